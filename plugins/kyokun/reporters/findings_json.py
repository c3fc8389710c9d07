"""Findings for other programs: ``kyokun check --format json``."""

import json
from collections.abc import Iterable
from typing import Any

from kyokun.model.language import Language
from kyokun.rules.checking import Summary
from kyokun.rules.rule import Finding, Mending

SCHEMA_VERSION = 1


def findings_json(findings: Iterable[Finding], summary: Summary, language: Language) -> str:
    """One JSON object, ``schema_version`` 1; lines and columns from 1, columns in code points."""
    report = {
        "schema_version": SCHEMA_VERSION,
        "findings": [_finding(finding, language) for finding in findings],
        "summary": {
            "files": summary.files,
            "error": summary.error,
            "warning": summary.warning,
            "advice": summary.advice,
            "in_baseline": summary.hidden,
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.level.value,
        "path": finding.path,
        "line": finding.start.line,
        "column": finding.start.column,
        "message": finding.message.in_(language),
        "help": finding.help.in_(language),
        "subject": finding.subject,
        "fix": _fix(finding),
    }


def _fix(finding: Finding) -> str | None:
    """Whether it can be mended: ``safe``, ``unsafe`` (its author has something to look at afterwards), or null."""
    if finding.fix is None:
        return None
    return (Mending.SAFE if finding.fix.is_safe else Mending.UNSAFE).value
