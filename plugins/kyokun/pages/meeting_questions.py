"""What to ask in the review meeting: the timeline's own gaps and decisions, as questions that blame nobody."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from kyokun.model.language import Language
from kyokun.model.moment import Absent, Moment
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import EventClass
from kyokun.model.timeline import Event
from kyokun.pages.drawings.phases import MILESTONES, Phase, phases
from kyokun.pages.formatting import Formatter

_LEAST_GAP = 5 * 60
"""Seconds: a shorter silence needs no question of its own."""
_MOST_GAPS = 3
_MOST_DECISIONS = 3
"""Fifteen minutes hold about ten questions, the phases' among them."""
_SAME = 0.8
"""A silence that fills a phase to this share is what the phase's question asks about already."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the time in the timeline that it is about (empty when it is about none)."""

    at: str
    text: str


def timeline_questions(postmortem: Postmortem, form: Formatter) -> tuple[Question, ...]:
    """In the order of time: each phase, the longest silences between events, and what people decided.

    Milestones that nobody wrote down come last, as questions for the times themselves.
    """
    timed = _timed(postmortem)
    gaps = _gaps(timed, phases(postmortem))
    silent = {earlier for earlier, _, _ in gaps}
    decisions = [(at, event) for at, event in timed if at not in silent]
    asked = [
        *_phase_questions(postmortem, form),
        *(_gap_question(earlier, later, event, form) for earlier, later, event in gaps),
        *_decisions(decisions, form),
    ]
    asked.sort(key=lambda pair: pair[0])
    unknown = [
        Question("", form.words("meeting.unknown-time", name=form.words(f"milestone.{name}")))
        for name in MILESTONES
        if postmortem.time(name) is Absent.UNKNOWN
    ]
    return (*(question for _, question in asked), *unknown)


def _timed(postmortem: Postmortem) -> list[tuple[datetime, Event]]:
    found = [
        (event.at.at, event)
        for event in postmortem.events
        if isinstance(event.at, Moment) and event.at.is_exact
    ]
    return sorted(found, key=lambda pair: pair[0])


def _phase_questions(postmortem: Postmortem, form: Formatter) -> list[tuple[datetime, Question]]:
    return [
        (
            phase.start,
            Question(
                _clock(phase.start, form),
                form.words(
                    f"meeting.phase-{phase.until.removesuffix('_at')}",
                    start=_clock(phase.start, form),
                    end=_clock(phase.end, form),
                    duration=form.duration(phase.seconds),
                ),
            ),
        )
        for phase in phases(postmortem)
    ]


def _gaps(
    timed: list[tuple[datetime, Event]], parts: tuple[Phase, ...]
) -> list[tuple[datetime, datetime, Event]]:
    """The longest stretches in which nothing is written, as the event before each and the time after it."""
    gaps = [
        (earlier, later, event)
        for (earlier, event), (later, _) in pairwise(timed)
        if (later - earlier).total_seconds() >= _LEAST_GAP
        and not any(_fills(earlier, later, part) for part in parts)
    ]
    return sorted(gaps, key=lambda gap: (gap[0] - gap[1], gap[0]))[:_MOST_GAPS]


def _fills(earlier: datetime, later: datetime, part: Phase) -> bool:
    both = min(later, part.end) - max(earlier, part.start)
    return both >= _SAME * (part.end - part.start) and both >= _SAME * (later - earlier)


def _gap_question(
    earlier: datetime, later: datetime, event: Event, form: Formatter
) -> tuple[datetime, Question]:
    text = form.words(
        "meeting.gap",
        start=_clock(earlier, form),
        end=_clock(later, form),
        duration=form.duration(int((later - earlier).total_seconds())),
        event=_quoted(event.event, form),
    )
    return earlier, Question(_clock(earlier, form), text)


def _decisions(timed: list[tuple[datetime, Event]], form: Formatter) -> list[tuple[datetime, Question]]:
    """What people did, the rows with the most to say about it first; asked for the information, not for the person."""
    done = [
        (at, event)
        for at, event in timed
        if event.event
        and (event.detail or event.action or event.result)
        and (event.by is EventClass.HUMAN or event.who.startswith("@"))
    ]
    telling = sorted(done, key=lambda pair: (-len(pair[1].detail + pair[1].action + pair[1].result), pair[0]))
    return [
        (
            at,
            Question(
                _clock(at, form),
                form.words("meeting.decision", at=_clock(at, form), event=_quoted(event.event, form)),
            ),
        )
        for at, event in telling[:_MOST_DECISIONS]
    ]


def _clock(at: datetime, form: Formatter) -> str:
    return at.astimezone(form.zone).strftime("%H:%M")


def _quoted(text: str, form: Formatter) -> str:
    """Text to stand between quotation marks: Japanese ones inside become the inner kind."""
    return text.replace("「", "『").replace("」", "』") if form.words.language is Language.JA else text
