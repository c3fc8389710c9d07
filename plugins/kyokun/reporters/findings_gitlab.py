"""Findings for GitLab's merge requests: ``kyokun check --format gitlab``.

The format is that of GitLab's documentation, "Code Quality report format". GitLab escapes the texts when it shows them.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kyokun.model.language import Language
from kyokun.rules.fingerprint import fingerprints
from kyokun.rules.rule import Finding, Level
from kyokun.text.span import Lines

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.ADVICE: "info"}


def findings_gitlab(findings: Sequence[Finding], sources: Mapping[str, Lines], language: Language) -> str:
    """A JSON array; paths and ``sources`` count from the repository's top."""
    marked = zip(findings, fingerprints(findings, sources), strict=True)
    return json.dumps(
        [_finding(finding, mark, language) for finding, mark in marked], ensure_ascii=False, indent=2
    )


def _finding(finding: Finding, fingerprint: str, language: Language) -> dict[str, Any]:
    return {
        "description": f"{finding.message.in_(language)} → {finding.help.in_(language)}",
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.level],
        "location": {"path": finding.path, "lines": {"begin": finding.start.line}},
    }
