"""Whether what was decided gets done."""

from collections.abc import Callable, Iterable
from datetime import date

from kyokun.model.action import Action
from kyokun.model.terms import ActionState
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Metric, Observation, Outcome, Statistic, Why, entry
from kyokun.trends.population import ActionFact, Population
from kyokun.trends.series import Series

_BREAKDOWNS = (Dimension.PRIORITY, Dimension.KIND)


def action_counts(people: Population) -> tuple[Series, ...]:
    """Opened, closed, decided against, and what that leaves."""
    actions = list(people.actions)
    done = [one for one in actions if one.action.state is ActionState.DONE]
    opened = _observed(people, actions, lambda one: one.opened, lambda _: 1.0)
    closed = _observed(people, done, lambda one: one.action.done_on, lambda _: 1.0)
    dropped = [one for one in actions if one.action.state is ActionState.WONT_DO]
    balance = (
        *_observed(people, actions, lambda one: one.opened, _added),
        *_observed(
            people, [one for one in done if one.opened is not None], lambda one: one.action.done_on, _removed
        ),
    )
    return (
        _counted(definitions.ACTIONS_OPENED, opened),
        _counted(definitions.ACTIONS_CLOSED, closed),
        _counted(
            definitions.ACTIONS_WONT_DO, _observed(people, dropped, lambda one: one.opened, lambda _: 1.0)
        ),
        Series(definitions.BACKLOG, (Statistic.COUNT,), balance),
    )


def action_completion(people: Population) -> Series:
    """The share done on or before the due date, by the period of the due date."""
    due = [one for one in people.actions if one.action.due is not None]
    return Series(
        definitions.ACTION_COMPLETION,
        (Statistic.SHARE,),
        _observed(people, due, lambda one: _due(one.action), lambda one: _on_time(one.action, people.today)),
        _BREAKDOWNS,
    )


def action_ages(people: Population) -> Series:
    """The days that open actions have been open for, as of today."""
    left = [one for one in people.actions if not one.action.is_settled]
    return Series(
        definitions.ACTION_AGE,
        (Statistic.MEDIAN, Statistic.OLDEST),
        _observed(people, left, lambda _: people.today, lambda one: _age(one, people.today)),
        _BREAKDOWNS,
    )


def _observed(
    people: Population,
    actions: Iterable[ActionFact],
    day: Callable[[ActionFact], date | None],
    outcome: Callable[[ActionFact], Outcome],
) -> list[Observation]:
    index = people.calendar.index
    return [(index(day(one)), entry(one.id, outcome(one)), one.facets) for one in actions]


def _counted(metric: Metric, observations: list[Observation]) -> Series:
    return Series(metric, (Statistic.COUNT,), observations, _BREAKDOWNS)


def _added(one: ActionFact) -> Outcome:
    action = one.action
    if action.state is ActionState.WONT_DO:
        return Why.WONT_DO
    is_done_some_day = action.state is ActionState.DONE and action.done_on is None
    return None if action.state is ActionState.UNKNOWN or is_done_some_day else 1.0


def _removed(one: ActionFact) -> Outcome:
    return None if one.action.done_on is None else -1.0


def _due(action: Action) -> date | None:
    return action.due.on if action.due is not None else None


def _on_time(action: Action, today: date) -> Outcome:
    due = _due(action)
    match action.state:
        case ActionState.WONT_DO:
            return Why.WONT_DO
        case ActionState.UNKNOWN:
            return None
        case ActionState.DONE:
            return None if action.done_on is None or due is None else float(action.done_on <= due)
        case _:
            return 0.0 if due is not None and due < today else Why.NOT_DUE_YET


def _age(action: ActionFact, today: date) -> Outcome:
    if action.action.state is ActionState.UNKNOWN or action.opened is None:
        return None
    return Why.ENDS_BEFORE_START if action.opened > today else float((today - action.opened).days)
