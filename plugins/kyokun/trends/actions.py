"""Whether what was decided gets done."""

from datetime import date

from kyokun.model.action import Action
from kyokun.model.terms import ActionState
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Metric, Observation, Outcome, Statistic, Why
from kyokun.trends.population import ActionFact, Population
from kyokun.trends.series import Series

_BREAKDOWNS = (Dimension.PRIORITY, Dimension.KIND)


def action_counts(people: Population) -> tuple[Series, ...]:
    """Opened, closed, decided against, and what that leaves."""
    actions = people.actions()
    opened = [Observation(one.id, one.opened, 1.0, one.facets) for one in actions]
    closed = [
        Observation(one.id, one.action.done_on, 1.0, one.facets)
        for one in actions
        if one.action.state is ActionState.DONE
    ]
    dropped = [
        Observation(one.id, one.opened, 1.0, one.facets)
        for one in actions
        if one.action.state is ActionState.WONT_DO
    ]
    balance = [
        *(Observation(one.id, one.opened, _added(one.action), one.facets) for one in actions),
        *(
            Observation(one.id, one.action.done_on, -1.0, one.facets)
            for one in actions
            if one.opened is not None and one.action.done_on is not None and _is_done(one.action)
        ),
    ]
    return (
        _counted(definitions.ACTIONS_OPENED, opened),
        _counted(definitions.ACTIONS_CLOSED, closed),
        _counted(definitions.ACTIONS_WONT_DO, dropped),
        Series(definitions.BACKLOG, (Statistic.COUNT,), tuple(balance)),
    )


def action_completion(people: Population) -> Series:
    """The share done on or before the due date, by the period of the due date."""
    return Series(
        definitions.ACTION_COMPLETION,
        (Statistic.SHARE,),
        tuple(
            Observation(one.id, _due(one.action), _on_time(one.action, people.today), one.facets)
            for one in people.actions()
            if one.action.due is not None
        ),
        _BREAKDOWNS,
    )


def action_ages(people: Population) -> Series:
    """The days that open actions have been open for, as of today."""
    return Series(
        definitions.ACTION_AGE,
        (Statistic.MEDIAN, Statistic.OLDEST),
        tuple(
            Observation(one.id, people.today, _age(one, people.today), one.facets)
            for one in people.actions()
            if not one.action.is_settled
        ),
        _BREAKDOWNS,
    )


def _counted(metric: Metric, observations: list[Observation]) -> Series:
    return Series(metric, (Statistic.COUNT,), tuple(observations), _BREAKDOWNS)


def _is_done(action: Action) -> bool:
    return action.state is ActionState.DONE


def _added(action: Action) -> Outcome:
    if action.state is ActionState.WONT_DO:
        return Why.WONT_DO
    if action.state is ActionState.UNKNOWN or (_is_done(action) and action.done_on is None):
        return None
    return 1.0


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
