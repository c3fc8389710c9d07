"""All trends of a base: every metric, by period, with what each rests on."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.terms import ActionKind, CauseCategory, Detection, DocumentType, Priority, Severity
from kyokun.trends import definitions
from kyokun.trends.actions import action_ages, action_completion, action_counts
from kyokun.trends.change import Against, Change
from kyokun.trends.comparing import Comparison, compared
from kyokun.trends.durations import PHASES, STATED, impact_durations, phase_shares, response_times
from kyokun.trends.figures import (
    UNKNOWN,
    Dimension,
    Figure,
    Metric,
    Question,
    Segment,
    Statistic,
)
from kyokun.trends.incidents import by_hour, completeness, counted, detection_sources, near_misses
from kyokun.trends.lessons import Efficacy, efficacies, rollout_coverage
from kyokun.trends.periods import Granularity, Period, period_of, periods_between
from kyokun.trends.population import Population, Selection, population
from kyokun.trends.publishing import publish_lag, published_within
from kyokun.trends.recurrence import recurrences, while_action_open
from kyokun.trends.series import Asked, ByPeriod, Known, Series

USUAL_PERIODS = {Granularity.MONTH: 13, Granularity.QUARTER: 9, Granularity.YEAR: 6}
"""How many are told when nobody says from when: the last, and those it can be held against."""
_ORDERS: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.SEVERITY: tuple(Severity),
    Dimension.TYPE: tuple(DocumentType),
    Dimension.CAUSE_CATEGORY: tuple(CauseCategory),
    Dimension.PRIORITY: tuple(Priority),
    Dimension.KIND: tuple(ActionKind),
    Dimension.DETECTED_BY: tuple(Detection),
    Dimension.PHASE: tuple(PHASES),
    Dimension.IMPACT: STATED,
    Dimension.WITHIN: tuple(definitions.PUBLISH_LIMITS),
}
_RANGES = (definitions.WEEKDAY_HOUR,)
_SNAPSHOTS = (definitions.ACTION_AGE, definitions.ROLLOUT_COVERAGE)
_ASKED = (Statistic.COUNT, Statistic.MEDIAN, Statistic.SHARE)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for. ``first`` and ``last`` are days; None means as far as is usual, and today."""

    by: Granularity = Granularity.MONTH
    first: date | None = None
    last: date | None = None
    selection: Selection = field(default_factory=Selection)

    def periods(self, today: date) -> tuple[Period, ...]:
        """Those asked for; none when it ends before it begins."""
        last = self.last or today
        usual = period_of(last, self.by).later(1 - USUAL_PERIODS[self.by]).first
        return periods_between(self.first or usual, last, self.by)


@dataclass(frozen=True)
class Trends:
    """The answer. Figures are in the order of metrics, statistics, segments and periods."""

    query: Query
    today: date
    periods: tuple[Period, ...]
    this: Period | None
    """The last of them that is over: the one that is held against earlier ones."""
    first_day: date | None
    """The first day of any incident: before it the base knows nothing."""
    figures: tuple[Figure, ...]
    efficacies: tuple[Efficacy, ...]
    undated: Mapping[str, tuple[str, ...]]
    """By metric's id, the ids of what belongs to no period because no day is known."""

    @cached_property
    def _index(self) -> Mapping[tuple[str, str, Statistic, Segment | None], Figure]:
        return {(one.metric.id, one.span.name, one.statistic, one.segment): one for one in self.figures}

    def figure(
        self, metric: Metric, period: Period, statistic: Statistic, segment: Segment | None = None
    ) -> Figure | None:
        """One of them; None when the base holds no such segment."""
        return self._index.get((metric.id, period.name, statistic, segment))

    def series(
        self, metric: Metric, statistic: Statistic, segment: Segment | None = None
    ) -> tuple[Figure, ...]:
        """One figure for each period."""
        found = (self.figure(metric, period, statistic, segment) for period in self.periods)
        return tuple(one for one in found if one is not None)

    def segments(self, metric: Metric, dimension: Dimension) -> tuple[Segment, ...]:
        """The parts of a breakdown, in their order."""
        found = (one.segment for one in self.figures if one.metric is metric and one.segment is not None)
        return tuple(dict.fromkeys(segment for segment in found if segment.dimension is dimension))


@dataclass(frozen=True, slots=True)
class Measured:
    """What a base says of every metric at all times, by months, quarters or years: many questions are answered from one."""

    people: Population
    by: Granularity
    known: Known
    series: tuple[ByPeriod, ...]
    """Each metric, whole and by its parts."""
    efficacies: tuple[Efficacy, ...]
    undated: Mapping[str, tuple[str, ...]]

    @property
    def today(self) -> date:
        """The day it is measured for."""
        return self.people.today


def measured(knowledge: Knowledge, selection: Selection, by: Granularity, today: date) -> Measured:
    """Everything that can be measured; ``today`` is a day of the base's zone."""
    people = population(knowledge, today, selection, by)
    known = Known.since(people.first_day, today, by)
    whole = _all_series(people)
    every = tuple(ByPeriod(part, known) for series in whole for part in series.told())
    return Measured(people, by, known, every, efficacies(people), _undated(whole))


