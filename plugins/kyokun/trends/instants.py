"""A time as a number that others can be taken from, or why it is none."""

from collections.abc import Mapping

from kyokun.model.moment import Absent, Moment, When
from kyokun.trends.figures import Outcome, Why

WHYS: Mapping[Absent, Why | None] = {
    Absent.OPEN: Why.STILL_OPEN,
    Absent.NOT_APPLICABLE: Why.NOT_APPLICABLE,
    Absent.UNKNOWN: None,
}
"""Why a time is none, other than that nobody wrote it down."""


def instant(when: When) -> Outcome:
    """Seconds since the epoch (UTC, so that a change of clocks costs nothing); too coarse unless exact to the minute."""
    if isinstance(when, Absent):
        return WHYS[when]
    return when.at.timestamp() if when.is_exact else Why.TOO_COARSE


def took(start: Outcome, end: Outcome) -> Outcome:
    """Seconds from one to the other; a reason outweighs what is unknown, except that coarse is nothing beside it."""
    if isinstance(start, float) and isinstance(end, float):
        return Why.ENDS_BEFORE_START if end < start else end - start
    for why in (Why.NOT_APPLICABLE, Why.STILL_OPEN):
        if why in (start, end):
            return why
    return None if start is None or end is None else Why.TOO_COARSE


def why_absent(start: When, end: When) -> Why | None:
    """Why a span has no end: it does not apply, or is still open."""
    if type(start) is Moment and type(end) is Moment:
        return None
    if start is Absent.NOT_APPLICABLE or end is Absent.NOT_APPLICABLE:
        return Why.NOT_APPLICABLE
    return Why.STILL_OPEN if start is Absent.OPEN or end is Absent.OPEN else None
