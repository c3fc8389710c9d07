"""The page of a review meeting."""

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kyokun.model.language import Language
from kyokun.model.terms import EventClass
from kyokun.pages.formatting import Formatter
from kyokun.pages.meeting_questions import timeline_questions
from kyokun.pages.wording import wording
from tests.pages.bases import SMALL, page, site_of
from tests.pages.drawings.given import at, event, postmortem

JA = Formatter(wording(Language.JA), ZoneInfo("Asia/Tokyo"))
EN = Formatter(wording(Language.EN), ZoneInfo("Asia/Tokyo"))
TIMES = {
    "started_at": at("2025-01-05T14:00+09:00"),
    "detected_at": at("2025-01-05T14:10+09:00"),
    "acknowledged_at": at("2025-01-05T14:11+09:00"),
    "identified_at": at("2025-01-05T14:40+09:00"),
    "mitigated_at": at("2025-01-05T15:00+09:00"),
}
EVENTS = (
    event(at("2025-01-05T14:00+09:00"), "Deploy", EventClass.SYSTEM),
    event(at("2025-01-05T14:28+09:00"), "Restart", EventClass.HUMAN, who="@rin", detail="All pods"),
    event(at("2025-01-05T14:35+09:00"), "「遅い」との連絡", EventClass.EXTERNAL),
    event(at("2025-01-05T15:30+09:00"), "Checked", EventClass.HUMAN),
)


def test_phases_silences_and_decisions_are_asked_about_in_the_order_of_time() -> None:
    asked = timeline_questions(postmortem(TIMES, EVENTS), EN)
    assert [question.at for question in asked] == [
        "14:00",
        "14:00",
        "14:10",
        "14:11",
        "14:28",
        "14:35",
        "14:40",
        "",
    ]
    assert "Deploy" in asked[1].text
    assert "28 min" in asked[1].text
    assert asked[-1].text.startswith("The time of “Resolved” is still unknown")


def test_a_silence_that_a_phase_consists_of_is_asked_about_once() -> None:
    events = (event(TIMES["detected_at"], "Alert"), event(at("2025-01-05T14:10+09:00"), "Same"), EVENTS[0])
    asked = timeline_questions(postmortem(TIMES, events), EN)
    assert not any("nothing is written" in question.text for question in asked)


def test_japanese_quotations_stand_inside_japanese_quotations() -> None:
    asked = timeline_questions(postmortem(TIMES, EVENTS), JA)
    assert any("「『遅い』との連絡」" in question.text for question in asked)


@given(st.lists(st.integers(0, 600), max_size=30))
def test_there_are_never_more_questions_than_a_meeting_holds(minutes: list[int]) -> None:
    events = tuple(
        event(
            at(f"2025-01-05T{14 + minute // 60:02}:{minute % 60:02}+09:00"), "x", EventClass.HUMAN, detail="y"
        )
        for minute in minutes
        if minute < 600
    )
    assert len(timeline_questions(postmortem(TIMES, events), EN)) <= 4 + 3 + 3 + 1


def test_a_draft_has_a_page_and_leads_to_it_and_others_do_not() -> None:
    site = site_of(SMALL)
    assert [made.uri for made in site.pages if made.uri.startswith("meetings/")] == ["meetings/PM-004.md"]
    assert "](../meetings/PM-004.md)" in page(site, "postmortems/PM-004.md").markdown
    assert "](../postmortems/PM-004.md)" in page(site, "meetings/PM-004.md").markdown
