"""Who is shown as like whom, why, and who is not."""

from pathlib import Path

import pytest

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Language
from kyokun.search.related.answers import Order, Recurrence, Related
from kyokun.search.related.reasons import MOST_TERMS, ReasonKind
from kyokun.search.related.relations import Relations
from tests.related.making import LEAK, ids, incident, leaks, loaded, written

LESSON = "---\ntitle: Memory\nsummary: Release what you acquire.\nlang: en\n---\n\n# Memory\n\n## Lesson\n\nA memory leak grows the heap; remove listeners.\n"


def related(knowledge: Knowledge, id_: str, limit: int = 3) -> Related:
    found = knowledge.incident(id_)
    assert found is not None
    return Relations(knowledge).related(found, limit)


def test_the_same_cause_is_found_with_reasons_and_a_suspicion(tmp_path: Path) -> None:
    root = written(tmp_path, leaks())
    (one, *_) = related(loaded(root), "PM-002").incidents[Language.EN]
    assert one.incident.postmortem.id == "PM-001"
    assert (one.recurrence, one.order) == (Recurrence.SUSPECTED, Order.EARLIER)
    reasons = {reason.kind: [value.en for value in reason.values] for reason in one.reasons}
    assert "memory leak" in reasons[ReasonKind.CONCEPT]
    assert set(reasons[ReasonKind.TERMS]) <= {
        "restarts",
        "heap",
        "grew",
        "listeners",
        "removed",
        "memory",
        "leak",
        "websocket",
        "layer",
    }
    assert len(reasons[ReasonKind.TERMS]) == MOST_TERMS
    (back, *_) = related(loaded(root), "PM-001").incidents[Language.EN]
    assert (back.incident.postmortem.id, back.order, back.likeness) == ("PM-002", Order.LATER, one.likeness)


def test_without_dates_nothing_is_said_about_which_came_first(tmp_path: Path) -> None:
    incidents = {id_: text.replace("started_at: 2025-03-10\n", "") for id_, text in leaks().items()}
    (one, *_) = related(loaded(written(tmp_path, incidents)), "PM-002").incidents[Language.EN]
    assert one.order is Order.UNKNOWN


def test_what_is_declared_is_never_suspected_and_shown_however_little_alike(tmp_path: Path) -> None:
    incidents = leaks()
    incidents["PM-002"] = incidents["PM-002"].replace(
        "lang: en\n", "lang: en\nrecurrence_of: [PM-001, PM-003]\n"
    )
    knowledge = loaded(written(tmp_path, incidents))
    found = related(knowledge, "PM-002")
    assert {one.incident.postmortem.id: one.recurrence for one in found.incidents[Language.EN]} == {
        "PM-001": Recurrence.DECLARED,
        "PM-003": Recurrence.DECLARED,
    }
    assert found.recurrences == ()
    assert related(knowledge, "PM-003").incidents[Language.EN][0].reasons[0].kind is ReasonKind.DECLARED


def test_a_translation_is_not_like_its_original_and_each_incident_is_shown_once(tmp_path: Path) -> None:
    incidents = leaks()
    japanese = "リスナーが解放されず、メモリリークでヒープが増えた。"
    incidents["PM-011"] = incident("PM-011", "チャットの再起動", japanese, {"translation_of": "PM-001"}, "ja")
    incidents["PM-012"] = incident("PM-012", "通知の再起動", japanese, lang="ja")
    knowledge = loaded(written(tmp_path, incidents))
    english = related(knowledge, "PM-001")
    assert ids(english.incidents[Language.EN]) == ["PM-002"]
    assert ids(english.incidents[Language.JA]) == ["PM-012"]
    # PM-001 is the English version of PM-011: a reader of Japanese sees the Japanese one.
    shown = related(knowledge, "PM-012")
    assert next(iter(shown.incidents)) is Language.JA
    assert ids(shown.incidents[Language.JA]) == ["PM-011"]
    assert ids(shown.incidents[Language.EN]) == ["PM-002"]


