"""The timeline's rows as the rules about it look at them."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta

from kyokun.model.moment import Moment, Precision
from kyokun.model.postmortem import TIMES, Postmortem
from kyokun.model.terms import DocumentType, SectionKind
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

COURSE = TIMES[:6]
"""The front matter's times of the incident itself."""
_ABOUT = lazy_pattern(r"頃|ごろ|ころ|約|およそ|推定|過ぎ|前後|ish\b|^\W*~|about|approx|around|circa|\bca\b")
_EXACTLY = timedelta(minutes=1)
_ROUGHLY = timedelta(minutes=15)
_COARSEST_LAST = tuple(Precision)
_WIDEST = 60
"""In columns: a full-width letter takes two."""


def runs(document: Document) -> Iterator[tuple[Event, ...]]:
    """The events by the table or list that they stand in: rows with nothing between them."""
    run: list[Event] = []
    for event in document.postmortem.events if document.postmortem else ():
        if run and document.text[run[-1].where.whole.end : event.where.whole.start].strip():
            yield tuple(run)
            run = []
        run.append(event)
    if run:
        yield tuple(run)


def is_full(document: Document) -> bool:
    """Whether it is a postmortem proper: of a record or a near miss no complete course of events is asked."""
    return document.postmortem is not None and document.postmortem.type is DocumentType.POSTMORTEM


def timed(events: tuple[Event, ...]) -> tuple[tuple[Event, Moment], ...]:
    """The events whose time is known, each with it."""
    return tuple((event, event.at) for event in events if isinstance(event.at, Moment))


def known_times(postmortem: Postmortem) -> dict[str, Moment]:
    """The course's times that the front matter tells."""
    times = ((name, postmortem.time(name)) for name in COURSE)
    return {name: when for name, when in times if isinstance(when, Moment)}


def is_earlier(one: Moment, other: Moment) -> bool:
    """Whether one lies before the other as far as the coarser of the two can tell."""
    return _distance(one, other) < timedelta(0)


def agrees(event: Event, at: Moment, said: Moment) -> bool:
    """Whether a row's time is the one said elsewhere, each as exact as it was written."""
    tolerance = _ROUGHLY if is_rough(event) else _EXACTLY
    return abs(_distance(at, said)) <= tolerance


def is_rough(event: Event) -> bool:
    """Whether the row says that its time is only about right: ``12:10頃``, ``11:59ish``."""
    return bool(_ABOUT.search(fold(event.written_time)))


def words_of(event: Event) -> str:
    """Everything the row says beside its time, folded."""
    return fold(" ".join((event.event, event.who, event.detail, event.result, event.action)))


def short(text: str) -> str:
    """A text as messages quote it: one line, no wider than a message bears."""
    line, width = " ".join(text.split()), 0
    for at, letter in enumerate(line):
        width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if width > _WIDEST:
            return f"{line[:at].rstrip()}…"
    return line


def clock(at: Moment, beside: Moment | None = None) -> str:
    """``09:15``; with its date when the one beside it is on another day."""
    same_day = beside is None or beside.at.astimezone(at.at.tzinfo).date() == at.at.date()
    time = "%H:%M:%S" if at.precision is Precision.SECOND else "%H:%M"
    return at.at.strftime(time if same_day else f"%m-%d {time}")


def timeline_span(document: Document) -> Span:
    """The timeline section's heading."""
    section = document.postmortem.section(SectionKind.TIMELINE) if document.postmortem else None
    return section.where["heading"] if section else Span(0, 0)


def _distance(one: Moment, other: Moment) -> timedelta:
    """From the other to the one, both cut to the coarser precision in the other's zone."""
    coarser = max(one.precision, other.precision, key=_COARSEST_LAST.index)
    return _cut(one.at.astimezone(other.at.tzinfo), coarser) - _cut(other.at, coarser)


def _cut(at: datetime, precision: Precision) -> datetime:
    match precision:
        case Precision.DAY:
            return at.replace(hour=0, minute=0, second=0, microsecond=0)
        case Precision.HOUR:
            return at.replace(minute=0, second=0, microsecond=0)
        case Precision.MINUTE:
            return at.replace(second=0, microsecond=0)
        case Precision.SECOND:
            return at.replace(microsecond=0)
