"""Asking every rule about everything."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kyokun.knowledge.facts import Facts, detail_of, facts_of
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.survey import Survey
from kyokun.rules.catalogue import all_rules, only_mended, reporting_rules
from kyokun.rules.examining import Examined, Said, examine
from kyokun.rules.rule import Finding, Level, Raised, Related, Rule, Setting
from kyokun.rules.selecting import Selection, selection_of
from kyokun.rules.suppressing import Suppression, without_suppressed
from kyokun.text.span import Breaks


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
    """Every finding in documents that have been read that their options ask for, in the order of path, line, column and code.

    Without ``now`` (with its offset), what only the passing of time causes is not asked. ``rules`` asks these instead of
    all that report: a suppression of one that is not asked then counts as unused, if that rule is among them. ``only``
    limits what is reported to the documents of those paths; the whole base stays known.

    Raises:
        BadRuleName: an option names a rule that does not exist or is always asked.
    """
    asked = reporting_rules() if rules is None else rules
    options = knowledge.options
    setting = Setting(options, now, knowledge.templates)
    survey = Survey(
        tuple(facts_of(document, options) for document in knowledge.documents),
        {document.path: detail_of(document, options) for document in knowledge.documents},
        options,
        knowledge.root,
        None if only is None else frozenset(only),
    )
    examined = {
        document.path: examine(document, setting, asked)
        for document in knowledge.documents
        if survey.is_asked(document.path)
    }
    return conclude(survey, examined, setting, asked)


def conclude(
    survey: Survey, examined: Mapping[str, Examined], setting: Setting, rules: tuple[Rule, ...]
) -> tuple[Finding, ...]:
    """What was found in the documents asked about, together with what the rules about the base say of them.

    Raises:
        BadRuleName: an option names a rule that does not exist or is always asked.
    """
    selection = selection_of(survey.options)
    by_code = {rule.code: rule for rule in rules}
    said: defaultdict[str, list[Said]] = defaultdict(list)
    for rule in rules:
        if rule.of_base is not None:
            for path, raised in rule.of_base(survey, setting):
                said[path].append(Said(rule.code, raised))
    found: list[Finding] = []
    for document in survey.asked:
        own = examined[document.path]
        about = [*(one for one in own.said if one.code in by_code), *said[document.path]]
        if about or own.suppressions:
            breaks = survey.details[document.path].breaks
            found += _kept(document, breaks, about, own.suppressions, by_code, selection)
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def _kept(
    document: Facts,
    breaks: Breaks,
    said: list[Said],
    comments: tuple[Suppression, ...],
    rules: Mapping[str, Rule],
    selection: Selection,
) -> list[Finding]:
    """The findings asked for that no comment in the document hides, and those about comments that hide nothing.

    What is not asked about is hidden by the options, not by comments: no comment for it is called superfluous.
    """
    findings = [_finding(rules[one.code], document, breaks, one.raised) for one in said]
    kept, unused = without_suppressed(comments, breaks, findings, rules)
    unasked = _unasked(rules) if unused else frozenset()
    for rule in rules.values() if unused else ():
        if rule.of_unused is not None:
            kept += (
                _finding(rule, document, breaks, rule.of_unused(one.span, one.codes))
                for one in unused
                if one.reason
                and selection.asks_all(one.codes, document.path)
                and unasked.isdisjoint(one.codes)
            )
    return [one for one in kept if selection.asks(one.code, document.path)]


def _unasked(asked: Collection[str]) -> frozenset[str]:
    """Codes and slugs of the rules that only mend, while they are not asked: nothing tells whether a comment hides them."""
    codes = only_mended().difference(asked)
    return frozenset(name for rule in all_rules() if rule.code in codes for name in (rule.code, rule.slug))


def summarise(findings: Iterable[Finding], files: int, hidden: int = 0) -> Summary:
    """Count findings by severity."""
    levels = [finding.level for finding in findings]
    return Summary(
        files, levels.count(Level.ERROR), levels.count(Level.WARNING), levels.count(Level.ADVICE), hidden
    )


def _finding(rule: Rule, document: Facts, breaks: Breaks, raised: Raised) -> Finding:
    return Finding(
        path=document.path,
        start=breaks.position(raised.span.start),
        end=breaks.position(max(raised.span.start, raised.span.end)),
        code=rule.code,
        slug=rule.slug,
        level=rule.level_for(document.status),
        message=raised.message,
        help=raised.help,
        subject=raised.subject or document.subject,
        related=tuple(
            Related(breaks.position(span.start), breaks.position(span.end), words)
            for span, words in raised.related
        ),
        is_secret=raised.is_secret,
        fix=raised.fix,
    )
