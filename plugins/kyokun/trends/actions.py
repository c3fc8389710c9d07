"""Whether what was decided gets done."""

from collections.abc import Mapping, Sequence
from datetime import date

from kyokun.model.action import Action
from kyokun.model.terms import ActionState
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Metric, Outcome, Statistic, Why
from kyokun.trends.places import Places
from kyokun.trends.population import ActionFact, Population
from kyokun.trends.series import Series

_BREAKDOWNS = (Dimension.PRIORITY, Dimension.KIND)
_DONE, _WONT_DO, _UNKNOWN = ActionState.DONE, ActionState.WONT_DO, ActionState.UNKNOWN
"""By names of their own: there are tens of thousands of actions, and to look a member up costs more than to compare it."""
_ADDED: Mapping[ActionState, Outcome] = {
    **dict.fromkeys(ActionState, 1.0),
    ActionState.WONT_DO: Why.WONT_DO,
    ActionState.UNKNOWN: None,
}
"""What an action adds to the backlog when it is opened."""


def action_counts(people: Population) -> tuple[Series, ...]:
    """Opened, closed, decided against, and what that leaves."""
    actions = people.actions
    states = [one.action.state for one in actions]
    done_at = [at for at, state in enumerate(states) if state is _DONE]
    done = [actions[at] for at in done_at]
    dropped = [one for one, state in zip(actions, states, strict=True) if state is _WONT_DO]
    days = [one.action.done_on for one in done]
    ended = people.calendar.indexes(days)
    opened = _places(actions, [one.period for one in actions])
    balance = [_ADDED[state] for state in states]
    for at, day in zip(done_at, days, strict=True):
        if day is None:  # whether it still counts is unknown of every day
            balance[at] = None
    left = [at for at, one in enumerate(done) if one.opened is not None]
    taken = _places([done[at] for at in left], [ended[at] for at in left])
    balance += [None if days[at] is None else -1.0 for at in left]
    changed = Places(
        [*opened.ids, *taken.ids], [*opened.periods, *taken.periods], [*opened.facets, *taken.facets]
    )
    return (
        Series(definitions.ACTIONS_OPENED, (Statistic.COUNT,), [1.0] * len(actions), opened, _BREAKDOWNS),
        _counted(definitions.ACTIONS_CLOSED, done, ended),
        _counted(definitions.ACTIONS_WONT_DO, dropped, [one.period for one in dropped]),
        Series(definitions.BACKLOG, (Statistic.COUNT,), balance, changed),
    )


def action_completion(people: Population) -> Series:
    """The share done on or before the due date, by the period of the due date."""
    due = [(one, one.action.due.on) for one in people.actions if one.action.due is not None]
    return Series(
        definitions.ACTION_COMPLETION,
        (Statistic.SHARE,),
        [_on_time(one.action, day, people.today) for one, day in due],
        _places([one for one, _ in due], people.calendar.indexes(day for _, day in due)),
        _BREAKDOWNS,
    )


def action_ages(people: Population) -> Series:
    """The days that open actions have been open for, as of today."""
    left = [one for one in people.actions if not one.action.is_settled]
    return Series(
        definitions.ACTION_AGE,
        (Statistic.MEDIAN, Statistic.OLDEST),
        [_age(one, people.today) for one in left],
        _places(left, [people.calendar.index(people.today)] * len(left)),
        _BREAKDOWNS,
    )


def _places(actions: Sequence[ActionFact], periods: Sequence[int | None]) -> Places:
    return Places([one.id for one in actions], periods, [one.facets for one in actions])


def _counted(metric: Metric, actions: Sequence[ActionFact], periods: Sequence[int | None]) -> Series:
    return Series(metric, (Statistic.COUNT,), [1.0] * len(actions), _places(actions, periods), _BREAKDOWNS)


def _on_time(action: Action, due: date | None, today: date) -> Outcome:
    state = action.state
    if state is _DONE:
        return None if action.done_on is None or due is None else float(action.done_on <= due)
    if state is _WONT_DO:
        return Why.WONT_DO
    if state is _UNKNOWN:
        return None
    return 0.0 if due is not None and due < today else Why.NOT_DUE_YET


def _age(action: ActionFact, today: date) -> Outcome:
    if action.action.state is _UNKNOWN or action.opened is None:
        return None
    return Why.ENDS_BEFORE_START if action.opened > today else float((today - action.opened).days)
