"""A metric's observations, ready to be told by period and by segment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kyokun.trends.figures import (
    Absence,
    Dimension,
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
from kyokun.trends.periods import Granularity, Period, Range, period_of

_NOTHING = Gathered()


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of one metric, for all times; ``observations`` are in the order of days, then ids."""

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
                for name in observation.facets.get(dimension, ()):
                    parts[name].append(observation)
            for name, part in parts.items():
                yield Series(self.metric, self.statistics, part, (), Segment(dimension, name))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which period each day lies in, and of which periods the base can say anything: from its first incident's to today's."""

    by: Granularity
    first: Period | None
    last: Period
    _indexes: dict[date, int]

    @classmethod
    def of(cls, by: Granularity, first_day: date | None, today: date) -> "Calendar":
        """For a base whose first incident began on ``first_day``."""
        return cls(by, period_of(first_day, by) if first_day else None, period_of(today, by), {})

    def index(self, day: date) -> int:
        """That of the day's period: there are far fewer days than observations."""
        found = self._indexes.get(day)
        if found is None:
            found = self._indexes[day] = period_of(day, self.by).index
        return found

    def absence(self, period: Period) -> Absence | None:
        """Why a period has no figures at all."""
        if period.index > self.last.index:
            return Absence.FUTURE
        if self.first is None or period.index < self.first.index:
            return Absence.BEFORE_RECORDS
        return None

    def is_over(self, period: Period) -> bool:
        """Whether today lies beyond it."""
        return period.index < self.last.index


class ByPeriod:
    """A series' observations sorted into periods, and its figures for any of them."""

    def __init__(self, series: Series, calendar: Calendar) -> None:
        self.series = series
        self._calendar = calendar
        self._observations: defaultdict[int, list[Observation]] = defaultdict(list)
        for observation in series.observations:
            if observation.day is not None:
                self._observations[calendar.index(observation.day)].append(observation)
        self._gathered: Mapping[int, Gathered] = {
            index: gathered(observations) for index, observations in self._observations.items()
        }

    def figure(self, statistic: Statistic, period: Period) -> Figure:
        """What it says of a period."""
        series = self.series
        absent = self._calendar.absence(period)
        if absent is not None:
            return without_value(series.metric, statistic, period, series.segment, absent)
        entries = self._gathered.get(period.index, _NOTHING)
        is_complete = self._calendar.is_over(period)
        return figure(series.metric, statistic, period, series.segment, entries, is_complete=is_complete)

    def over(self, statistic: Statistic, periods: Sequence[Period]) -> Figure:
        """What it says of several periods together."""
        series = self.series
        observations = (one for period in periods for one in self._observations.get(period.index, ()))
        span = Range(periods[0], periods[-1])
        is_complete = self._calendar.is_over(periods[-1])
        return figure(
            series.metric, statistic, span, series.segment, gathered(observations), is_complete=is_complete
        )


def in_order(observations: Iterable[Observation]) -> list[Observation]:
    """By day, then by id, those without a day last: the order of files decides nothing."""
    return sorted(observations, key=_order)


def _order(observation: Observation) -> tuple[date, str]:
    return (observation.day or date.max, observation.entry.id)
