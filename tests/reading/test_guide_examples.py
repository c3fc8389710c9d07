"""The guide's examples are read whole: every event, why, cause, action and participant."""

from collections import Counter

import pytest

from kyokun.model.moment import iso
from kyokun.model.terms import SectionKind
from tests.reading.given import given_postmortem
from tests.reading.guide_examples import Example, examples

EXAMPLES = pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)


@EXAMPLES
def test_every_event_has_its_time(example: Example) -> None:
    events = given_postmortem(example.text).events
    assert len(events) == example.incident.events
    assert (iso(events[-1].at), events[-1].event) == (example.incident.last_time, example.incident.last_event)


@EXAMPLES
def test_every_why_has_its_answer(example: Example) -> None:
    whys = given_postmortem(example.text).analysis.whys
    assert [why.number for why in whys] == [1, 2, 3, 4, 5]
    assert (whys[0].question, whys[0].answer) == (example.why, example.answer)
    assert all(why.answer for why in whys)


@EXAMPLES
def test_every_cause_is_of_its_kind(example: Example) -> None:
    factors = given_postmortem(example.text).analysis.factors
    assert Counter(factor.kind.value for factor in factors) == example.factors
    assert all(factor.text for factor in factors)


@EXAMPLES
def test_every_action_has_what_was_written(example: Example) -> None:
    actions = given_postmortem(example.text).actions
    assert [action.number for action in actions] == list(range(1, len(example.incident.owners) + 1))
    assert tuple(action.owner for action in actions) == example.incident.owners
    assert tuple(str(action.due.on) for action in actions if action.due) == example.incident.dues
    assert tuple(action.horizon for action in actions) == example.incident.horizons
    assert all(action.priority and action.done_when for action in actions)
    assert actions[0].detail
    assert (actions[0].title, actions[0].done_when) == (example.first_action, example.first_done_when)


@EXAMPLES
def test_everyone_who_took_part_and_everything_learned(example: Example) -> None:
    postmortem = given_postmortem(example.text)
    assert len(postmortem.participants) == 5
    assert (postmortem.participants[-1].name, postmortem.participants[-1].role) == example.last_participant
    assert (postmortem.facilitator, postmortem.recorder) == (example.facilitator, example.incident.recorder)
    assert Counter(learning.kind.value for learning in postmortem.learnings) == example.learnings
    assert tuple((str(review.on), review.boxes) for review in postmortem.reviews) == example.reviews


@EXAMPLES
def test_every_section_is_known_and_written(example: Example) -> None:
    sections = given_postmortem(example.text).sections
    assert {section.kind for section in sections} >= set(SectionKind) - {
        SectionKind.PREVENTION,
        SectionKind.LINKS,
        SectionKind.CUSTOMER_REPORT,
    }
    assert not [section.heading for section in sections if section.is_empty or section.is_placeholder]
