"""From an action to its lesson, and from the lesson back to all that taught it."""

from pathlib import Path

from kyokun.knowledge.knowledge import Knowledge
from tests.knowledge.building import base_of, incident, lesson, postmortem

LINK = "[l](../lessons/a/one.md)"


def evidence(knowledge: Knowledge, lesson_id: str) -> list[tuple[str | None, list[str | None]]]:
    """What taught a lesson, by id."""
    return [
        (taught.postmortem.id, [owned.id for owned in actions])
        for taught, actions in knowledge.evidence(lesson_id)
    ]


def test_a_link_to_a_lesson_cites_it_and_the_lesson_knows(tmp_path: Path) -> None:
    body = (
        f"See {LINK} and ![i](../lessons/a/one.md).\n\n## Actions\n\n- [ ] 1. x — @a ({LINK})\n- [ ] 2. y\n"
    )
    files = {"postmortems/p.md": postmortem("PM-1", body=body), "lessons/a/one.md": lesson()}
    knowledge = base_of(tmp_path, files)
    cited = knowledge.citations(incident(knowledge, "PM-1"))
    assert [(citation.action and citation.action.number, citation.lesson_id) for citation in cited] == [
        (None, "a/one"),
        (1, "a/one"),
    ]
    assert knowledge.lesson_ids(incident(knowledge, "PM-1")) == ("a/one",)
    assert [knowledge.action_lesson_ids(owned) for owned in knowledge.actions] == [("a/one",), ()]
    assert evidence(knowledge, "a/one") == [("PM-1", ["PM-1-1"])]


def test_a_lesson_that_is_not_there_is_cited_but_not_led_to(tmp_path: Path) -> None:
    body = "[l](../lessons/gone.md)\n\n## Actions\n\n### 1. x\n- **担当**: @a\n- **教訓**: [m](../notes.md), [n](https://x.y)\n"
    knowledge = base_of(tmp_path, {"postmortems/p.md": postmortem("PM-1", body=body)})
    cited = knowledge.citations(incident(knowledge, "PM-1"))
    assert [(citation.target.path, citation.lesson_id, citation.action is None) for citation in cited] == [
        ("lessons/gone.md", "gone", True),
        ("notes.md", None, False),
    ]
    assert knowledge.lesson_ids(incident(knowledge, "PM-1")) == ()
    assert [knowledge.action_lesson_ids(owned) for owned in knowledge.actions] == [()]
    assert knowledge.evidence("gone") == ()


def test_evidence_is_newest_first_and_lists_each_action_once_in_the_order_of_writing(tmp_path: Path) -> None:
    two = f"## Actions\n\n- [ ] 2. b — {LINK} {LINK}\n- [ ] 1. a — {LINK}\n"
    files = {
        "postmortems/old.md": postmortem("PM-1", "started_at: 2024-01-01", body=two),
        "postmortems/new.md": postmortem("PM-2", "started_at: 2025-01-01", body=LINK),
        "lessons/a/one.md": lesson(),
    }
    assert evidence(base_of(tmp_path, files), "a/one") == [("PM-2", []), ("PM-1", ["PM-1-2", "PM-1-1"])]


def test_translations_teach_as_their_originals(tmp_path: Path) -> None:
    action = f"## Actions\n\n- [ ] 1. x — {LINK}\n"
    files = {
        "postmortems/en.md": postmortem("PM-1", "lang: en", body="## Actions\n\n- [ ] 1. x\n- [ ] 2. y\n"),
        "postmortems/ja.md": postmortem("PM-2", "lang: ja", "translation_of: PM-1", body=action),
        "lessons/a/one.md": lesson("lang: ja", "translation_of: a/two"),
        "lessons/a/two.md": lesson("lang: en"),
    }
    knowledge = base_of(tmp_path, files)
    assert evidence(knowledge, "a/one") == evidence(knowledge, "a/two") == [("PM-1", ["PM-1-1"])]


def test_links_are_written_in_many_ways_and_mean_the_same_page(tmp_path: Path) -> None:
    links = [
        "../lessons/a/one.md",
        "../lessons/a/one.md#why",
        "./../lessons/b/../a/one.md",
        "/lessons/a/one.md",
        "../lessons/a/one%2Emd",
        "<../lessons/a/one.md>",
    ]
    body = "\n".join(f"- [l]({link})" for link in links)
    files = {"postmortems/p.md": postmortem("PM-1", body=body), "lessons/a/one.md": lesson()}
    knowledge = base_of(tmp_path, files)
    cited = knowledge.citations(incident(knowledge, "PM-1"))
    assert [citation.lesson_id for citation in cited] == ["a/one"] * len(links)
    assert [citation.target.anchor for citation in cited] == ["", "why", "", "", "", ""]


def test_a_lessons_file_named_by_a_mac_is_found(tmp_path: Path) -> None:
    decomposed, composed = "メモリ\u304b\u3099", "メモリ\u304c"
    body = f"[l](../lessons/{composed}.md) [m](../lessons/{decomposed}.md)"
    files = {"postmortems/p.md": postmortem("PM-1", body=body), f"lessons/{decomposed}.md": lesson()}
    knowledge = base_of(tmp_path, files)
    assert list(knowledge.lessons_by_id) == [composed]
    assert knowledge.lesson_ids(incident(knowledge, "PM-1")) == (composed,)
    assert evidence(knowledge, composed) == [("PM-1", [])]
