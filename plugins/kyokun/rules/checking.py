"""Asking every rule about everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kyokun.knowledge.knowledge import Knowledge
from kyokun.reading.document import Document
from kyokun.rules.catalogue import all_rules
from kyokun.rules.rule import Finding, Level, Raised, Related, Rule, Setting


@dataclass(frozen=True, slots=True)
class Summary:
    """How many documents were looked at and how many findings of each severity there are."""

    files: int
    error: int
    warning: int
    advice: int


def check(knowledge: Knowledge, now: datetime | None = None) -> tuple[Finding, ...]:
    """Every finding in the base, in the order of path, line, column and code.

    Without ``now`` (with its offset), what only the passing of time causes is not asked.
    """
    setting = Setting(knowledge.options, now)
    found: list[Finding] = []
    for rule in all_rules():
        if rule.of_document is not None:
            for document in knowledge.documents:
                found.extend(_finding(rule, document, one) for one in rule.of_document(document, setting))
        if rule.of_base is not None:
            found.extend(_finding(rule, document, one) for document, one in rule.of_base(knowledge, setting))
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def summarise(findings: Iterable[Finding], files: int) -> Summary:
    """Count findings by severity."""
    levels = [finding.level for finding in findings]
    return Summary(files, levels.count(Level.ERROR), levels.count(Level.WARNING), levels.count(Level.ADVICE))


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
    )
