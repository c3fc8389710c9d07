"""What the export says, against a base whose export was worked out by hand, and against its schema."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import DocumentKind, Location, read_source
from kyokun.reporters.export import export, is_exported, json_text, left_out
from kyokun.reporters.export_schema import export_schema
from kyokun.text.decoding import Decoded
from tests.making import complete, write_base
from tests.reporters.loading import REPOSITORY, SMALL, load_folder

VALIDATOR = Draft202012Validator(export_schema())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(export_schema())


def test_the_small_base_is_exported_as_expected() -> None:
    expected = json.loads((SMALL / "expected.json").read_text("utf-8"))
    assert export(load_folder(SMALL)) == expected


def test_the_expected_export_follows_the_schema() -> None:
    VALIDATOR.validate(json.loads((SMALL / "expected.json").read_text("utf-8")))


def test_this_repositorys_base_follows_the_schema() -> None:
    knowledge = load_folder(REPOSITORY)
    found = export(knowledge)
    VALIDATOR.validate(found)
    assert left_out(knowledge) == ()
    assert len(found["postmortems"]) == len(knowledge.incidents)
    assert len(found["lessons"]) == len(knowledge.lessons)
    actions = [action for postmortem in found["postmortems"] for action in postmortem["actions"]]
    assert len(actions) == len(knowledge.actions)
    assert len({action["id"] for action in actions}) == len(actions)


def test_every_lesson_named_is_a_lesson_exported() -> None:
    found = export(load_folder(REPOSITORY))
    known = {lesson["id"] for lesson in found["lessons"]}
    for postmortem in found["postmortems"]:
        assert set(postmortem["lessons"]) <= known
        for action in postmortem["actions"]:
            assert set(action["lessons"]) <= set(postmortem["lessons"])


def test_a_lesson_that_cannot_be_read_is_neither_exported_nor_named(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/a.md": complete(), "lessons/practice/timeouts.md": "---\na: [\n---\n"})
    found = export(load_folder(tmp_path))
    assert found["lessons"] == []
    assert found["postmortems"][0]["lessons"] == []
    assert found["postmortems"][0]["actions"][0]["lessons"] == []


def test_the_same_base_gives_the_same_bytes_whatever_the_order_of_files() -> None:
    knowledge = load_folder(REPOSITORY)
    shuffled = Knowledge(knowledge.documents[::-1], knowledge.options, knowledge.root)
    assert json_text(export(shuffled)) == json_text(export(knowledge))


HOSTILE: list[str | bytes] = [
    b"\x00\xff",
    "",
    "---\n---\n",
    "---\nid: [PM-001]\ntitle: {a: b}\nservices: {a: b}\nteams: [[x]]\ncauses: nonsense\n---\n",
    "---\nid: pm-7\ntype: war\nstatus: 5\nseverity: yes\nlang: fr\nstarted_at: 2025-13-45\n---\n",
    "---\nid: PM-1\nstarted_at: 2025-01-02T10:00\ndetected_at: 2025-01-01T10:00\n---\n",
    "---\nid: PM-1\ntranslation_of: PM-1\nrecurrence_of: [PM-1, PM-404, x]\n---\n",
    "---\nid: PM-2\ntranslation_of: PM-3\n---\n## Action items\n- [ ] 1. a\n",
    "---\nid: PM-3\ntranslation_of: PM-2\n---\n## Action items\n- [ ] 1. a\n- [ ] 1. b\n- [ ] \n",
    f"---\nid: PM-{'9' * 5000}\n---\n",
    "---\nid: PM-5\nstarted_at: 0001-01-01T00:00+23:59\nresolved_at: 9999-12-31T23:59-23:59\n---\n",
    "## Action items\n\n| # | Action | Due | State |\n|---|---|---|---|\n| x | | 0000-00-00 | done (9999-99-99) |\n",
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_documents_follow_the_schema(tmp_path: Path, content: str | bytes) -> None:
    write_base(tmp_path, {"postmortems/x.md": content, "lessons/x.md": content, "lessons/ .md": content})
    VALIDATOR.validate(export(load_folder(tmp_path)))


def test_all_hostile_documents_together_follow_the_schema(tmp_path: Path) -> None:
    write_base(tmp_path, {f"postmortems/{at:02}.md": content for at, content in enumerate(HOSTILE)})
    found = export(load_folder(tmp_path))
    VALIDATOR.validate(found)
    assert json.loads(json_text(found)) == found


KEYS = [
    "id",
    "title",
    "type",
    "status",
    "severity",
    "lang",
    "started_at",
    "detected_at",
    "resolved_at",
    "services",
]
KEYS += ["causes", "recurrence_of", "translation_of", "rollout", "tags", "impact"]
VALUES = st.one_of(
    st.sampled_from(
        ["PM-1", "unknown", "open", "n/a", "draft", "[a, b]", "{a: applied}", "technology/x", "ja", "~"]
    ),
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)).map(  # noqa: DTZ001 - text
        lambda at: at.isoformat()
    ),
    st.text(max_size=20),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KEYS), VALUES)), st.text(), st.sampled_from(DocumentKind))
def test_any_front_matter_follows_the_schema(
    pairs: list[tuple[str, str]], body: str, kind: DocumentKind
) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + f"---\n## Action items\n{body}"
    options = Options()
    location = Location(Path("x.md"), "postmortems/x.md", kind, "x")
    document = read_source(location, Decoded(text, has_bom=False), conventions_of(options))
    found = export(Knowledge((document,), options, Path()))
    VALIDATOR.validate(found)
    assert len(found["postmortems"]) + len(found["lessons"]) == is_exported(document)


def test_durations_are_whole_seconds_between_moments_of_any_offset(tmp_path: Path) -> None:
    def durations(started_at: str, detected_at: str) -> Any:
        text = f"---\nid: PM-1\nstarted_at: {started_at}\ndetected_at: {detected_at}\n---\n"
        write_base(tmp_path, {"postmortems/x.md": text})
        return export(load_folder(tmp_path))["postmortems"][0]["durations"]["detect"]

    assert durations("2025-01-05T14:20:03+09:00", "2025-01-05T14:20:05+09:00") == 2
    assert durations("2025-01-05T14:20+09:00", "2025-01-05T05:20Z") == 0
    assert durations("2025-01-05T23:59+09:00", "2025-01-06T00:01:30+09:00") == 150
    assert durations("2025-01-05T14:20+09:00", "2025-01-05T14:19+09:00") == -60
    for coarse in ("2025-01-05", "2025-01-05T14", "unknown", "open", "not-applicable", "", "TODO"):
        assert durations("2025-01-05T14:20+09:00", coarse) is None
        assert durations(coarse, "2025-01-05T14:20+09:00") is None


def test_what_was_not_written_is_never_invented(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/x.md": "---\nid: PM-1\n---\n"})
    [found] = export(load_folder(tmp_path))["postmortems"]
    assert (found["title"], found["status"], found["severity"]) == (None, None, None)
    assert {value for name, value in found.items() if name.endswith("_at")} == {"unknown"}
    assert set(found["durations"].values()) == {None}


def test_documents_outside_a_base_are_exported_too(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text(complete(), encoding="utf-8")
    location = Location(file, "note.md", DocumentKind.POSTMORTEM)
    VALIDATOR.validate(export(load([location], Options(now=datetime(2026, 1, 1, tzinfo=UTC)), tmp_path)))
