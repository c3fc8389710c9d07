"""A metric's observations, ready to be told by period and by segment."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kyokun.trends.figures import (
    Absence,
    Dimension,
    Entry,
    Figure,
    Gathered,
    Metric,
    Observation,
    Segment,
    Statistic,
    figure,
    gathered,
    without_value,
)
from kyokun.trends.periods import AsOf, Granularity, Period, Range, period_of

_NOTHING = Gathered()


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of one metric, for all times; ``observations`` are in the order of incidents."""

    metric: Metric
    statistics: tuple[Statistic, ...]
    observations: Sequence[Observation]
    breakdowns: tuple[Dimension, ...] = ()
    """By what it is broken down besides being told as a whole."""
    segment: Segment | None = None
    """The part it is, when there is no whole."""

    def told(self) -> Iterator["Series"]:
        """Itself and its parts; an observation with several names is in the part of each."""
        yield self
        for dimension in self.breakdowns:
            parts: defaultdict[str, list[Observation]] = defaultdict(list)
            for observation in self.observations:
                for name in observation[2].get(dimension, ()):
                    parts[name].append(observation)
            for name, part in parts.items():
                yield Series(self.metric, self.statistics, part, (), Segment(dimension, name))


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


class ByPeriod:
    """A series' entries sorted into periods, and its figures for any of them."""

    def __init__(self, series: Series, known: Known) -> None:
        self.series = series
        self._known = known
        entries: defaultdict[int | None, list[Entry]] = defaultdict(list)
        for period, entry, _ in series.observations:
            entries[period].append(entry)
        self._entries: Mapping[int | None, list[Entry]] = entries
        self._gathered = {index: gathered(found) for index, found in entries.items()}

    def figure(self, statistic: Statistic, period: Period) -> Figure:
        """What it says of a period."""
        series = self.series
        absent = self._known.absence(period)
        entries = self._gathered.get(period.index)
        if absent is not None and entries is None:
            return without_value(series.metric, statistic, period, series.segment, absent)
        is_complete = self._known.is_over(period)
        return figure(
            series.metric, statistic, period, series.segment, entries or _NOTHING, is_complete=is_complete
        )

    def over(self, statistic: Statistic, periods: Sequence[Period]) -> Figure:
        """What it says of several periods together."""
        series = self.series
        entries = gathered(one for period in periods for one in self._entries.get(period.index, ()))
        span = Range(periods[0], periods[-1])
        is_complete = self._known.is_over(periods[-1])
        return figure(series.metric, statistic, span, series.segment, entries, is_complete=is_complete)

    def as_of(self, statistic: Statistic, day: date) -> Figure:
        """What it says of how things stand on a day: all its entries."""
        series = self.series
        entries = gathered(entry for _, entry, _ in series.observations)
        return figure(series.metric, statistic, AsOf(day), series.segment, entries)
