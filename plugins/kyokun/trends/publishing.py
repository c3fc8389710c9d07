"""How soon what was learned was published."""

from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from kyokun.model.moment import Moment, Precision, day_of
from kyokun.model.terms import Status
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Outcome, Segment, Statistic, Why
from kyokun.trends.instants import why_absent
from kyokun.trends.population import Fact, Population
from kyokun.trends.series import Series

_UNFINISHED = (Status.DRAFT, Status.REVIEW)
_HOUR = 3600.0
"""Seconds."""


def publish_lag(people: Population) -> Series:
    """Days from resolution to publication."""
    facts = people.postmortems
    return Series(
        definitions.PUBLISH_LAG,
        (Statistic.MEDIAN, Statistic.P90),
        [_lag(people, fact) for fact in facts],
        facts.places,
    )


def published_within(people: Population) -> tuple[Series, ...]:
    """For each limit, the share published within it."""
    facts = people.postmortems
    took = [_took(people, fact) for fact in facts]
    return tuple(
        Series(
            definitions.PUBLISHED_WITHIN,
            (Statistic.SHARE,),
            [_within(one, hours * _HOUR) for one in took],
            facts.places,
            segment=Segment(Dimension.WITHIN, name),
        )
        for name, hours in definitions.PUBLISH_LIMITS.items()
    )


def _lag(people: Population, fact: Fact) -> Outcome:
    zone = people.knowledge.options.zone
    resolved, published = fact.postmortem.time("resolved_at"), fact.postmortem.time("published_at")
    why = why_absent(resolved, published)
    if why is not None:
        return why
    start, end = day_of(resolved, zone), day_of(published, zone)
    if start is None or end is None:
        return Why.NOT_DUE_YET if _is_unfinished(fact) else None
    return Why.ENDS_BEFORE_START if end < start else float((end - start).days)


class _Took(NamedTuple):
    """Seconds within which it was published: at least ``shortest``, and at most ``longest``, which is None while it is not."""

    shortest: float
    longest: float | None


def _took(people: Population, fact: Fact) -> _Took | Why | None:
    """For all that its times may mean: a day of publication may tell of a week and yet not of 24 hours."""
    resolved, published = fact.postmortem.time("resolved_at"), fact.postmortem.time("published_at")
    why = why_absent(resolved, published)
    if why is not None or not isinstance(resolved, Moment):
        return why
    solved_from, solved_to = _possible(people, resolved)
    if not isinstance(published, Moment):
        return (
            _Took(_day_in(people.knowledge.options.zone, people.today)[0] - solved_to, None)
            if _is_unfinished(fact)
            else None
        )
    out_from, out_to = _possible(people, published)
    if out_to < solved_from:
        return Why.ENDS_BEFORE_START
    return _Took(out_from - solved_to, out_to - solved_from)


def _within(took: _Took | Why | None, limit: float) -> Outcome:
    if not isinstance(took, _Took):
        return took
    if took.shortest > limit:
        return 0.0
    if took.longest is None:
        return Why.NOT_DUE_YET
    return 1.0 if took.longest <= limit else Why.TOO_COARSE


def _is_unfinished(fact: Fact) -> bool:
    return fact.postmortem.status in _UNFINISHED


def _possible(people: Population, moment: Moment) -> tuple[float, float]:
    """From when to when (not included) it may have been, in seconds since the epoch; a bare date is a day of the base's zone."""
    if moment.precision is Precision.DAY:
        return _day_in(people.knowledge.options.zone, moment.at.date())
    at = moment.at.timestamp()
    return (at, at + (_HOUR if moment.precision is Precision.HOUR else 0.0))


@lru_cache(maxsize=8192)  # there are fewer days than documents
def _day_in(zone: tzinfo, day: date) -> tuple[float, float]:
    following = day + timedelta(days=1)
    return (
        datetime.combine(day, time(), zone).timestamp(),
        datetime.combine(following, time(), zone).timestamp(),
    )
