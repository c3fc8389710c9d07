"""Which incidents count, to which day each belongs, and by what it may be broken down."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from kyokun.knowledge.knowledge import Incident, Knowledge
from kyokun.model.action import Action
from kyokun.model.moment import Absent, Moment, Precision, When, day_of
from kyokun.model.postmortem import TIMES, Postmortem
from kyokun.model.terms import ActionKind, CauseCategory, DocumentType, Priority, Severity
from kyokun.trends.figures import UNKNOWN, Dimension, Facets, Outcome
from kyokun.trends.instants import instant
from kyokun.trends.periods import Calendar, Granularity
from kyokun.trends.places import Places

_MINUTE, _SECOND = Precision.MINUTE, Precision.SECOND
_COURSE = TIMES[:6]
"""The times of the incident itself, as against those of its document."""


class Fact(NamedTuple):
    """An incident that counts. ``id`` is its path when it has no id of its own."""

    id: str
    incident: Incident
    day: date | None
    """The day it began, or the first known of it, in the base's zone: it belongs to this day's period."""
    facets: Facets
    postmortem: Postmortem
    period: int | None
    """The index of the period it belongs to."""
    instants: Mapping[str, Outcome]
    """The times of its course, by name: see ``instant``."""
    is_near_miss: bool
    """Nothing broke: it has no durations and is no incident of any count."""
    actions: "tuple[ActionFact, ...]"


class FactRow(tuple[Fact, ...]):
    """Some of them, in the order of days, then ids; those without a day last."""

    @cached_property
    def places(self) -> Places:
        """Where each belongs."""
        return Places(
            [fact.id for fact in self], [fact.period for fact in self], [fact.facets for fact in self]
        )


class ActionFact(NamedTuple):
    """An action of an incident that counts."""

    id: str
    action: Action
    opened: date | None
    """``held_at``, else ``resolved_at``: what relative due dates count from."""
    period: int | None
    """The index of the period of that day."""
    facets: Facets


@dataclass(frozen=True, slots=True)
class Selection:
    """Only incidents of these services and severities; empty means any."""

    services: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()

    def takes(self, postmortem: Postmortem) -> bool:
        """Whether an incident is asked for."""
        return (not self.services or bool({*self.services} & {*postmortem.services})) and (
            not self.severities or postmortem.severity in self.severities
        )


@dataclass(frozen=True, eq=False)
class Population:
    """What is counted."""

    knowledge: Knowledge
    today: date
    calendar: Calendar
    every: FactRow
    """All, near misses included."""
    chosen: FactRow
    """Those asked for."""
    incidents: FactRow
    """Those asked for that were incidents."""
    near_misses: FactRow
    """Those asked for in which nothing broke."""
    by_path: Mapping[str, Fact]
    """All, by the paths of their documents."""

    @property
    def first_day(self) -> date | None:
        """Before it the base knows nothing: the first day of any incident, asked for or not."""
        return self.every[0].day if self.every else None

    @cached_property
    def postmortems(self) -> FactRow:
        """The incidents asked for that a postmortem tells of: those that are to be published."""
        return FactRow(fact for fact in self.incidents if fact.postmortem.type is DocumentType.POSTMORTEM)

    @cached_property
    def by_period(self) -> Mapping[int | None, tuple[Fact, ...]]:
        """The incidents asked for by the index of the period they belong to."""
        found: defaultdict[int | None, list[Fact]] = defaultdict(list)
        for fact in self.incidents:
            found[fact.period].append(fact)
        return {period: tuple(facts) for period, facts in found.items()}

    @cached_property
    def actions(self) -> tuple[ActionFact, ...]:
        """The actions of those asked for, near misses included, in the order of their incidents and of writing."""
        return tuple(chain.from_iterable(fact.actions for fact in self.chosen))


def population(knowledge: Knowledge, today: date, selection: Selection, by: Granularity) -> Population:
    """Every document counts once: translations do not, nor does what could not be read."""
    calendar = Calendar(by)
    facts = (
        _fact(knowledge, incident, calendar)
        for incident in knowledge.originals
        if incident.document.unreadable is None and incident.document.refused_yaml is None
    )
    every = FactRow(sorted(facts, key=lambda fact: (fact.day or date.max, fact.id)))
    chosen = FactRow(fact for fact in every if selection.takes(fact.postmortem))
    by_path = {fact.incident.document.path: fact for fact in every}
    return Population(knowledge, today, calendar, every, chosen, *_split(chosen), by_path)


def among(people: Population, chosen: tuple[Fact, ...]) -> Population:
    """The same base, of which only these are asked for; in the order that it has them in."""
    incidents, near = _split(chosen)
    return replace(people, chosen=FactRow(chosen), incidents=incidents, near_misses=near)


def _split(chosen: tuple[Fact, ...]) -> tuple[FactRow, FactRow]:
    incidents = FactRow(fact for fact in chosen if not fact.is_near_miss)
    return incidents, FactRow(fact for fact in chosen if fact.is_near_miss)


def _fact(knowledge: Knowledge, incident: Incident, calendar: Calendar) -> Fact:
    postmortem, zone = incident.postmortem, knowledge.options.zone
    times = [postmortem.times.get(name, Absent.UNKNOWN) for name in _COURSE]
    began = next((when for when in times if isinstance(when, Moment)), None)
    day = day_of(began, zone) if began else None
    # An id that two documents claim names neither.
    is_unique = postmortem.id is not None and len(knowledge.by_id[postmortem.id]) == 1
    id_ = postmortem.id if postmortem.id is not None and is_unique else incident.document.path
    return Fact(
        id_,
        incident,
        day,
        _facets(postmortem),
        postmortem,
        calendar.index(day),
        dict(zip(_COURSE, _instants(times), strict=True)),
        postmortem.type is DocumentType.NEAR_MISS,
        _actions(postmortem, id_, zone, calendar),
    )


def _instants(times: Sequence[When]) -> list[Outcome]:
    """The ``instant`` of each; most are exact, which is told without asking it."""
    return [
        when.at.timestamp()
        if type(when) is Moment and (when.precision is _MINUTE or when.precision is _SECOND)
        else instant(when)
        for when in times
    ]


def _actions(postmortem: Postmortem, id_: str, zone: tzinfo, calendar: Calendar) -> tuple[ActionFact, ...]:
    if not postmortem.actions:
        return ()
    opened = day_of(postmortem.time("held_at"), zone) or day_of(postmortem.time("resolved_at"), zone)
    period = calendar.index(opened)
    found = []
    for at, action in enumerate(postmortem.actions, start=1):
        action_id = postmortem.action_id(action) or f"{id_}-({at})"
        facets = _action_facets(action.priority, action.kind)
        found.append(ActionFact(action_id, action, opened, period, facets))
    return tuple(found)


@cache
def _action_facets(priority: Priority | None, kind: ActionKind | None) -> Facets:
    return {
        Dimension.PRIORITY: (priority.value if priority else UNKNOWN,),
        Dimension.KIND: (kind.value if kind else UNKNOWN,),
    }


_UNKNOWN = (UNKNOWN,)
_SEVERITIES = {severity: (severity.value,) for severity in Severity}
_TYPES = {kind: (kind.value,) for kind in DocumentType}
_CATEGORIES = {category: category.value for category in CauseCategory}


def _facets(postmortem: Postmortem) -> Facets:
    severity, causes = postmortem.severity, postmortem.causes
    categories = tuple([_CATEGORIES[cause.category] for cause in causes])
    names = tuple([f"{category}/{cause.tag}" for category, cause in zip(categories, causes, strict=True)])
    return {
        Dimension.SEVERITY: _UNKNOWN if severity is None else _SEVERITIES[severity],
        Dimension.TYPE: _TYPES[postmortem.type],
        Dimension.SERVICE: _each_once(postmortem.services) or _UNKNOWN,
        Dimension.CAUSE_CATEGORY: _each_once(categories) or _UNKNOWN,
        Dimension.CAUSE: _each_once(names) or _UNKNOWN,
        Dimension.TAG: _each_once(postmortem.tags),
    }


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names)) if len(names) > 1 else names
