"""A figure: a value with everything it rests on, what was left out, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from operator import not_
from typing import NamedTuple, cast

from kyokun.model.language import Words
from kyokun.trends.change import Change
from kyokun.trends.periods import Span
from kyokun.trends.quantiles import Interval, median_interval, quantile, share_interval

LEAST_FOR_MEDIAN = 5
LEAST_FOR_P90 = 10


class Unit(StrEnum):
    """What a value counts."""

    INCIDENTS = "incidents"
    ACTIONS = "actions"
    SECONDS = "seconds"
    DAYS = "days"
    SHARE = "share"
    """Of 1."""


class Statistic(StrEnum):
    """What is made of the values behind a figure."""

    COUNT = "count"
    """Their sum: each counts 1, or −1 where a figure is a balance."""
    MEDIAN = "median"
    P90 = "p90"
    MEAN = "mean"
    SHARE = "share"
    """Which part of them is 1 rather than 0."""
    OLDEST = "oldest"
    """The largest."""


class Why(StrEnum):
    """Why something known is left out of a figure."""

    NEAR_MISS = "near-miss"
    NOT_APPLICABLE = "not-applicable"
    STILL_OPEN = "still-open"
    TOO_COARSE = "too-coarse"
    ENDS_BEFORE_START = "ends-before-start"
    NO_TIME_PASSED = "no-time-passed"
    WONT_DO = "wont-do"
    NOT_DUE_YET = "not-due-yet"
    NO_ACTIONS = "no-actions"
    NO_COMMON_CAUSE = "no-common-cause"


class Absence(StrEnum):
    """Why a figure has no value."""

    NONE = "none"
    """There is nothing to make it of: not 0."""
    TOO_FEW = "too-few"
    BEFORE_RECORDS = "before-records"
    """The base holds nothing as old as that: not 0 incidents."""
    FUTURE = "future"


class Dimension(StrEnum):
    """By what a figure is broken down."""

    SEVERITY = "severity"
    TYPE = "type"
    SERVICE = "service"
    CAUSE_CATEGORY = "cause-category"
    CAUSE = "cause"
    TAG = "tag"
    PRIORITY = "priority"
    KIND = "kind"
    DETECTED_BY = "detected-by"
    TIME = "time"
    PHASE = "phase"
    IMPACT = "impact"
    WITHIN = "within"
    LESSON = "lesson"
    WEEKDAY_HOUR = "weekday-hour"


UNKNOWN = "unknown"
"""The name of the segment of those that do not say."""


class Segment(NamedTuple):
    """One part of a breakdown."""

    dimension: Dimension
    name: str


class Question(StrEnum):
    """What one page asks: the comparisons of a question are corrected for their number together."""

    INCIDENTS = "incidents"
    RESPONSE = "response"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Metric:
    """A definition. ``question`` is None for what is never said to have changed."""

    id: str
    title: Words
    unit: Unit
    formula: Words
    question: Question | None = None


Outcome = float | Why | None
"""What one incident or action contributes to a figure: a value, why it is left out, or None: unknown."""


class Point(NamedTuple):
    """One value behind a figure."""

    id: str
    value: float


class Excluded(NamedTuple):
    """One incident or action left out."""

    id: str
    why: Why


Facets = Mapping[Dimension, tuple[str, ...]]
"""By what something may be broken down, and the parts it is in."""


class Gathered(NamedTuple):
    """The outcomes of one span: the values, and the ids behind them."""

    ids: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    missing: tuple[str, ...] = ()
    excluded: tuple[Excluded, ...] = ()


_FLOAT = frozenset({float})


def gathered(ids: tuple[str, ...], outcomes: Sequence[Outcome]) -> Gathered:
    """Some outcomes, in their order, and of what each is."""
    if _FLOAT.issuperset(map(type, outcomes)):  # as of most figures, which then have the same ids
        return Gathered(ids, cast(tuple[float, ...], tuple(outcomes)))
    is_known = [type(one) is float for one in outcomes]
    others = tuple(compress(zip(ids, outcomes, strict=True), map(not_, is_known)))
    return Gathered(
        tuple(compress(ids, is_known)),
        cast(tuple[float, ...], tuple(compress(outcomes, is_known))),
        tuple([id_ for id_, one in others if one is None]),
        tuple([Excluded(id_, one) for id_, one in others if isinstance(one, Why)]),
    )


class Figure(NamedTuple):
    """One number about one span of time. A tuple: there are tens of thousands of them."""

    metric: Metric
    statistic: Statistic
    span: Span
    segment: Segment | None
    ids: tuple[str, ...]
    """Those behind the value, in the order of incidents: by the days they began, then by ids."""
    numbers: tuple[float, ...]
    """The value of each."""
    missing: tuple[str, ...]
    """The ids of those of which it is unknown."""
    excluded: tuple[Excluded, ...]
    value: float | None
    absent: Absence | None
    """Why there is no value."""
    interval: Interval | None
    """95% confidence, for medians (from n = 6) and shares."""
    is_complete: bool = True
    """Whether its span is over."""
    changes: tuple[Change, ...] = ()

    @property
    def n(self) -> int:
        """How many values it is made of."""
        return len(self.ids)

    @property
    def values(self) -> list[float]:
        """The values."""
        return list(self.numbers)

    @property
    def points(self) -> tuple[Point, ...]:
        """The values with their ids."""
        return tuple(map(Point, self.ids, self.numbers))


def figure(
    metric: Metric,
    statistic: Statistic,
    span: Span,
    segment: Segment | None,
    found: Gathered,
    *,
    is_complete: bool = True,
) -> Figure:
    """The figure that the outcomes of one span add up to."""
    ids, values, missing, excluded = found
    value, absent, interval = _evaluated(statistic, values) if values else _OF_NOTHING[statistic]
    return Figure(
        metric, statistic, span, segment, ids, values, missing, excluded, value, absent, interval, is_complete
    )


def without_value(
    metric: Metric, statistic: Statistic, span: Span, segment: Segment | None, absent: Absence
) -> Figure:
    """A figure about a time of which the base says nothing."""
    return Figure(metric, statistic, span, segment, (), (), (), (), None, absent, None, is_complete=False)


_Evaluated = tuple[float | None, Absence | None, Interval | None]


def _evaluated(statistic: Statistic, values: Sequence[float]) -> _Evaluated:
    if len(values) < _LEAST[statistic]:
        return (None, Absence.TOO_FEW if values else Absence.NONE, None)
    if statistic is Statistic.COUNT:  # as most of them are
        return (sum(values), None, None)
    return (_value(statistic, values), None, _interval(statistic, values))


def _value(statistic: Statistic, values: Sequence[float]) -> float:
    match statistic:
        case Statistic.COUNT:
            return sum(values)
        case Statistic.MEDIAN:
            return quantile(values, 0.5)
        case Statistic.P90:
            return quantile(values, 0.9)
        case Statistic.OLDEST:
            return max(values)
        case Statistic.MEAN | Statistic.SHARE:
            return sum(values) / len(values)


def _interval(statistic: Statistic, values: Sequence[float]) -> Interval | None:
    match statistic:
        case Statistic.MEDIAN:
            return median_interval(values)
        case Statistic.SHARE:
            return share_interval(round(sum(values)), len(values))
        case _:
            return None


def least(statistic: Statistic) -> int:
    """How many values a statistic needs before it is said at all."""
    return _LEAST[statistic]


_LEAST = {
    Statistic.COUNT: 0,
    Statistic.MEDIAN: LEAST_FOR_MEDIAN,
    Statistic.P90: LEAST_FOR_P90,
    Statistic.MEAN: LEAST_FOR_MEDIAN,
    Statistic.SHARE: 1,
    Statistic.OLDEST: 1,
}
_OF_NOTHING = {statistic: _evaluated(statistic, []) for statistic in Statistic}
