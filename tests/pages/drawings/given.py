"""Postmortems and events to draw."""

from collections.abc import Mapping
from datetime import datetime

from kyokun.model.cause import Analysis, Cause, Factor
from kyokun.model.language import Language
from kyokun.model.moment import Moment, Precision, When
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import CauseCategory, DocumentType, EventClass, FactorKind, Severity, Status
from kyokun.model.timeline import Event
from kyokun.text.span import Span, Where

NOWHERE = Where(Span(0, 0))


def at(written: str) -> Moment:
    """``2025-01-05T14:20+09:00`` to the minute."""
    return Moment(datetime.fromisoformat(written), Precision.MINUTE)


def event(when: When, name: str, by: EventClass | None = None, **cells: str) -> Event:
    """A row of a timeline."""
    return Event(when, "", name, by=by, where=NOWHERE, **cells)


def factor(category: CauseCategory, text: str) -> Factor:
    """What an analysis names under a category."""
    return Factor(FactorKind.CONTRIBUTING, text, category, NOWHERE)


def postmortem(
    times: Mapping[str, When],
    events: tuple[Event, ...] = (),
    causes: tuple[Cause, ...] = (),
    factors: tuple[Factor, ...] = (),
    title: str = "Checkout was down",
) -> Postmortem:
    """A postmortem of these times, events and causes."""
    return Postmortem(
        "PM-001",
        title,
        DocumentType.POSTMORTEM,
        Status.PUBLISHED,
        Severity.HIGH,
        Language.EN,
        times,
        causes=causes,
        events=events,
        analysis=Analysis(factors=factors),
        where=NOWHERE,
    )
