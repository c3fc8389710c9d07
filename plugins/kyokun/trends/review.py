"""A period in review: what the guide's monthly report tells, of a month, a quarter or a year."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kyokun.knowledge.knowledge import Incident, Knowledge, OwnedAction
from kyokun.model.terms import Severity
from kyokun.trends import definitions
from kyokun.trends.change import Against, Change
from kyokun.trends.figures import Dimension, Figure, Metric, Segment, Statistic
from kyokun.trends.periods import Granularity, Period, last_day
from kyokun.trends.population import Fact, Population, Selection
from kyokun.trends.series import Series
from kyokun.trends.trends import Measured, Query, Trends, measured, told

_MAIN = {Severity.CRITICAL.value: 0, Severity.HIGH.value: 1}
_MEASURES = (
    *((metric, Statistic.MEDIAN) for metric in definitions.DURATIONS.values()),
    (definitions.PUBLISH_LAG, Statistic.MEDIAN),
    (definitions.RECURRENCE, Statistic.SHARE),
    (definitions.RECURRED_WHILE_OPEN, Statistic.SHARE),
    (definitions.ACTION_COMPLETION, Statistic.SHARE),
)
_WHOLES = frozenset(
    {
        definitions.INCIDENTS,
        definitions.NEAR_MISSES,
        definitions.ACTIONS_OPENED,
        definitions.ACTIONS_CLOSED,
        *(metric for metric, _ in _MEASURES),
    }
)
_PARTS = (Dimension.SEVERITY, Dimension.CAUSE)


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure beside that of the period before, and what may be said about the two: None while the period is not over."""

    now: Figure
    before: Figure
    change: Change | None


@dataclass(frozen=True, slots=True)
class Review:
    """What is told of a period."""

    period: Period
    today: date
    incidents: Beside
    severities: tuple[Beside, ...]
    near_misses: Beside
    months: tuple[Figure, ...]
    """Incidents in each month of a longer period; empty for a month."""
    main: tuple[Incident, ...]
    """The critical and high ones, the worst first, then by day."""
    causes: tuple[Beside, ...]
    """Those of either period, the most frequent first."""
    lessons: tuple[str, ...]
    """Ids of the lessons that an incident of the period was the first to teach."""
    measures: tuple[Beside, ...]
    opened: Beside
    closed: Beside
    due_next: tuple[OwnedAction, ...]
    """Left to do as of ``today`` and due in the next period; by due date."""
    overdue: tuple[OwnedAction, ...]
    """Left to do as of ``today`` though due within the period or before; by due date."""

    @property
    def is_over(self) -> bool:
        """Whether the period's last day has passed."""
        return self.period.has_ended(self.today)


def review(knowledge: Knowledge, period: Period, today: date) -> Review:
    """Everything about one period."""
    base = measured(knowledge, Selection(), period.by, today)
    by_month = (
        None if period.by is Granularity.MONTH else measured(knowledge, Selection(), Granularity.MONTH, today)
    )
    return Reviews(base, by_month).of(period)