def test_lessons_worth_citing_leave_out_those_cited_and_say_who_cites_them(tmp_path: Path) -> None:
    incidents = leaks()
    incidents["PM-001"] += "\n## Links\n\n- [Memory](../../lessons/practice/memory.md)\n"
    knowledge = loaded(written(tmp_path, incidents, {"lessons/practice/memory.md": LESSON}))
    (lesson,) = related(knowledge, "PM-002").lessons
    assert lesson.page.lesson.id == "practice/memory"
    assert lesson.reasons[0].kind is ReasonKind.CITED_BY
    assert [value.en for value in lesson.reasons[0].values] == ["PM-001"]
    assert related(knowledge, "PM-001").lessons == ()


def test_the_same_lesson_cited_and_the_same_failed_safeguard_are_reasons(tmp_path: Path) -> None:
    cited = "\n### Contributing factors\n\n- There was no alert\n\n## Links\n\n- [Memory](../../lessons/practice/memory.md)\n"
    incidents = {id_: text + (cited if id_ < "PM-003" else "") for id_, text in leaks().items()}
    knowledge = loaded(written(tmp_path, incidents, {"lessons/practice/memory.md": LESSON}))
    (one, *_) = related(knowledge, "PM-002").incidents[Language.EN]
    reasons = {reason.kind: [value.en for value in reason.values] for reason in one.reasons}
    assert reasons[ReasonKind.LESSON] == ["practice/memory"]
    assert reasons[ReasonKind.SAFEGUARD] == ["missing monitoring"]


def test_who_took_part_and_the_forms_of_actions_make_nothing_alike(tmp_path: Path) -> None:
    people = "\n## Participants\n\n- @zebediah (facilitator) quokka\n\n## Follow-up\n\n- [ ] quokka numbat wombat\n"
    incidents = {id_: text + people * (id_ in ("PM-003", "PM-004")) for id_, text in leaks().items()}
    assert related(loaded(written(tmp_path, incidents)), "PM-003").incidents[Language.EN] == ()


def test_the_base_extends_the_glossary(tmp_path: Path) -> None:
    incidents = leaks()
    incidents["PM-011"] = incident("PM-011", "Meters", "The meter reading of flats was wrong.")
    incidents["PM-012"] = incident("PM-012", "検針の誤り", "検針値を取り違えた。", lang="ja")
    knowledge = loaded(written(tmp_path / "without", incidents))
    assert related(knowledge, "PM-012").incidents[Language.EN] == ()
    options = "lang: en\nglossary:\n  meter-reading: {ja: [検針], en: [meter reading]}"
    (one,) = related(loaded(written(tmp_path / "with", incidents, options=options)), "PM-012").incidents[
        Language.EN
    ]
    assert one.incident.postmortem.id == "PM-011"
    assert [(value.ja, value.en) for value in one.reasons[0].values] == [("検針", "meter reading")]


def test_shared_words_are_named_as_written_and_stand_in_both(tmp_path: Path) -> None:
    incidents = {
        f"PM-{number:03}": incident(f"PM-{number:03}", f"件名{number}", text, lang="ja")
        for number, text in enumerate(
            [
                "暖房制御盤のファームウェアが停止した。",
                "暖房制御盤の再起動でファームウェアが戻った。",
                *("別の話。",) * 10,
            ],
            start=1,
        )
    }
    (one, *_) = related(loaded(written(tmp_path, incidents)), "PM-001").incidents[Language.JA]
    terms = next(reason for reason in one.reasons if reason.kind is ReasonKind.TERMS)
    assert [value.ja for value in terms.values] == ["ファームウェア", "暖房制御盤"]


@pytest.mark.parametrize("limit", [1, 2])
def test_the_limit_is_of_each_language(tmp_path: Path, limit: int) -> None:
    incidents = leaks() | {f"PM-02{n}": incident(f"PM-02{n}", f"Leak {n}", LEAK) for n in range(4)}
    assert len(related(loaded(written(tmp_path, incidents)), "PM-001", limit).incidents[Language.EN]) == limit
