"""A translation says the same thing in another language and is never counted."""

from pathlib import Path

import pytest

from kyokun.model.language import Language
from tests.knowledge.building import base_of, ids, incident, lesson, postmortem

ACTIONS = "## Actions\n\n- [ ] 1. x\n"


def chain(folder: Path, *pairs: tuple[str, str | None]) -> dict[str, str | None]:
    """From each id to that of its original."""
    files = {
        f"postmortems/{id_}.md": postmortem(id_, *([f"translation_of: {of}"] if of else []))
        for id_, of in pairs
    }
    knowledge = base_of(folder, files)
    return {id_: knowledge.original_of(incident(knowledge, id_)).postmortem.id for id_, _ in pairs}


@pytest.mark.parametrize(
    ("pairs", "originals"),
    [
        (
            (("PM-1", None), ("PM-2", "PM-1"), ("PM-3", "PM-2")),
            {"PM-1": "PM-1", "PM-2": "PM-1", "PM-3": "PM-1"},
        ),
        ((("PM-1", "PM-404"), ("PM-2", "PM-1")), {"PM-1": "PM-1", "PM-2": "PM-1"}),
        ((("PM-1", "PM-1"),), {"PM-1": "PM-1"}),
        ((("PM-1", "PM-2"), ("PM-2", "PM-1")), {"PM-1": "PM-1", "PM-2": "PM-1"}),
        (
            (("PM-1", "PM-3"), ("PM-2", "PM-3"), ("PM-3", "PM-2")),
            {"PM-1": "PM-2", "PM-2": "PM-2", "PM-3": "PM-2"},
        ),
    ],
    ids=["directly or not", "of nothing known", "of itself", "of each other", "of a circle it is not in"],
)
def test_the_original(
    tmp_path: Path, pairs: tuple[tuple[str, str | None], ...], originals: dict[str, str]
) -> None:
    assert chain(tmp_path, *pairs) == originals


def test_translations_and_their_actions_are_not_counted(tmp_path: Path) -> None:
    files = {
        "postmortems/a.md": postmortem("PM-1", "lang: en", body=ACTIONS),
        "postmortems/b.md": postmortem("PM-2", "lang: ja", "translation_of: PM-1", body=ACTIONS),
        "postmortems/c.md": postmortem("PM-3", "lang: ja", body=ACTIONS),
    }
    knowledge = base_of(tmp_path, files)
    assert ids(knowledge.incidents) == ["PM-1", "PM-2", "PM-3"]
    assert ids(knowledge.originals) == ["PM-1", "PM-3"]
    assert [owned.id for owned in knowledge.actions] == ["PM-1-1", "PM-3-1"]


def test_each_language_leads_to_the_other(tmp_path: Path) -> None:
    files = {
        "postmortems/a.md": postmortem("PM-1", "lang: en"),
        "postmortems/b.md": postmortem("PM-2", "lang: ja", "translation_of: PM-1"),
        "postmortems/c.md": postmortem("PM-3", "lang: ja"),
    }
    knowledge = base_of(tmp_path, files)
    original, translation, alone = (incident(knowledge, id_) for id_ in ("PM-1", "PM-2", "PM-3"))
    assert ids(knowledge.other_languages(original)) == ["PM-2"]
    assert ids(knowledge.other_languages(translation)) == ["PM-1"]
    assert ids(knowledge.other_languages(alone)) == []
    assert knowledge.in_language(original, Language.JA) is translation
    assert knowledge.in_language(translation, Language.EN) is original
    assert knowledge.in_language(original, Language.EN) is original
    assert knowledge.in_language(alone, Language.EN) is alone


def test_a_lesson_in_two_languages_is_one_lesson(tmp_path: Path) -> None:
    files = {
        "lessons/a.md": lesson("lang: en"),
        "lessons/a-ja.md": lesson("lang: ja", "translation_of: a"),
        "lessons/b.md": lesson("translation_of: c"),
        "lessons/c.md": lesson("translation_of: b"),
        "lessons/d.md": lesson("translation_of: nowhere"),
        "lessons/0.md": lesson("translation_of: b"),
    }
    knowledge = base_of(tmp_path, files)
    originals = {
        name: knowledge.original_lesson(name) for name in ("a", "a-ja", "b", "c", "d", "0", "unknown")
    }
    assert originals == {"a": "a", "a-ja": "a", "b": "b", "c": "b", "d": "d", "0": "b", "unknown": "unknown"}
    assert [page.lesson.id for page in knowledge.lesson_family("a")] == ["a-ja"]
    assert [page.lesson.id for page in knowledge.lesson_family("a-ja")] == ["a"]
    assert knowledge.lesson_family("d") == ()
