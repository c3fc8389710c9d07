"""Which actions are asked for."""

from dataclasses import dataclass
from datetime import date

from kyokun.knowledge.knowledge import Knowledge, OwnedAction
from kyokun.model.action import Action
from kyokun.model.ids import id_order
from kyokun.text.folding import fold


@dataclass(frozen=True, slots=True)
class ActionQuery:
    """What every action asked for must be; the default asks for all."""

    only_open: bool = False
    """Neither done nor decided against; a state that was not written counts as open."""
    only_overdue: bool = False
    owner: str | None = None
    """A handle with or without ``@``, or a name, in any case and width."""


def select_actions(knowledge: Knowledge, query: ActionQuery, today: date) -> tuple[OwnedAction, ...]:
    """The actions a query asks for, by due date (those without one last), then by id."""
    wanted = [owned for owned in knowledge.actions if _matches(owned.action, query, today)]
    return tuple(sorted(wanted, key=_order))


def _matches(action: Action, query: ActionQuery, today: date) -> bool:
    if query.only_open and action.is_settled:
        return False
    if query.only_overdue and not action.is_overdue(today):
        return False
    return query.owner is None or _person(query.owner) in map(_person, action.owners)


def _person(written: str) -> str:
    return fold(written).removeprefix("@")


def _order(owned: OwnedAction) -> tuple[date, tuple[bool, str, int, str], int]:
    due = owned.action.due.on if owned.action.due else None
    postmortem_id = owned.incident.postmortem.id
    return (due or date.max, id_order(postmortem_id), owned.action.number or 0)
