"""Every report of the same findings: as kept, and whatever the texts hold."""

import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from lxml import etree  # type: ignore[import-untyped]

from kyokun.model.language import Language, Words
from kyokun.reporters.findings_concise import findings_concise
from kyokun.reporters.findings_full import findings_full
from kyokun.reporters.findings_github import findings_github
from kyokun.reporters.findings_gitlab import findings_gitlab
from kyokun.reporters.findings_json import findings_json
from kyokun.reporters.findings_junit import findings_junit
from kyokun.reporters.terminal import printable
from kyokun.rules.checking import summarise
from kyokun.rules.rule import Finding, Level, Related
from kyokun.text.span import Lines, Position
from tests.reporters.finding_reports import SNAPSHOTS, finding, findings_and_sources, reports
from tests.reporters.hostile import hostile
from tests.reporters.regenerate import as_kept

SNAPSHOT = {name: text for language in Language for name, text in reports(language)}
JUNIT = etree.XMLSchema(etree.parse(SNAPSHOTS.parent / "schemas" / "junit-10.xsd"))
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("name", SNAPSHOT)
def test_the_reports_are_as_kept(name: str) -> None:
    """If this fails and the difference is meant: ``python -m tests.reporters.regenerate``."""
    assert as_kept(SNAPSHOT[name]) == (SNAPSHOTS / name).read_bytes().decode()


def test_no_snapshot_is_left_over() -> None:
    assert {file.name for file in SNAPSHOTS.iterdir()} == set(SNAPSHOT)


@pytest.mark.parametrize("name", SNAPSHOT)
def test_every_report_ends_its_last_line(name: str) -> None:
    assert name.endswith(".json") or SNAPSHOT[name].endswith("\n")


def one(text: str, line: str) -> tuple[list[Finding], dict[str, Lines]]:
    """A finding in which every text is hostile, in a document of one such line."""
    label = Related(Position(1, 1), Position(1, 2), Words(text, text))
    end = Position(1, len(line) + 1)
    found = finding(text, path="a b.md", help_=text, subject=text, end=end, related=(label,))
    return [found], {"a b.md": Lines(line)}


@given(hostile, hostile)
def test_a_terminal_gets_no_control_characters(text: str, line: str) -> None:
    findings, sources = one(text, line)
    for shown in (
        findings_full(findings, sources, Language.EN, colour=False),
        findings_concise(findings, Language.EN),
    ):
        assert not _CONTROL.search(shown)
        assert printable(text) in shown
    coloured = findings_full(findings, sources, Language.EN, colour=True)
    assert not _CONTROL.search(re.sub(r"\x1b\[[\d;]*m", "", coloured))


@given(hostile)
def test_a_concise_finding_is_one_line_whatever_it_says(text: str) -> None:
    shown = findings_concise([finding(text, path=f"x{text}.md"), finding(text)], Language.JA)
    assert shown.count("\n") == 2
    assert len(shown.splitlines()) == 2


def test_the_concise_line_has_the_form_that_editors_match() -> None:
    shown = findings_concise([finding("no: owner", path="a.md", line=3, column=7)], Language.JA)
    assert shown == "a.md:3:7: error KY501 no: owner\n"


def test_carets_of_full_stand_below_what_they_mark_in_wide_and_narrow_letters() -> None:
    line = "日本語 and @rin が担当"
    owner = Related(Position(1, 9), Position(1, 13), Words("誰か", "somebody"))
    found = finding(column=1, end=Position(1, 4), related=(owner,))
    shown = findings_full([found], {"a.md": Lines(line)}, Language.JA, colour=False)
    assert shown.splitlines()[2:6] == [
        "  1 | 日本語 and @rin が担当",
        "    | ^^^^^^",
        "  1 | 日本語 and @rin が担当",
        "    |            ^^^^ 誰か",
    ]


def read_annotation(line: str) -> tuple[str, dict[str, str], str]:
    """Reads one workflow command as GitHub's documentation has them: ``::name key=value,key=value::data``."""
    match = re.fullmatch(r"::([a-z]+) ([^\r\n]*?)::(.*)", line)
    assert match, line
    properties = dict(part.split("=", 1) for part in match[2].split(","))
    return match[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(match[3])


def unescaped(text: str) -> str:
    codes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    return re.sub("%25|%0D|%0A|%3A|%2C", lambda match: codes[match[0]], text)


@given(hostile, hostile)
def test_annotations_read_back_say_what_was_said(text: str, path: str) -> None:
    findings = [finding(text, path=path, help_=text, line=2, column=3, end=Position(2, 5))]
    written = findings_github(findings, Language.EN)
    assert written.endswith("\n")
    lines = written[:-1].split("\n")
    assert len(lines) == 1
    assert "\r" not in written
    name, properties, data = read_annotation(lines[0])
    assert name == "error"
    assert data == f"{text}\n{text}"
    assert properties == {
        "file": path,
        "line": "2",
        "endLine": "2",
        "col": "3",
        "endColumn": "5",
        "title": "KY501 sample-rule",
    }


@given(hostile, hostile)
def test_json_reads_back_what_was_said(text: str, line: str) -> None:
    findings, sources = one(text, line)
    loaded = json.loads(findings_json(findings, summarise(findings, 1), Language.EN))
    assert loaded["findings"][0]["message"] == text
    assert "related" not in loaded["findings"][0]
    (issue,) = json.loads(findings_gitlab(findings, sources, Language.EN))
    assert issue["description"] == f"{text} → {text}"


def test_gitlab_gets_what_its_documentation_asks_for() -> None:
    findings, sources = findings_and_sources()
    issues: list[dict[str, Any]] = json.loads(findings_gitlab(findings, sources, Language.JA))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(findings)


def read_junit(text: str) -> Any:
    tree = etree.parse(io.BytesIO(text.encode()))
    JUNIT.assertValid(tree)
    return tree.getroot()


@pytest.mark.parametrize("language", list(Language))
def test_the_junit_report_follows_its_schema(language: Language) -> None:
    root = read_junit(SNAPSHOT[f"junit.{language.value}.xml"])
    _, sources = findings_and_sources()
    assert [case.get("name") for case in root.iter("testcase")] == sorted(sources)
    assert root.get("tests") == str(len(sources))
    assert root.get("failures") == str(len(list(root.iter("failure")))) == "1"


@given(hostile, hostile)
def test_junit_is_well_formed_and_valid_whatever_the_texts(text: str, path: str) -> None:
    findings = [finding(text, path=path), finding(text, path=path, level=Level.WARNING, help_=text)]
    root = read_junit(findings_junit(findings, [path, "other.md"], Language.EN))
    (failure,) = root.iter("failure")
    (output,) = root.iter("system-out")
    assert not _CONTROL.search(re.sub("[\u2028-\u202e\u2066-\u2069\t]", "", failure.text or ""))
    words = [word for word in re.findall(r"[\w@#]+", text) if word.isprintable()]
    for word in words:
        assert word in (failure.get("message") or "")
        assert word in (failure.text or "")
        assert word in (output.text or "")


def test_an_empty_base_is_reported_in_every_format() -> None:
    nothing = summarise([], 0)
    assert findings_full([], {}, Language.EN, colour=False) == ""
    assert findings_concise([], Language.EN) == findings_github([], Language.EN) == ""
    assert json.loads(findings_json([], nothing, Language.EN))["findings"] == []
    assert json.loads(findings_gitlab([], {}, Language.EN)) == []
    assert read_junit(findings_junit([], [], Language.EN)).get("tests") == "0"
