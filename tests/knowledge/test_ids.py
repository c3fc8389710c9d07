"""Documents and actions by their ids."""

from pathlib import Path

from tests.knowledge.building import base_of, ids, incident, lesson, postmortem


def test_documents_stand_in_the_order_of_their_paths(tmp_path: Path) -> None:
    files = {
        f"postmortems/{name}.md": postmortem(id_)
        for name, id_ in (("b", "PM-1"), ("a/z", "PM-2"), ("a", "PM-3"))
    }
    knowledge = base_of(tmp_path, files)
    assert [document.path for document in knowledge.documents] == [
        "postmortems/a.md",
        "postmortems/a/z.md",
        "postmortems/b.md",
    ]
    assert ids(knowledge.incidents) == ["PM-3", "PM-2", "PM-1"]


def test_an_id_claimed_twice_keeps_both_and_the_first_path_answers(tmp_path: Path) -> None:
    files = {f"postmortems/{name}.md": postmortem("PM-7") for name in ("b", "a", "c")}
    knowledge = base_of(tmp_path, files)
    assert [found.document.path for found in knowledge.by_id["PM-7"]] == [
        f"postmortems/{name}.md" for name in "abc"
    ]
    assert incident(knowledge, "PM-7").document.path == "postmortems/a.md"
    assert not any(knowledge.is_translation(found) for found in knowledge.incidents)


def test_a_document_without_an_id_is_there_but_under_none(tmp_path: Path) -> None:
    knowledge = base_of(tmp_path, {"postmortems/a.md": "# T\n\n## Actions\n\n- [ ] 1. x\n"})
    assert ids(knowledge.incidents) == [None]
    assert dict(knowledge.by_id) == {}
    assert knowledge.incident("PM-001") is None
    assert [owned.id for owned in knowledge.actions] == [None]


def test_an_actions_id_is_the_postmortems_and_its_own_number(tmp_path: Path) -> None:
    body = "## Actions\n\n- [ ] 3. c\n- [ ] 1. a\n- [ ] no number"
    knowledge = base_of(tmp_path, {"postmortems/a.md": postmortem("PM-042", body=body)})
    assert [owned.id for owned in knowledge.actions] == ["PM-042-3", "PM-042-1", None]


def test_lessons_are_known_by_their_place(tmp_path: Path) -> None:
    knowledge = base_of(
        tmp_path, {"lessons/a/b/c.md": lesson(), "lessons/top.md": lesson(), "lessons/A/X.MD": lesson()}
    )
    assert list(knowledge.lessons_by_id) == ["A/X", "a/b/c", "top"]
    assert [page.lesson.category for page in knowledge.lessons] == ["A", "a/b", ""]


def test_newest_first_and_undated_last(tmp_path: Path) -> None:
    files = {
        "postmortems/a.md": postmortem("PM-1", "started_at: 2025-01-01"),
        "postmortems/b.md": postmortem("PM-2"),
        "postmortems/c.md": postmortem("PM-3", "detected_at: 2025-03-01T00:00+14:00"),
        "postmortems/d.md": postmortem("PM-4", "held_at: 2025-02-28T12:00Z"),
        "postmortems/e.md": postmortem("PM-0"),
    }
    assert ids(base_of(tmp_path, files).newest_first) == ["PM-4", "PM-3", "PM-1", "PM-0", "PM-2"]


def test_documents_at_or_below_a_path(tmp_path: Path) -> None:
    names = ("postmortems/2025/a.md", "postmortems/2025b/a.md", "postmortems/2025.md", "lessons/x.md")
    knowledge = base_of(tmp_path, dict.fromkeys(names, "# T\n"))
    found = {
        path: [document.path for document in knowledge.under([path])]
        for path in ("postmortems/2025", "lessons/x.md", "no")
    }
    assert found == {
        "postmortems/2025": ["postmortems/2025/a.md"],
        "lessons/x.md": ["lessons/x.md"],
        "no": [],
    }
    assert len(list(knowledge.under([""]))) == len(list(knowledge.under(["."]))) == len(names)


def test_what_cannot_be_read_is_a_document_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "postmortems").mkdir()
    (tmp_path / "postmortems" / "bad.md").write_bytes(b"\0")
    knowledge = base_of(tmp_path, {"postmortems/good.md": postmortem("PM-1")})
    assert [document.path for document in knowledge.documents] == [
        "postmortems/bad.md",
        "postmortems/good.md",
    ]
    assert ids(knowledge.incidents) == ["PM-1"]
