"""Whether lessons reach where they should, and what happened before and after they were acted on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kyokun.knowledge.knowledge import Incident, LessonPage
from kyokun.model.terms import ActionState, RolloutState
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Outcome, Statistic, Why
from kyokun.trends.places import Places
from kyokun.trends.population import Fact, Population
from kyokun.trends.series import Series

_LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Efficacy:
    """A lesson's cause before and after: as many days on either side of the day its last action was done.

    ``why`` tells why there is no such day; with neither ``why`` nor ``closed_on``, the day is unknown.
    """

    lesson_id: str
    causes: tuple[str, ...]
    """Those that all incidents that cite it share."""
    closed_on: date | None = None
    days: int = 0
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    why: Why | None = None


def efficacies(people: Population) -> tuple[Efficacy, ...]:
    """Each lesson once, whatever languages it stands in, in the order of ids."""
    facts = people.by_path
    by_cause: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in people.incidents:
        for cause in dict.fromkeys(map(str, fact.postmortem.causes)):
            by_cause[cause].append(fact)
    return tuple(_efficacy(people, facts, by_cause, page) for page in _lessons(people))


def rollout_coverage(people: Population) -> Series:
    """The share of its services that a lesson has been applied to, as of today, whole and by lesson."""
    found = [(page.lesson.id, rollout) for page in _lessons(people) for rollout in page.lesson.rollout]
    return Series(
        definitions.ROLLOUT_COVERAGE,
        (Statistic.SHARE,),
        [_applied(rollout.state) for _, rollout in found],
        Places(
            [f"{id_}#{rollout.service}" for id_, rollout in found],
            [None] * len(found),
            [{Dimension.LESSON: (id_,)} for id_, _ in found],
        ),
        (Dimension.LESSON,),
    )


def _lessons(people: Population) -> list[LessonPage]:
    pages = (
        page
        for page in people.knowledge.lessons
        if people.knowledge.original_lesson(page.lesson.id) == page.lesson.id
        and page.document.unreadable is None
        and page.document.refused_yaml is None
    )
    return sorted(pages, key=lambda page: page.lesson.id)


def _applied(state: RolloutState) -> Outcome:
    return (
        Why.NOT_APPLICABLE if state is RolloutState.NOT_APPLICABLE else float(state is RolloutState.APPLIED)
    )


def _efficacy(
    people: Population, facts: Mapping[str, Fact], by_cause: Mapping[str, list[Fact]], page: LessonPage
) -> Efficacy:
    knowledge = people.knowledge
    causes = _shared(
        filter(None, (_counts(facts, one) for one in knowledge.incidents_citing(page.lesson.id)))
    )
    if not causes:
        return Efficacy(page.lesson.id, causes, why=Why.NO_COMMON_CAUSE)
    days: list[date | None] = []
    why = Why.NO_ACTIONS
    for owned in knowledge.actions_citing(page.lesson.id):
        if _counts(facts, owned.incident) is None:
            continue
        match owned.action.state:
            case ActionState.OPEN | ActionState.IN_PROGRESS:  # whatever the others are
                return Efficacy(page.lesson.id, causes, why=Why.STILL_OPEN)
            case ActionState.WONT_DO:
                why = Why.WONT_DO
            case _:
                days.append(owned.action.done_on)
    if not days:
        return Efficacy(page.lesson.id, causes, why=why)
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return Efficacy(page.lesson.id, causes)
    alike = {fact.id: fact for cause in causes for fact in by_cause.get(cause, ())}
    return _counted(people, alike.values(), Efficacy(page.lesson.id, causes, max(known)))


def _counts(facts: Mapping[str, Fact], incident: Incident) -> Fact | None:
    """What is known of an incident in which something broke."""
    fact = facts.get(incident.document.path)
    return None if fact is None or fact.is_near_miss else fact


def _shared(taught: Iterable[Fact]) -> tuple[str, ...]:
    """The causes that all of them have; most often the first few tell that there is none."""
    shared: set[str] | None = None
    for fact in taught:
        causes = set(map(str, fact.postmortem.causes))
        shared = causes if shared is None else shared & causes
        if not shared:
            return ()
    return tuple(sorted(shared or ()))


def _counted(people: Population, alike: Iterable[Fact], lesson: Efficacy) -> Efficacy:
    """For as many days on either side as the base tells of, at most a year; the day itself belongs to neither."""
    closed_on, first_day = lesson.closed_on, people.first_day
    if closed_on is None or first_day is None:
        return lesson
    window = max(timedelta(0), min(people.today - closed_on, closed_on - first_day, _LONGEST))
    distances = sorted((fact.day - closed_on, fact.id) for fact in alike if fact.day is not None)
    return replace(
        lesson,
        days=window.days,
        before=tuple(id_ for distance, id_ in distances if -window <= distance < timedelta(0)),
        after=tuple(id_ for distance, id_ in distances if timedelta(0) < distance <= window),
    )
