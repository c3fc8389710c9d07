"""Findings as annotations of a GitHub Actions job: ``kyokun check --format github``.

The format is that of GitHub's documentation, "Workflow commands for GitHub Actions": in a message ``%``, CR and LF are
escaped, in a property ``:`` and ``,`` as well.
"""

from collections.abc import Iterable

from kyokun.model.language import Language
from kyokun.rules.rule import Finding, Level

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def findings_github(findings: Iterable[Finding], language: Language) -> str:
    """One command a line; paths count from the repository's top."""
    return "".join(f"{_annotation(finding, language)}\n" for finding in findings)


def _annotation(finding: Finding, language: Language) -> str:
    message = f"{finding.message.in_(language)}\n{finding.help.in_(language)}"
    properties = {
        "file": finding.path,
        "line": str(finding.start.line),
        "endLine": str(finding.end.line),
        "col": str(finding.start.column),
        "title": f"{finding.code} {finding.slug}",
    }
    if finding.end.line == finding.start.line:  # GitHub ignores columns of annotations over several lines
        properties["endColumn"] = str(finding.end.column)
    else:
        del properties["col"]
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
