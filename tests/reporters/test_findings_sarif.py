"""SARIF, against its schema and what the standard asks beyond it."""

import json
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator

from kyokun.model.language import Language, Words
from kyokun.reporters.findings_sarif import findings_sarif
from kyokun.rules.catalogue import all_rules
from kyokun.rules.rule import Finding, Level, Related
from kyokun.text.span import Lines, Position
from tests.reporters.finding_reports import RULES, SNAPSHOTS, finding, findings_and_sources
from tests.reporters.hostile import hostile

SCHEMA = json.loads((SNAPSHOTS.parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)


def sarif(
    findings: list[Finding], sources: dict[str, Lines] | None = None, language: Language = Language.EN
) -> Any:
    log = json.loads(findings_sarif(findings, sources or {}, RULES, language))
    VALIDATOR.validate(log)
    return log["runs"][0]


def artifact(path: str) -> dict[str, str]:
    location = sarif([finding(path=path)])["results"][0]["locations"][0]["physicalLocation"]
    found = location["artifactLocation"]
    assert isinstance(found, dict)
    return found


def test_the_schema_is_one() -> None:
    Draft4Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", list(Language))
def test_the_small_bases_report_follows_the_schema(language: Language) -> None:
    findings, sources = findings_and_sources()
    run = sarif(list(findings), sources, language)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["language"] == language.value
    assert [result["level"] for result in run["results"]] == [
        {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}[one.level] for one in findings
    ]
    described = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert described == sorted(described)
    for result in run["results"]:
        if "ruleIndex" in result:
            assert described[result["ruleIndex"]] == result["ruleId"]


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_can_be_described(language: Language) -> None:
    findings = [finding(code=rule.code) for rule in all_rules()]
    log = json.loads(findings_sarif(findings, {}, all_rules(), language))
    VALIDATOR.validate(log)
    described = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in all_rules()]
    for rule in described:
        assert rule["shortDescription"]["text"].strip()
        assert rule["fullDescription"]["text"].strip()
        assert rule["id"] in rule["help"]["text"]
        assert rule["help"]["markdown"].strip()


def test_paths_are_relative_and_percent_encoded() -> None:
    assert artifact("kb/a b/決済#1?.md") == {
        "uri": "kb/a%20b/%E6%B1%BA%E6%B8%88%231%3F.md",
        "uriBaseId": "%SRCROOT%",
    }
    assert artifact("a:b%.md") == {"uri": "a%3Ab%25.md", "uriBaseId": "%SRCROOT%"}
    assert artifact("/elsewhere/a b.md") == {"uri": "file:///elsewhere/a%20b.md"}


@given(hostile.filter(lambda path: path != "" and not path.startswith("/")))
def test_any_path_is_a_relative_reference(path: str) -> None:
    uri = artifact(path)["uri"]
    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert uri.isascii()
    assert unquote(uri) == path.encode("utf-8", "replace").decode()


@settings(max_examples=50)
@given(hostile, hostile)
def test_it_is_valid_whatever_the_texts(text: str, line: str) -> None:
    related = Related(Position(1, 1), Position(1, 2), Words(text, text))
    found = finding(text, help_=text, subject=text, end=Position(1, len(line) + 1), related=(related,))
    (result,) = sarif([found], {"a.md": Lines(line)})["results"]
    assert result["message"]["text"].replace("] (", "](") == f"{text}\n{text}".replace("] (", "](")
    assert "](" not in result["message"]["text"]


def test_other_places_are_related_locations() -> None:
    related = Related(Position(4, 2), Position(4, 9), Words("最初", "the first"))
    (result,) = sarif([finding(related=(related,))])["results"]
    assert result["relatedLocations"] == [
        {
            "id": 1,
            "physicalLocation": {
                "artifactLocation": {"uri": "a.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 4, "startColumn": 2, "endLine": 4, "endColumn": 9},
            },
            "message": {"text": "the first"},
        }
    ]
