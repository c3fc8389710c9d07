"""How soon what was learned was published."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from kyokun.model.moment import Moment, Precision, day_of
from kyokun.model.terms import DocumentType, Status
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Outcome, Segment, Statistic, Why
from kyokun.trends.instants import why_absent
from kyokun.trends.population import Fact, Population, observed
from kyokun.trends.series import Series

_UNFINISHED = (Status.DRAFT, Status.REVIEW)


def publish_lag(people: Population) -> Series:
    """Days from resolution to publication."""
    return Series(
        definitions.PUBLISH_LAG,
        (Statistic.MEDIAN, Statistic.P90),
        observed(_postmortems(people), partial(_lag, people)),
    )


def published_within(people: Population) -> tuple[Series, ...]:
    """For each limit, the share published within it."""
    took = {fact.id: _took(people, fact) for fact in _postmortems(people)}
    return tuple(
        Series(
            definitions.PUBLISHED_WITHIN,
            (Statistic.SHARE,),
            observed(_postmortems(people), partial(_within, took, timedelta(hours=hours))),
            segment=Segment(Dimension.WITHIN, name),
        )
        for name, hours in definitions.PUBLISH_LIMITS.items()
    )


def _postmortems(people: Population) -> tuple[Fact, ...]:
    return tuple(fact for fact in people.incidents if fact.postmortem.type is DocumentType.POSTMORTEM)


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
    """Within what it was published: at least ``shortest``, and at most ``longest``, which is None while it is not."""

    shortest: timedelta
    longest: timedelta | None


def _took(people: Population, fact: Fact) -> _Took | Why | None:
    """For all that its times may mean: a day of publication may tell of a week and yet not of 24 hours."""
    resolved, published = fact.postmortem.time("resolved_at"), fact.postmortem.time("published_at")
    why = why_absent(resolved, published)
    if why is not None or not isinstance(resolved, Moment):
        return why
    solved_from, solved_to = _possible(people, resolved)
    if not isinstance(published, Moment):
        return _Took(_midnight(people, people.today) - solved_to, None) if _is_unfinished(fact) else None
    out_from, out_to = _possible(people, published)
    if out_to < solved_from:
        return Why.ENDS_BEFORE_START
    return _Took(out_from - solved_to, out_to - solved_from)


def _within(all_took: Mapping[str, _Took | Why | None], limit: timedelta, fact: Fact) -> Outcome:
    took = all_took[fact.id]
    if not isinstance(took, _Took):
        return took
    if took.shortest > limit:
        return 0.0
    if took.longest is None:
        return Why.NOT_DUE_YET
    return 1.0 if took.longest <= limit else Why.TOO_COARSE


def _is_unfinished(fact: Fact) -> bool:
    return fact.postmortem.status in _UNFINISHED


def _possible(people: Population, moment: Moment) -> tuple[datetime, datetime]:
    """From when to when (not included) it may have been, in UTC; a bare date is a day of the base's zone."""
    if moment.precision is Precision.DAY:
        day = moment.at.date()
        return (_midnight(people, day), _midnight(people, day + timedelta(days=1)))
    at = moment.at.astimezone(UTC)
    return (at, at + (timedelta(hours=1) if moment.precision is Precision.HOUR else timedelta()))


def _midnight(people: Population, day: date) -> datetime:
    return datetime.combine(day, time(), people.knowledge.options.zone).astimezone(UTC)