@dataclass(frozen=True, eq=False)
class Reviews:
    """Every period of a base in review, from what was measured once."""

    base: Measured
    by_month: Measured | None
    """For periods longer than a month."""

    @cached_property
    def _first_taught(self) -> Mapping[str, Fact]:
        """By lesson the first incident that taught it: lessons bear no date of their own."""
        return _first_taught(self.base.people)

    @cached_property
    def _left(self) -> tuple[tuple[date, str, OwnedAction], ...]:
        """What has a due date and is not settled; by due date."""
        return tuple(sorted(_left(self.base.people), key=lambda one: one[:2]))

    def of(self, period: Period) -> Review:
        """One of them."""
        people, today = self.base.people, self.base.today
        asked = Query(period.by, period.previous.first, last_day(period))
        found = _Found(told(self.base, asked, _is_told), period)
        return Review(
            period,
            today,
            found.beside(definitions.INCIDENTS, Statistic.COUNT),
            found.parts(definitions.INCIDENTS, Dimension.SEVERITY),
            found.beside(definitions.NEAR_MISSES, Statistic.COUNT),
            _months(self.by_month, period),
            _main(people, period),
            tuple(sorted(found.parts(definitions.INCIDENTS, Dimension.CAUSE), key=_most_frequent_first)),
            tuple(id_ for id_, fact in self._first_taught.items() if _is_in(fact, period)),
            tuple(found.beside(metric, statistic) for metric, statistic in _MEASURES),
            found.beside(definitions.ACTIONS_OPENED, Statistic.COUNT),
            found.beside(definitions.ACTIONS_CLOSED, Statistic.COUNT),
            self._due(period.end, period.later(1).end),
            self._due(date.min, min(period.end, today)),
        )

    def _due(self, first: date, end: date) -> tuple[OwnedAction, ...]:
        low, high = (bisect_left(self._left, day, key=lambda one: one[0]) for day in (first, end))
        return tuple(owned for _, _, owned in self._left[low:high])


def _is_told(series: Series) -> bool:
    if series.segment is not None:
        return series.metric is definitions.INCIDENTS and series.segment.dimension in _PARTS
    return series.metric in _WHOLES


@dataclass(frozen=True, slots=True)
class _Found:
    trends: Trends
    period: Period

    def beside(self, metric: Metric, statistic: Statistic, segment: Segment | None = None) -> Beside:
        now = self.trends.figure(metric, self.period, statistic, segment)
        before = self.trends.figure(metric, self.period.previous, statistic, segment)
        if now is None or before is None:
            raise LookupError(metric.id)
        changes = (change for change in now.changes if change.against is Against.PREVIOUS)
        return Beside(now, before, next(changes, None))

    def parts(self, metric: Metric, dimension: Dimension) -> tuple[Beside, ...]:
        besides = (
            self.beside(metric, Statistic.COUNT, segment)
            for segment in self.trends.segments(metric, dimension)
        )
        return tuple(beside for beside in besides if beside.now.n or beside.before.n)


def _most_frequent_first(beside: Beside) -> tuple[int, int, str]:
    return (-beside.now.n, -beside.before.n, beside.now.segment.name if beside.now.segment else "")


def _months(by_month: Measured | None, period: Period) -> tuple[Figure, ...]:
    if by_month is None:
        return ()
    asked = Query(Granularity.MONTH, period.first, last_day(period))
    found = told(
        by_month, asked, lambda series: series.metric is definitions.INCIDENTS and not series.segment
    )
    return found.series(definitions.INCIDENTS, Statistic.COUNT)


def _main(people: Population, period: Period) -> tuple[Incident, ...]:
    found = [
        (_MAIN[severity], fact)
        for fact in people.by_period.get(period.index, ())
        if (severity := fact.facets[Dimension.SEVERITY][0]) in _MAIN
    ]
    return tuple(fact.incident for _, fact in sorted(found, key=lambda pair: pair[0]))


def _is_in(fact: Fact, period: Period) -> bool:
    return fact.day is not None and period.first <= fact.day < period.end


def _first_taught(people: Population) -> dict[str, Fact]:
    taught: dict[str, Fact] = {}
    for lesson_id in sorted({page.lesson.id for page in people.knowledge.lessons}):
        if people.knowledge.original_lesson(lesson_id) != lesson_id:
            continue
        evidence = people.knowledge.evidence(lesson_id)
        facts = (people.by_path.get(incident.document.path) for incident, _ in evidence)
        dated = [fact for fact in facts if fact is not None and fact.day is not None]
        if dated:
            taught[lesson_id] = min(dated, key=lambda fact: (fact.day or date.max, fact.id))
    return taught


def _left(people: Population) -> Iterator[tuple[date, str, OwnedAction]]:
    for fact in people.chosen:
        for action in fact.actions:
            on = action.action.due.on if action.action.due else None
            if on is not None and not action.action.is_settled:
                yield (on, action.id, OwnedAction(fact.incident, action.action))
