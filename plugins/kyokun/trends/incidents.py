"""How many incidents, when in the week, who noticed, and how much of them was written down."""

from functools import cache

from kyokun.model.moment import Absent, Moment, Precision
from kyokun.model.postmortem import TIMES
from kyokun.model.terms import Detection
from kyokun.trends import definitions
from kyokun.trends.figures import (
    Dimension,
    Facets,
    Metric,
    Outcome,
    Segment,
    Statistic,
    Why,
)
from kyokun.trends.instants import WHYS
from kyokun.trends.places import Places
from kyokun.trends.population import Fact, FactRow, Population
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
    return _each_one(people.incidents, definitions.INCIDENTS, _BREAKDOWNS)


def near_misses(people: Population) -> Series:
    """Near misses."""
    return _each_one(people.near_misses, definitions.NEAR_MISSES)


def detection_sources(people: Population) -> tuple[Series, ...]:
    """For each source, which share it noticed."""
    return tuple(
        Series(
            definitions.DETECTION_SOURCE,
            (Statistic.SHARE,),
            [_is(source, fact) for fact in people.incidents],
            people.incidents.places,
            segment=Segment(Dimension.DETECTED_BY, source.value),
        )
        for source in Detection
    )


def completeness(people: Population) -> tuple[Series, ...]:
    """For each time, which share of the incidents has it."""
    # Each document's times are gone through once: they lie far apart, and to reach them is what takes long.
    written = [tuple(map(fact.postmortem.times.get, TIMES)) for fact in people.incidents]
    return tuple(
        Series(
            definitions.COMPLETENESS,
            (Statistic.SHARE,),
            [
                1.0 if type(when := times[at]) is Moment else WHYS[when or Absent.UNKNOWN] or 0.0
                for times in written
            ],
            people.incidents.places,
            segment=Segment(Dimension.TIME, name),
        )
        for at, name in enumerate(TIMES)
    )


def by_hour(people: Population) -> Series:
    """Incidents by the weekday and hour of the base's zone in which they began."""
    places = people.incidents.places
    found = [_hour(people, fact) for fact in people.incidents]
    return Series(
        definitions.WEEKDAY_HOUR,
        (Statistic.COUNT,),
        [outcome for outcome, _ in found],
        Places(places.ids, places.periods, [facets for _, facets in found]),
        (Dimension.WEEKDAY_HOUR,),
    )


def _each_one(facts: FactRow, metric: Metric, breakdowns: tuple[Dimension, ...] = ()) -> Series:
    return Series(metric, (Statistic.COUNT,), [1.0] * len(facts), facts.places, breakdowns)


def _is(source: Detection, fact: Fact) -> Outcome:
    detected_by = fact.postmortem.detected_by
    return None if detected_by is None else float(detected_by is source)


def _hour(people: Population, fact: Fact) -> tuple[Outcome, Facets]:
    began = fact.postmortem.time("started_at")
    if not isinstance(began, Moment):
        return (None, {})
    if began.precision is Precision.DAY:
        return (Why.TOO_COARSE, {})
    at = began.at.astimezone(people.knowledge.options.zone)
    return (1.0, _within_week(at.weekday(), at.hour))


@cache
def _within_week(weekday: int, hour: int) -> Facets:
    return {Dimension.WEEKDAY_HOUR: (f"{WEEKDAYS[weekday]}-{hour:02d}",)}
