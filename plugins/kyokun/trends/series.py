"""A metric's observations, ready to be told by period and by segment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kyokun.trends.figures import (
    Absence,
    Dimension,
    Figure,
    Metric,
    Observation,
    Segment,
    Statistic,
    figure,
    without_value,
)
from kyokun.trends.periods import Granularity, Period, Range, period_of


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of one metric, for all times."""

    metric: Metric
    statistics: tuple[Statistic, ...]
    observations: tuple[Observation, ...]
    breakdowns: tuple[Dimension, ...] = ()
    """By what it is broken down besides being told as a whole."""
    segment: Segment | None = None

    def split(self) -> Iterator["Series"]:
        """Its parts, by name within each breakdown; an observation with several names is in each of theirs."""
        for dimension in self.breakdowns:
            parts: defaultdict[str, list[Observation]] = defaultdict(list)
            for observation in self.observations:
                for name in observation.facets.get(dimension, ()):
                    parts[name].append(observation)
            for name, part in parts.items():
                yield Series(self.metric, self.statistics, tuple(part), (), Segment(dimension, name))


class ByPeriod:
    """A series' observations sorted into periods, and its figures for any of them."""

    def __init__(self, series: Series, by: Granularity, known: "Known") -> None:
        self.series = series
        self._known = known
        self._periods: defaultdict[Period, list[Observation]] = defaultdict(list)
        months: dict[tuple[int, int], list[Observation]] = {}
        for observation in series.observations:
            day = observation.day
            if day is None:
                continue
            month = months.get((day.year, day.month))
            if month is None:
                month = months[day.year, day.month] = self._periods[period_of(day, by)]
            month.append(observation)

    def figure(self, statistic: Statistic, period: Period) -> Figure:
        """What it says of a period."""
        absent = self._known.absence(period)
        if absent is not None:
            return without_value(self.series.metric, statistic, period, self.series.segment, absent)
        return figure(
            self.series.metric,
            statistic,
            period,
            self.series.segment,
            self._periods.get(period, ()),
            is_complete=self._known.is_over(period),
        )

    def over(self, statistic: Statistic, periods: Sequence[Period]) -> Figure:
        """What it says of several periods together."""
        observations = [one for period in periods for one in self._periods.get(period, ())]
        span = Range(periods[0], periods[-1])
        is_complete = self._known.is_over(periods[-1])
        return figure(
            self.series.metric, statistic, span, self.series.segment, observations, is_complete=is_complete
        )


@dataclass(frozen=True, slots=True)
class Known:
    """Of which periods the base can say anything: from that of its first incident to that of today."""

    first: Period | None
    last: Period

    def absence(self, period: Period) -> Absence | None:
        """Why a period has no figures at all."""
        if (period.year, period.number) > (self.last.year, self.last.number):
            return Absence.FUTURE
        if self.first is None or (period.year, period.number) < (self.first.year, self.first.number):
            return Absence.BEFORE_RECORDS
        return None

    def is_over(self, period: Period) -> bool:
        """Whether today lies beyond it."""
        return (period.year, period.number) < (self.last.year, self.last.number)


def in_order(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """By day, then by id: the order of files decides nothing."""
    dated = sorted(
        (one for one in observations if one.day is not None),
        key=lambda one: (one.day, one.id, one.outcome is None),
    )
    return (*dated, *sorted((one for one in observations if one.day is None), key=lambda one: one.id))
