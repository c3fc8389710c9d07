"""The drawings as a browser would read them."""

from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from kyokun.model.cause import Cause
from kyokun.model.language import Language
from kyokun.model.moment import Absent
from kyokun.model.terms import CauseCategory, EventClass
from kyokun.pages.drawings.fishbone import fishbone_drawing
from kyokun.pages.drawings.timeline import timeline_drawing
from kyokun.pages.formatting import Formatter
from kyokun.pages.wording import wording
from tests.pages.drawings.given import at, event, factor, postmortem

FORM = Formatter(wording(Language.EN), ZoneInfo("Asia/Tokyo"))
TIMES = {
    "started_at": at("2025-01-05T23:20+09:00"),
    "detected_at": at("2025-01-05T23:30+09:00"),
    "resolved_at": at("2025-01-06T01:00+09:00"),
}
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> ]]> & {{ x }}\n\n# h'


def classes(html: str) -> list[str]:
    root = ET.fromstring(html)  # noqa: S314 - made by us
    return [name for node in root.iter() for name in node.get("class", "").split()]


def names(html: str) -> set[str]:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return {str(node.tag).rpartition("}")[2] for node in tree.iter() if not callable(node.tag)}


def attributes(html: str) -> set[str]:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return {str(name) for node in tree.iter() if not callable(node.tag) for name in node.attrib}


def test_a_timeline_shows_phases_events_and_midnight() -> None:
    drawn = timeline_drawing(
        postmortem(
            TIMES,
            (
                event(at("2025-01-05T23:20+09:00"), "Deploy", EventClass.SYSTEM),
                event(at("2025-01-05T23:31+09:00"), "Looks", who="@rin"),
                event(at("2025-01-09T23:31+09:00"), "Follow-up"),
                event(Absent.UNKNOWN, "Someone asks"),
            ),
        ),
        FORM,
    )
    found = classes(drawn)
    assert found.count("kyokun-phase") == 2
    assert found.count("kyokun-event") == 2
    assert found.count("kyokun-midnight") == 1
    assert "1 more outside this stretch" in drawn
    assert "until resolved 1 h 30 min (90%), the longest stretch" in drawn
    assert 'aria-label="2025-01-05 23:31 Looks @rin"' in drawn


def test_without_milestones_the_events_alone_are_drawn() -> None:
    events = (event(at("2025-01-05T14:20+09:00"), "a"), event(at("2025-01-05T14:30+09:00"), "b"))
    drawn = timeline_drawing(postmortem({}, events), FORM)
    assert classes(drawn).count("kyokun-event") == 2
    assert timeline_drawing(postmortem({}, events[:1]), FORM) == ""


def test_a_fishbone_needs_two_categories() -> None:
    technology = Cause(CauseCategory.TECHNOLOGY, "memory-leak")
    assert fishbone_drawing(postmortem({}, causes=(technology,)), FORM.words) == ""
    drawn = fishbone_drawing(
        postmortem({}, causes=(technology,), factors=(factor(CauseCategory.PROCESS, "No review"),)),
        FORM.words,
    )
    assert "memory-leak" in drawn
    assert "No review" in drawn
    assert classes(drawn).count("kyokun-empty") == 3


def test_what_authors_write_is_text() -> None:
    drawn = timeline_drawing(
        postmortem(TIMES, (event(at("2025-01-05T23:31+09:00"), HOSTILE, who=HOSTILE, detail=HOSTILE),)), FORM
    ) + fishbone_drawing(
        postmortem(
            {},
            causes=(Cause(CauseCategory.PEOPLE, HOSTILE),),
            factors=(factor(CauseCategory.PROCESS, HOSTILE),),
            title=HOSTILE,
        ),
        FORM.words,
    )
    assert not names(drawn) & {"script", "img", "h1"}
    assert not any(name.startswith("on") or name in ("href", "src", "style") for name in attributes(drawn))
    assert "\n" not in drawn


@given(
    st.lists(st.tuples(st.integers(0, 100_000), st.text(max_size=60)), max_size=25),
    st.text(min_size=1, max_size=300),
)
def test_any_course_and_any_words_make_one_line_of_sound_markup(
    rows: list[tuple[int, str]], words: str
) -> None:
    start = at("2025-01-05T23:20+09:00")
    events = tuple(
        event(at((start.at.replace(hour=minute % 24)).isoformat()), name, detail=name)
        for minute, name in rows
    )
    printable = "".join(letter for letter in words if letter.isprintable())
    bones = (factor(CauseCategory.PEOPLE, printable), factor(CauseCategory.MANAGEMENT, printable * 3))
    for drawn in (
        timeline_drawing(postmortem(TIMES, events), FORM),
        fishbone_drawing(postmortem({}, factors=bones), FORM.words),
    ):
        assert "\n" not in drawn
        assert drawn.startswith("<figure")
