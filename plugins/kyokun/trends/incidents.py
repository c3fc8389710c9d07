"""How many incidents, when in the week, who noticed, and how much of them was written down."""

from collections.abc import Sequence
from functools import partial

from kyokun.model.moment import Moment, Precision
from kyokun.model.postmortem import TIMES
from kyokun.model.terms import Detection
from kyokun.trends import definitions
from kyokun.trends.figures import (
    Dimension,
    Excluded,
    Missing,
    Observation,
    Outcome,
    Point,
    Segment,
    Statistic,
    Why,
)
from kyokun.trends.instants import why_absent
from kyokun.trends.population import Fact, Population, observed
from kyokun.trends.series import Series

_BREAKDOWNS = (
    Dimension.SEVERITY,
    Dimension.TYPE,
    Dimension.SERVICE,
    Dimension.CAUSE_CATEGORY,
    Dimension.CAUSE,
    Dimension.TAG,
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def counted(people: Population) -> Series:
    """Incidents, whole and by each breakdown."""
    return Series(definitions.INCIDENTS, (Statistic.COUNT,), _each_one(people.incidents), _BREAKDOWNS)


def near_misses(people: Population) -> Series:
    """Near misses."""
    return Series(definitions.NEAR_MISSES, (Statistic.COUNT,), _each_one(people.near_misses))


def detection_sources(people: Population) -> tuple[Series, ...]:
    """For each source, which share it noticed."""
    return tuple(
        Series(
            definitions.DETECTION_SOURCE,
            (Statistic.SHARE,),
            observed(people.incidents, partial(_is, source)),
            segment=Segment(Dimension.DETECTED_BY, source.value),
        )
        for source in Detection
    )


def completeness(people: Population) -> tuple[Series, ...]:
    """For each time, which share of the incidents has it."""
    return tuple(
        Series(
            definitions.COMPLETENESS,
            (Statistic.SHARE,),
            observed(people.incidents, partial(_has, name)),
            segment=Segment(Dimension.TIME, name),
        )
        for name in TIMES
    )


def by_hour(people: Population) -> Series:
    """Incidents by the weekday and hour of the base's zone in which they began."""
    return Series(
        definitions.WEEKDAY_HOUR,
        (Statistic.COUNT,),
        [_hour(people, fact) for fact in people.incidents],
        (Dimension.WEEKDAY_HOUR,),
    )


def _each_one(facts: Sequence[Fact]) -> list[Observation]:
    return [(fact.period, Point(fact.id, 1.0), fact.facets) for fact in facts]


def _is(source: Detection, fact: Fact) -> Outcome:
    detected_by = fact.postmortem.detected_by
    return None if detected_by is None else float(detected_by is source)


def _has(name: str, fact: Fact) -> Outcome:
    when = fact.postmortem.time(name)
    return 1.0 if isinstance(when, Moment) else why_absent(when) or 0.0


def _hour(people: Population, fact: Fact) -> Observation:
    began = fact.postmortem.time("started_at")
    if not isinstance(began, Moment):
        return (fact.period, Missing(fact.id), {})
    if began.precision is Precision.DAY:
        return (fact.period, Excluded(fact.id, Why.TOO_COARSE), {})
    at = began.at.astimezone(people.knowledge.options.zone)
    name = f"{WEEKDAYS[at.weekday()]}-{at.hour:02d}"
    return (fact.period, Point(fact.id, 1.0), {Dimension.WEEKDAY_HOUR: (name,)})
