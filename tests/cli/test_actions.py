"""``kyokun actions``: which actions, in which order, and how they look."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kyokun.reporters.export_schema import export_schema
from kyokun.text.width import width
from tests.cli.running import one_line, run
from tests.making import write_base

SMALL = Path(__file__).parents[1] / "bases" / "export-small"


def action(number: int, title: str, owner: str, due: str, state: str) -> str:
    fields = {"Owner": owner, "Due": due, "State": state}
    return f"#### {number}. {title}\n" + "".join(
        f"- **{name}**: {value}\n" for name, value in fields.items() if value
    )


DOCUMENTS: dict[str, str | bytes] = {
    "postmortems/a.md": "---\nid: PM-010\ntitle: A\nstatus: draft\n---\n\n## Action items\n\n"
    + action(1, "Past and open", "@Alice", "2026-01-31", "open")
    + action(2, "Today", "@alice（SRE）, @bob", "2026-02-01", "in-progress")
    + action(3, "Past and done", "@alice", "2026-01-01", "done (2026-01-01)")
    + action(4, "Past and decided against", "@bob", "2026-01-01", "wont-do (cost)")
    + action(5, "No due date, state not written", "", "", "")
    + action(10, "Past, state not written", "Operations team", "2026-01-31", ""),
    "postmortems/b.md": "---\nid: PM-009\ntitle: B\nlang: ja\nstatus: draft\n---\n\n## 対策\n\n"
    "- [ ] 1. 検知を早くする（全角の題） — @mio, 期限 2026-01-31, P0\n- [x] 2. 済み — @mio, 期限 2025-12-31\n",
    "postmortems/c.md": "---\nid: PM-011\ntitle: C\ntranslation_of: PM-010\n---\n\n## Action items\n\n"
    + action(1, "Translated", "@alice", "2026-01-31", "open"),
}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return write_base(tmp_path, DOCUMENTS)


def listed(base: Path, *arguments: str, now: str = "2026-02-01T12:00+09:00") -> list[dict[str, Any]]:
    result = run("actions", "-C", base, "--now", now, "--json", *arguments)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert list(found) == ["schema_version", "actions"]
    assert found["schema_version"] == 1
    actions: list[dict[str, Any]] = found["actions"]
    return actions


def ids(base: Path, *arguments: str, now: str = "2026-02-01T12:00+09:00") -> list[str]:
    return [found["id"] for found in listed(base, *arguments, now=now)]


def test_all_of_them_by_due_date_then_id_and_no_translations(base: Path) -> None:
    past = ["PM-009-2", "PM-010-3", "PM-010-4"]
    assert ids(base) == [*past, "PM-009-1", "PM-010-1", "PM-010-10", "PM-010-2", "PM-010-5"]


def test_open_ones_include_those_whose_state_was_not_written(base: Path) -> None:
    assert ids(base, "--open") == ["PM-009-1", "PM-010-1", "PM-010-10", "PM-010-2", "PM-010-5"]


def test_overdue_ones_depend_on_the_day_in_the_bases_zone(base: Path) -> None:
    overdue = ["PM-009-1", "PM-010-1", "PM-010-10"]
    assert ids(base, "--overdue") == overdue
    assert ids(base, "--overdue", "--open") == overdue
    assert ids(base, "--overdue", now="2026-01-31T23:59+09:00") == []
    assert ids(base, "--overdue", now="2026-01-31T15:00Z") == overdue
    assert ids(base, "--overdue", now="2026-02-02") == [*overdue, "PM-010-2"]


@pytest.mark.parametrize("owner", ["alice", "@alice", "ALICE", "@Alice", "ａｌｉｃｅ"])
def test_an_owner_in_any_spelling(base: Path, owner: str) -> None:
    assert ids(base, "--owner", owner) == ["PM-010-3", "PM-010-1", "PM-010-2"]
    assert ids(base, "--owner", owner, "--open") == ["PM-010-1", "PM-010-2"]


def test_an_owner_is_a_whole_name(base: Path) -> None:
    assert ids(base, "--owner", "operations team") == ["PM-010-10"]
    assert ids(base, "--owner", "ali") == []
    assert ids(base, "--owner", "") == []


def test_the_objects_are_the_exports_with_their_postmortem() -> None:
    exported = json.loads((SMALL / "expected.json").read_text("utf-8"))
    expected = {
        (postmortem["id"], entry["title"]): entry
        for postmortem in exported["postmortems"]
        for entry in postmortem["actions"]
    }
    found = listed(SMALL)
    assert {(entry["postmortem"], entry["title"]) for entry in found} == set(expected)
    schema = export_schema()
    one = Draft202012Validator({"$ref": "#/$defs/action", "$defs": schema["$defs"]})
    for entry in found:
        postmortem = entry.pop("postmortem")
        assert entry == expected[(postmortem, entry["title"])]
        one.validate(entry)


def test_the_table_in_both_languages(base: Path) -> None:
    english = run("actions", "-C", base, "--now", "2026-02-01", "--open", "--lang", "en").stdout
    assert english == (
        "Due         ID         Priority  State              Owner            Action\n"
        "2026-01-31  PM-009-1   P0        Open (overdue)     @mio             検知を早くする（全角の題）\n"
        "2026-01-31  PM-010-1   -         Open (overdue)     @Alice           Past and open\n"
        "2026-01-31  PM-010-10  -         Unknown (overdue)  Operations team  Past, state not written\n"
        "2026-02-01  PM-010-2   -         In progress        @alice, @bob     Today\n"
        "-           PM-010-5   -         Unknown            -                No due date, state not written\n"
    )
    japanese = run("actions", "-C", base, "--now", "2026-02-01", "--overdue", "--lang", "ja").stdout
    assert japanese == (
        "期限        ID         優先度  状態                担当             アクション\n"
        "2026-01-31  PM-009-1   P0      未着手（期限切れ）  @mio             検知を早くする（全角の題）\n"
        "2026-01-31  PM-010-1   -       未着手（期限切れ）  @Alice           Past and open\n"
        "2026-01-31  PM-010-10  -       不明（期限切れ）    Operations team  Past, state not written\n"
    )


def test_columns_begin_at_the_same_place_whatever_is_in_them(base: Path) -> None:
    lines = run("actions", "-C", base, "--now", "2026-02-01", "--lang", "ja").stdout.splitlines()
    cells = ["アクション", "済み", "Past and done", "検知を早くする", "Today"]
    starts = {width(line[: line.index(cell)]) for cell in cells for line in lines if line.endswith(cell)}
    assert len(starts) == 1


def test_nothing_found_is_one_line_beside_and_no_failure(tmp_path: Path) -> None:
    write_base(tmp_path, {})
    result = run("actions", "-C", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert one_line(result.stderr) == "kyokun: no action items match"
    result = run("actions", "-C", tmp_path, "--json", "--lang", "ja")
    assert json.loads(result.stdout) == {"schema_version": 1, "actions": []}
    assert one_line(result.stderr) == "kyokun: 該当するアクションアイテムはありません"


def test_documents_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    write_base(
        tmp_path, DOCUMENTS | {"postmortems/d.md": b"\x00", "postmortems/e.md": "---\na: [\n---\n- [ ] x"}
    )
    result = run("actions", "-C", tmp_path, "--open")
    assert result.exit_code == 0
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        "postmortems/d.md",
        "postmortems/e.md",
    ]


def test_authors_text_cannot_drive_the_terminal(tmp_path: Path) -> None:
    title = "\x1b[2J\u202egnp.exe\x07　全角"
    write_base(tmp_path, {"postmortems/a.md": f"---\nid: PM-1\n---\n## Action items\n- [ ] 1. {title}\n"})
    output = run("actions", "-C", tmp_path).stdout
    assert "�[2J�gnp.exe�　全角" in output
    assert not set(output) & set("\x1b\x07\u202e")


def test_a_time_that_is_none_is_a_wrong_usage(base: Path) -> None:
    assert run("actions", "-C", base, "--now", "soon").exit_code == 2


@pytest.mark.parametrize("now", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_a_time_outside_the_calendar_is_one_line(base: Path, now: str) -> None:
    result = run("actions", "-C", base, "--now", now)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "lies outside the calendar" in one_line(result.stderr)
