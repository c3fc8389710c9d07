"""Points in time at the precision they were written with, and the durations between them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from typing import final


class Precision(StrEnum):
    """How exactly a time was written, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"


_DAY, _MINUTE, _SECOND = Precision.DAY, Precision.MINUTE, Precision.SECOND
"""By names of their own: to look a member up takes three times as long as to compare it."""


class Absent(StrEnum):
    """Why there is no time: three different things."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    OPEN = "open"


@final
@dataclass(frozen=True, slots=True)
class Moment:
    """A time with its offset. For a coarser precision ``at`` is the beginning of the hour or day."""

    at: datetime
    precision: Precision

    def iso(self) -> str:
        """ISO 8601 at its own precision: ``2025-01-05``, ``2025-01-05T14+09:00``, ``…T14:20+09:00``, ``…T14:20:03+09:00``."""
        match self.precision:
            case Precision.DAY:
                return self.at.date().isoformat()
            case Precision.HOUR:
                return self.at.isoformat(timespec="hours")
            case Precision.MINUTE:
                return self.at.isoformat(timespec="minutes")
            case Precision.SECOND:
                return self.at.isoformat(timespec="seconds")

    @property
    def is_exact(self) -> bool:
        """Exact to the minute or better: durations may be computed from it."""
        return self.precision is _MINUTE or self.precision is _SECOND


When = Moment | Absent


def iso(when: When) -> str:
    """A time as the export writes it: ISO 8601 at its own precision, or ``unknown``, ``not-applicable``, ``open``."""
    return when.iso() if isinstance(when, Moment) else when.value


def seconds_between(start: When, end: When) -> int | None:
    """Whole seconds from start to end; None when either is missing or coarser than a minute.

    An end before its start gives a negative number: it is a finding, not something to hide.
    """
    if not (isinstance(start, Moment) and isinstance(end, Moment) and start.is_exact and end.is_exact):
        return None
    # In UTC: two times of one zone are otherwise subtracted by their clocks, an hour wrong when these were changed between.
    return int((end.at.astimezone(UTC) - start.at.astimezone(UTC)).total_seconds())


def day_of(when: When, zone: tzinfo) -> date | None:
    """The day a time falls on in a zone; None when it is not known."""
    if not isinstance(when, Moment):
        return None
    # A day is a day, whatever its midnight is called elsewhere.
    return when.at.date() if when.precision is _DAY else when.at.astimezone(zone).date()


def sort_key(when: When) -> float:
    """Seconds since the epoch (UTC); times that are absent sort before all others."""
    return when.at.astimezone(UTC).timestamp() if isinstance(when, Moment) else float("-inf")
