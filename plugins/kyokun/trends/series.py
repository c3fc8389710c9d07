"""A metric's outcomes, ready to be told by period and by segment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from kyokun.trends.figures import (
    Absence,
    Dimension,
    Figure,
    Gathered,
    Metric,
    Outcome,
    Segment,
    Statistic,
    figure,
    gathered,
    without_value,
)
from kyokun.trends.periods import AsOf, Granularity, Period, Range, period_of
from kyokun.trends.places import Places

_NOTHING = Gathered()


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of one metric, for all times; ``outcomes`` are in the order of incidents, each with its place."""

    metric: Metric
    statistics: tuple[Statistic, ...]
    outcomes: Sequence[Outcome]
    places: Places
    """Of each outcome; those of a part are among those of the whole."""
    breakdowns: tuple[Dimension, ...] = ()
    """By what it is broken down besides being told as a whole."""
    segment: Segment | None = None
    """The part it is, when there is no whole."""

    @property
    def values(self) -> dict[str, float]:
        """The values by id."""
        ids, outcomes = self.places.ids, self.outcomes
        return {ids[at]: one for at in self.places.meant if type(one := outcomes[at]) is float}

    def told(self) -> Iterator["Series"]:
        """Itself and its parts; one with several names is in the part of each."""
        yield self
        for dimension in self.breakdowns:
            for name, part in self.places.parts(dimension).items():
                yield replace(self, places=part, breakdowns=(), segment=Segment(dimension, name))


class Asked(NamedTuple):
    """A period that is asked about, and what holds for it whatever the series."""

    period: Period
    at: int
    """Its index."""
    absent: Absence | None
    """Why it has no figures, unless something says otherwise."""
    is_over: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Of which periods the base can say anything: from that of its first incident to that of today."""

    first: Period | None
    last: Period

    @classmethod
    def since(cls, first_day: date | None, today: date, by: Granularity) -> "Known":
        """For a base whose first incident began on ``first_day``."""
        return cls(period_of(first_day, by) if first_day else None, period_of(today, by))

    def absence(self, period: Period) -> Absence | None:
        """Why a period has no figures, unless something says otherwise."""
        if period.index > self.last.index:
            return Absence.FUTURE
        if self.first is None or period.index < self.first.index:
            return Absence.BEFORE_RECORDS
        return None

    def is_over(self, period: Period) -> bool:
        """Whether today lies beyond it."""
        return period.index < self.last.index

    def asked(self, period: Period) -> Asked:
        """What is known of a period before any series is looked at."""
        return Asked(period, period.index, self.absence(period), self.is_over(period))


class ByPeriod:
    """A series' outcomes sorted into periods, and its figures for any of them; only those asked about are gathered."""

    def __init__(self, series: Series, known: Known) -> None:
        self.series = series
        self._known = known
        self._seen: dict[int, Gathered | None] = {}

    def _gathered(self, index: int) -> Gathered | None:
        """The outcomes of the period of an index; None when nothing lies in it."""
        if index not in self._seen:
            group = self.series.places.by_period.get(index)
            self._seen[index] = group and gathered(group.ids, group.of(self.series.outcomes))
        return self._seen[index]

    def figure(self, statistic: Statistic, period: Period) -> Figure:
        """What it says of a period."""
        return self.figure_of(statistic, self._known.asked(period))

    def figure_of(self, statistic: Statistic, asked: Asked) -> Figure:
        """The same of a period of which is known what holds for every series."""
        series = self.series
        period, at, absent, is_over = asked
        found = self._gathered(at)
        if found is None:
            if absent is not None:
                return without_value(series.metric, statistic, period, series.segment, absent)
            found = _NOTHING
        return figure(series.metric, statistic, period, series.segment, found, is_complete=is_over)

    def over(self, statistic: Statistic, periods: Sequence[Period]) -> Figure:
        """What it says of several periods together."""
        series = self.series
        each = [self._gathered(period.index) or _NOTHING for period in periods]
        found = Gathered(*(tuple(chain.from_iterable(parts)) for parts in zip(*each, strict=True)))
        span = Range(periods[0], periods[-1])
        is_complete = self._known.is_over(periods[-1])
        return figure(series.metric, statistic, span, series.segment, found, is_complete=is_complete)

    def as_of(self, statistic: Statistic, day: date) -> Figure:
        """What it says of how things stand on a day: all of them."""
        series = self.series
        ids = tuple([series.places.ids[at] for at in series.places.meant])
        outcomes = [series.outcomes[at] for at in series.places.meant]
        return figure(series.metric, statistic, AsOf(day), series.segment, gathered(ids, outcomes))
