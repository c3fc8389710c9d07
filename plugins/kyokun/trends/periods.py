"""Months, quarters and years of the base's calendar."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_NAME = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")
_FIRST_YEAR, _LAST_YEAR = 2, 9997


class Granularity(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_PER_YEAR = {Granularity.MONTH: 12, Granularity.QUARTER: 4, Granularity.YEAR: 1}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One month, quarter or year; ``number`` counts from 1 within the year."""

    year: int
    number: int
    by: Granularity

    @property
    def name(self) -> str:
        """``2025-01``, ``2025-Q1`` or ``2025``."""
        match self.by:
            case Granularity.MONTH:
                return f"{self.year:04d}-{self.number:02d}"
            case Granularity.QUARTER:
                return f"{self.year:04d}-Q{self.number}"
            case Granularity.YEAR:
                return f"{self.year:04d}"

    @property
    def index(self) -> int:
        """How many periods of its length lie between it and the year 0."""
        return self.year * _PER_YEAR[self.by] + self.number - 1

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * (12 // _PER_YEAR[self.by]) + 1, 1)

    @property
    def end(self) -> date:
        """The day after its last."""
        return self.later(1).first

    @property
    def days(self) -> int:
        """How many it has."""
        return (self.end - self.first).days

    @property
    def previous(self) -> "Period":
        """The one before."""
        return self.later(-1)

    @property
    def year_earlier(self) -> "Period":
        """The same of the year before."""
        return Period(self.year - 1, self.number, self.by)

    def later(self, count: int) -> "Period":
        """The one that many periods later."""
        year, number = divmod(self.index + count, _PER_YEAR[self.by])
        return Period(year, number + 1, self.by)

    def has_ended(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.end <= today


def period_of(day: date, by: Granularity) -> Period:
    """The period a day lies in."""
    return Period(day.year, (day.month - 1) // (12 // _PER_YEAR[by]) + 1, by)


def parse_period(written: str) -> Period | None:
    """``2025-01``, ``2025-Q1`` or ``2025``; None for anything else, and for years without a neighbour in the calendar."""
    match = _NAME.fullmatch(written.strip().upper())
    if match is None or not _FIRST_YEAR <= int(match["year"]) <= _LAST_YEAR:
        return None
    year = int(match["year"])
    if match["quarter"]:
        return Period(year, int(match["quarter"]), Granularity.QUARTER)
    if match["month"]:
        return Period(year, int(match["month"]), Granularity.MONTH)
    return Period(year, 1, Granularity.YEAR)


def periods_between(first: date, last: date, by: Granularity) -> tuple[Period, ...]:
    """The periods from the one of ``first`` to the one of ``last``, both included."""
    found = []
    period = period_of(first, by)
    while period.first <= last:
        found.append(period)
        period = period.later(1)
    return tuple(found)


def last_day(period: Period) -> date:
    """Its last day."""
    return period.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which period each day lies in."""

    by: Granularity
    _indexes: dict[date, int] = field(default_factory=dict)
    """There are far fewer days than questions about them."""

    def index(self, day: date | None) -> int | None:
        """That of the day's period; None for no day."""
        if day is None:
            return None
        found = self._indexes.get(day)
        if found is None:
            found = self._indexes[day] = period_of(day, self.by).index
        return found

    def indexes(self, days: Iterable[date | None]) -> list[int | None]:
        """The same of many."""
        known, index = self._indexes, self.index
        return [found if day and (found := known.get(day)) is not None else index(day) for day in days]


@dataclass(frozen=True, slots=True)
class Range:
    """All of several periods."""

    start: Period
    last: Period

    @property
    def name(self) -> str:
        """``2025-01..2025-12``."""
        return f"{self.start.name}..{self.last.name}"


@dataclass(frozen=True, slots=True)
class AsOf:
    """How things stand on a day: documents do not tell how they stood before."""

    day: date

    @property
    def name(self) -> str:
        """``2025-06-05``."""
        return self.day.isoformat()


Span = Period | Range | AsOf
"""What a figure is about."""
