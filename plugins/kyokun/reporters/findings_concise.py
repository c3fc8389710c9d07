"""Findings for editors, ``grep`` and people in a hurry: ``kyokun check --format concise``."""

from collections.abc import Iterable

from kyokun.model.language import Language
from kyokun.reporters.terminal import printable
from kyokun.rules.rule import Finding


def findings_concise(findings: Iterable[Finding], language: Language) -> str:
    """One line a finding: ``path:line:column: level CODE message``.

    The level is the same word in every language, since editors match lines like these by it.
    """
    return "".join(f"{_line(finding, language)}\n" for finding in findings)


def _line(finding: Finding, language: Language) -> str:
    place = f"{printable(finding.path)}:{finding.start.line}:{finding.start.column}"
    return f"{place}: {finding.level} {finding.code} {printable(finding.message.in_(language))}"
