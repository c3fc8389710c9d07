"""Whether it happened again, and whether what was to prevent it was still to be done."""

from datetime import date

from kyokun.model.action import Action
from kyokun.model.terms import ActionState
from kyokun.trends import definitions
from kyokun.trends.figures import Outcome, Statistic, Why
from kyokun.trends.population import Fact, FactRow, Population
from kyokun.trends.series import Series


def recurrences(people: Population) -> Series:
    """The share that repeats an earlier incident."""
    return Series(
        definitions.RECURRENCE,
        (Statistic.SHARE,),
        [_recurred(fact, _repeated(people, fact)) for fact in people.incidents],
        people.incidents.places,
    )


def while_action_open(people: Population) -> Series:
    """Of the recurrences, the share that met an open action."""
    again = FactRow(fact for fact in people.incidents if fact.postmortem.recurrence_of)
    return Series(
        definitions.RECURRED_WHILE_OPEN,
        (Statistic.SHARE,),
        [_met(fact, _repeated(people, fact)) for fact in again],
        again.places,
    )


def _repeated(people: Population, fact: Fact) -> list[Fact | None]:
    """The incidents it declares to repeat; None for an id that the base does not hold."""
    found: list[Fact | None] = []
    for id_ in fact.postmortem.recurrence_of:
        named = people.knowledge.incident(id_)
        found.append(people.by_path.get(people.knowledge.original_of(named).document.path) if named else None)
    return found


def _recurred(fact: Fact, repeated: list[Fact | None]) -> Outcome:
    if not repeated:
        return 0.0
    distances = [
        (fact.day - one.day).days
        if one is not None and one.day is not None and fact.day is not None
        else None
        for one in repeated
    ]
    known = [distance for distance in distances if distance is not None]
    if any(0 <= distance <= definitions.RECURRENCE_DAYS for distance in known):
        return 1.0
    if len(known) < len(distances):
        return None
    return Why.ENDS_BEFORE_START if all(distance < 0 for distance in known) else 0.0


def _met(fact: Fact, repeated: list[Fact | None]) -> Outcome:
    if fact.day is None:
        return None
    answers = [
        was_open(action.action, fact.day) for one in repeated if one is not None for action in one.actions
    ]
    if True in answers:
        return 1.0
    return None if None in answers or None in repeated else 0.0


def was_open(action: Action, day: date) -> bool | None:
    """Whether it was still to be done at the beginning of a day; None when that cannot be told."""
    match action.state:
        case ActionState.WONT_DO:
            return False
        case ActionState.UNKNOWN:
            return None
        case ActionState.DONE:
            done_on = action.done_on
            return None if done_on is None or done_on == day else done_on > day
        case _:
            return True
