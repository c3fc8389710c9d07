"""Asking every rule about everything."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from kyokun.knowledge.knowledge import Knowledge
from kyokun.reading.document import Document
from kyokun.rules.catalogue import all_rules, only_mended, reporting_rules
from kyokun.rules.rule import Finding, Level, Raised, Related, Rule, Setting
from kyokun.rules.selecting import Selection, selection_of
from kyokun.rules.suppressing import without_suppressed


@dataclass(frozen=True, slots=True)
class Summary:
    """How many documents were looked at and how many findings of each severity there are."""

    files: int
    error: int
    warning: int
    advice: int
    hidden: int = 0
    """Findings that are in the baseline and counted nowhere else."""


def check(
    knowledge: Knowledge,
    now: datetime | None = None,
    rules: tuple[Rule, ...] | None = None,
    only: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Every finding in the base that its options ask for, in the order of path, line, column and code.

    Without ``now`` (with its offset), what only the passing of time causes is not asked. ``rules`` asks these instead of
    all that report: a suppression of one that is not asked then counts as unused, if that rule is among them. ``only``
    limits what is reported to the documents of those paths; the whole base stays known.

    Raises:
        BadRuleName: an option names a rule that does not exist or is always asked.
    """
    selection = selection_of(knowledge.options)
    documents = [one for one in knowledge.documents if only is None or one.path in only]
    asked = reporting_rules() if rules is None else rules
    setting = Setting(knowledge.options, now, knowledge.templates)
    raised: defaultdict[str, list[Finding]] = defaultdict(list)
    for rule in asked:
        if rule.of_document is not None:
            for document in documents:
                raised[document.path] += (
                    _finding(rule, document, one) for one in rule.of_document(document, setting)
                )
        if rule.of_base is not None:
            for document, one in rule.of_base(knowledge, setting):
                raised[document.path].append(_finding(rule, document, one))
    found = (
        one for document in documents for one in _kept(document, raised[document.path], asked, selection)
    )
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def _kept(
    document: Document, raised: list[Finding], asked: tuple[Rule, ...], selection: Selection
) -> list[Finding]:
    """The findings asked for that no comment in the document hides, and those about comments that hide nothing.

    What is not asked about is hidden by the options, not by comments: no comment for it is called superfluous.
    """
    kept, unused = without_suppressed(document, raised, {rule.code: rule for rule in asked})
    unasked = _unasked(asked)
    for rule in asked:
        if rule.of_unused is not None:
            kept += (
                _finding(rule, document, rule.of_unused(one.span, one.codes))
                for one in unused
                if one.reason
                and selection.asks_all(one.codes, document.path)
                and unasked.isdisjoint(one.codes)
            )
    return [one for one in kept if selection.asks(one.code, document.path)]


def _unasked(asked: tuple[Rule, ...]) -> frozenset[str]:
    """Codes and slugs of the rules that only mend, while they are not asked: nothing tells whether a comment hides them."""
    codes = only_mended() - {rule.code for rule in asked}
    return frozenset(name for rule in all_rules() if rule.code in codes for name in (rule.code, rule.slug))


def summarise(findings: Iterable[Finding], files: int, hidden: int = 0) -> Summary:
    """Count findings by severity."""
    levels = [finding.level for finding in findings]
    return Summary(
        files, levels.count(Level.ERROR), levels.count(Level.WARNING), levels.count(Level.ADVICE), hidden
    )


def _finding(rule: Rule, document: Document, raised: Raised) -> Finding:
    status = document.postmortem.status if document.postmortem else None
    return Finding(
        path=document.path,
        start=document.lines.position(raised.span.start),
        end=document.lines.position(max(raised.span.start, raised.span.end)),
        code=rule.code,
        slug=rule.slug,
        level=rule.level_for(status),
        message=raised.message,
        help=raised.help,
        subject=raised.subject or document.subject,
        related=tuple(
            Related(document.lines.position(span.start), document.lines.position(span.end), words)
            for span, words in raised.related
        ),
        is_secret=raised.is_secret,
        fix=raised.fix,
    )
