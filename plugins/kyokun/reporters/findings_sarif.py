"""Findings as SARIF 2.1.0 (OASIS), for code scanning: ``kyokun check --format sarif``."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from kyokun import __version__
from kyokun.model.language import Language, Words
from kyokun.model.terms import Status
from kyokun.reporters.rule_page import rule_sections
from kyokun.reporters.rule_text import rule_text
from kyokun.rules.catalogue import family_of
from kyokun.rules.fingerprint import fingerprints
from kyokun.rules.rule import Finding, Level, Rule
from kyokun.text.span import Lines, Position

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}
_LANGUAGES = {Language.JA: "ja", Language.EN: "en"}
_BASE = "%SRCROOT%"
_BASE_MEANS = Words("リポジトリーの最上位フォルダー", "The repository's top folder")
_FINGERPRINT = "kyokun/v1"
"""Our own name, not GitHub's ``primaryLocationLineHash``: its upload warns of every hash that it would reckon otherwise."""


def findings_sarif(
    findings: Sequence[Finding], sources: Mapping[str, Lines], rules: Iterable[Rule], language: Language
) -> str:
    """A log of one run; of ``rules``, those that reported are described. Paths count from the repository's top."""
    codes = {finding.code for finding in findings}
    described = sorted((rule for rule in rules if rule.code in codes), key=lambda rule: rule.code)
    places = {rule.code: index for index, rule in enumerate(described)}
    marked = zip(findings, fingerprints(findings, sources), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "Kyokun",
                "version": __version__,
                "language": _LANGUAGES[language],
                "rules": [_rule(rule, language) for rule in described],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_BASE: {"description": {"text": _BASE_MEANS.in_(language)}}},
        "results": [_result(finding, mark, places, language) for finding, mark in marked],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": rule.title.in_(language)},
        "fullDescription": {"text": rule.reason.in_(language)},
        "help": {
            "text": rule_text(rule, language, colour=False),
            "markdown": rule_sections(rule, language),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.level_for(Status.REVIEW)]},
        "properties": {"tags": [family_of(rule)]},
    }


def _result(
    finding: Finding, fingerprint: str, places: Mapping[str, int], language: Language
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        **({"ruleIndex": places[finding.code]} if finding.code in places else {}),
        "level": _LEVELS[finding.level],
        "message": {"text": _plain(f"{finding.message.in_(language)}\n{finding.help.in_(language)}")},
        "locations": [{"physicalLocation": _physical(finding.path, finding.start, finding.end)}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(finding.path, one.start, one.end),
                "message": {"text": _plain(one.message.in_(language))},
            }
            for number, one in enumerate(finding.related, 1)
        ]
    return result


def _physical(path: str, start: Position, end: Position) -> dict[str, Any]:
    return {
        "artifactLocation": _artifact(path),
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    }


def _artifact(path: str) -> dict[str, str]:
    quoted = quote(path, errors="replace")
    if path.startswith("/"):  # outside of everything: no folder that it could be relative to
        return {"uri": f"file://{quoted}"}
    return {"uri": quoted, "uriBaseId": _BASE}


def _plain(text: str) -> str:
    """A plain-text message, in which ``[text](1)`` would be a link."""
    return text.replace("](", "] (")
