"""How many incidents, when in the week, who noticed, and how much of them was written down."""

from kyokun.model.moment import Absent, Moment, Precision, When
from kyokun.model.postmortem import TIMES
from kyokun.model.terms import Detection
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Observation, Outcome, Statistic, Why
from kyokun.trends.population import Fact, Population
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
    return Series(
        definitions.INCIDENTS,
        (Statistic.COUNT,),
        tuple(Observation(fact.id, fact.day, 1.0, fact.facets) for fact in people.incidents),
        _BREAKDOWNS,
    )


def near_misses(people: Population) -> Series:
    """Near misses."""
    return Series(
        definitions.NEAR_MISSES,
        (Statistic.COUNT,),
        tuple(Observation(fact.id, fact.day, 1.0, fact.facets) for fact in people.near_misses),
    )


def detection_sources(people: Population) -> Series:
    """For each source, which share it noticed."""
    return Series(
        definitions.DETECTION_SOURCE,
        (Statistic.SHARE,),
        tuple(
            Observation(fact.id, fact.day, _is(fact, source), {Dimension.DETECTED_BY: (source.value,)})
            for source in Detection
            for fact in people.incidents
        ),
        (Dimension.DETECTED_BY,),
    )


def completeness(people: Population) -> Series:
    """For each time, which share of the incidents has it."""
    return Series(
        definitions.COMPLETENESS,
        (Statistic.SHARE,),
        tuple(
            Observation(fact.id, fact.day, _has(fact.postmortem.time(name)), {Dimension.TIME: (name,)})
            for name in TIMES
            for fact in people.incidents
        ),
        (Dimension.TIME,),
    )


def by_hour(people: Population) -> Series:
    """Incidents by the weekday and hour of the base's zone in which they began."""
    return Series(
        definitions.WEEKDAY_HOUR,
        (Statistic.COUNT,),
        tuple(_hour(people, fact) for fact in people.incidents),
        (Dimension.WEEKDAY_HOUR,),
    )


def _is(fact: Fact, source: Detection) -> Outcome:
    detected_by = fact.postmortem.detected_by
    return None if detected_by is None else float(detected_by is source)


def _has(when: When) -> Outcome:
    match when:
        case Absent.OPEN:
            return Why.STILL_OPEN
        case Absent.NOT_APPLICABLE:
            return Why.NOT_APPLICABLE
        case _:
            return float(isinstance(when, Moment))


def _hour(people: Population, fact: Fact) -> Observation:
    began = fact.postmortem.time("started_at")
    if not isinstance(began, Moment):
        return Observation(fact.id, fact.day, None, {})
    if began.precision is Precision.DAY:
        return Observation(fact.id, fact.day, Why.TOO_COARSE, {})
    at = began.at.astimezone(people.knowledge.options.zone)
    name = f"{WEEKDAYS[at.weekday()]}-{at.hour:02d}"
    return Observation(fact.id, fact.day, 1.0, {Dimension.WEEKDAY_HOUR: (name,)})