def trends(knowledge: Knowledge, query: Query, today: date) -> Trends:
    """Every figure that the base carries; ``today`` is a day of the base's zone, and the query asks for one period at least."""
    return told(measured(knowledge, query.selection, query.by, today), query)


def told(base: Measured, query: Query, wanted: Callable[[Series], bool] = lambda _: True) -> Trends:
    """The same from what was measured already, with the selection and by the periods of ``query``.

    Of the series only those that are wanted. A question's comparisons are corrected together: it is wanted whole, or not at all.
    """
    today = base.today
    series = tuple(one for one in base.series if wanted(one.series))
    periods = query.periods(today)
    this = next((period for period in reversed(periods) if period.has_ended(today)), None)
    asked = tuple(map(base.known.asked, periods))
    changes = _changes(series, this) if this is not None else {}
    parts = sorted(((one, statistic) for one in series for statistic in one.series.statistics), key=_order)
    return Trends(
        query,
        today,
        periods,
        this,
        base.people.first_day,
        tuple(
            one
            for by_period, statistic in parts
            for one in _figures(by_period, statistic, asked, today, this, changes)
        ),
        base.efficacies,
        base.undated,
    )


def _undated(whole: Iterable[Series]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for series in whole:
        if series.metric in _SNAPSHOTS:
            continue
        undated = series.places.by_period.get(None)
        if undated is not None:
            found[series.metric.id].update(undated.ids)
    return {metric: tuple(sorted(ids)) for metric, ids in found.items()}


def _all_series(people: Population) -> tuple[Series, ...]:
    return (
        counted(people),
        near_misses(people),
        *response_times(people),
        *impact_durations(people),
        *phase_shares(people),
        *detection_sources(people),
        *completeness(people),
        by_hour(people),
        publish_lag(people),
        *published_within(people),
        recurrences(people),
        while_action_open(people),
        *action_counts(people),
        action_completion(people),
        action_ages(people),
        rollout_coverage(people),
    )


_Key = tuple[str, Statistic, Segment | None]


def _figures(
    by_period: ByPeriod,
    statistic: Statistic,
    asked: tuple[Asked, ...],
    today: date,
    this: Period | None,
    changes: Mapping[_Key, tuple[Change, ...]],
) -> list[Figure]:
    """In the order of periods, whose names sort as they follow each other."""
    series = by_period.series
    if series.metric in _SNAPSHOTS:
        return [by_period.as_of(statistic, today)]
    if series.metric in _RANGES:
        return [by_period.over(statistic, [one.period for one in asked])]
    found = [by_period.figure_of(statistic, one) for one in asked]
    told_of = changes.get((series.metric.id, statistic, series.segment))
    if told_of:
        at = next(at for at, one in enumerate(asked) if one.period == this)
        found[at] = found[at]._replace(changes=told_of)
    return found


def _changes(every: Iterable[ByPeriod], this: Period) -> dict[_Key, tuple[Change, ...]]:
    """By question: all comparisons of a question are corrected together, so they are made together."""
    asked: dict[Question | None, list[tuple[_Key, Comparison]]] = {}
    for by_period in every:
        series = by_period.series
        if series.metric in (*_SNAPSHOTS, *_RANGES):
            continue
        for statistic in series.statistics:
            key = (series.metric.id, statistic, series.segment)
            question = series.metric.question if _is_asked(series, statistic) else None
            for comparison in _comparisons(by_period, statistic, this, is_asked=question is not None):
                asked.setdefault(question, []).append((key, comparison))
    found: dict[_Key, tuple[Change, ...]] = {}
    for pairs in asked.values():
        changes = compared([comparison for _, comparison in pairs])
        for (key, _), change in zip(pairs, changes, strict=True):
            found[key] = (*found.get(key, ()), change)
    return found


def _is_asked(series: Series, statistic: Statistic) -> bool:
    """Wholes, and incidents by severity: the more is asked, the less can be answered."""
    by_severity = (
        series.metric is definitions.INCIDENTS
        and series.segment is not None
        and series.segment.dimension is Dimension.SEVERITY
        and series.segment.name != UNKNOWN
    )
    return statistic in _ASKED and (series.segment is None or by_severity)


def _comparisons(
    by_period: ByPeriod, statistic: Statistic, this: Period, *, is_asked: bool
) -> Iterator[Comparison]:
    now = by_period.figure(statistic, this)
    earlier = {Against.PREVIOUS: this.previous, Against.YEAR_EARLIER: this.year_earlier}
    if earlier[Against.PREVIOUS] == earlier[Against.YEAR_EARLIER]:
        del earlier[Against.YEAR_EARLIER]
    for against, period in earlier.items():
        yield Comparison(now, by_period.figure(statistic, period), against, period, is_asked)


_METRIC_ORDER = {metric.id: at for at, metric in enumerate(definitions.METRICS)}


def _order(part: tuple[ByPeriod, Statistic]) -> tuple[int, bool, str, int, str, str]:
    series, statistic = part[0].series, part[1]
    segment = series.segment
    return (
        _METRIC_ORDER[series.metric.id],
        segment is not None,
        segment.dimension if segment else "",
        _place(segment) if segment else 0,
        segment.name if segment else "",
        statistic,
    )


def _place(segment: Segment) -> int:
    order = _ORDERS.get(segment.dimension, ())
    return order.index(segment.name) if segment.name in order else len(order) + (segment.name == UNKNOWN)
