"""What is like an incident: the answers, and from which likeness on they are given."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kyokun.knowledge.knowledge import Incident, LessonPage
from kyokun.model.language import Language
from kyokun.model.moment import Moment, sort_key
from kyokun.search.related.reasons import Reason

LEAST = 0.2
"""The likeness from which on an incident is worth showing."""
LEAST_OF_LESSONS = 0.12
"""The same of lessons: they are shorter and speak more generally."""
SUSPECTED = 0.3
"""The likeness from which on an incident may be a recurrence: chosen on the tuning part of the labelled set."""


class Recurrence(StrEnum):
    """Whether one incident is the other once more."""

    NONE = "none"
    SUSPECTED = "suspected"
    """By likeness alone: to be judged by a person."""
    DECLARED = "declared"
    """By ``recurrence_of``, one way or the other."""


class Order(StrEnum):
    """Whether an incident began before or after the one it is compared with."""

    EARLIER = "earlier"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SimilarIncident:
    """An incident like another. ``likeness`` runs from 0 to 1, rounded to four decimals."""

    incident: Incident
    likeness: float
    recurrence: Recurrence
    order: Order
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SimilarLesson:
    """A lesson that an incident might cite."""

    page: LessonPage
    likeness: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """What is like an incident, the most alike first."""

    incidents: Mapping[Language, tuple[SimilarIncident, ...]]
    """By the language they are written in, the incident's own first; every language has its entry."""
    lessons: tuple[SimilarLesson, ...]

    @property
    def recurrences(self) -> tuple[SimilarIncident, ...]:
        """The incidents that this one may be once more, or that may be this one once more, the most alike first."""
        found = (
            one for slot in self.incidents.values() for one in slot if one.recurrence is Recurrence.SUSPECTED
        )
        return tuple(sorted(found, key=lambda one: most_alike(one.incident, one.likeness)))


def most_alike(incident: Incident, likeness: float) -> tuple[float, str, str]:
    """A key that sorts the most alike first, those equally alike by id and path."""
    return (-likeness, incident.postmortem.id or "", incident.document.path)


def order_of(other: Incident, incident: Incident) -> Order:
    """When another incident began, seen from this one."""
    theirs, ours = other.postmortem.happened_at, incident.postmortem.happened_at
    if not isinstance(theirs, Moment) or not isinstance(ours, Moment):
        return Order.UNKNOWN
    before, after = sort_key(theirs), sort_key(ours)
    if before == after:
        return Order.UNKNOWN
    return Order.EARLIER if before < after else Order.LATER
