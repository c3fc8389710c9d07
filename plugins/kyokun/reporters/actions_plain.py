"""Action items for people: ``kyokun actions``."""

from collections.abc import Iterable
from datetime import date

from kyokun.knowledge.knowledge import OwnedAction
from kyokun.model.action import Action
from kyokun.model.labels import ACTION_FIELDS, ActionField
from kyokun.model.language import Language
from kyokun.model.vocabulary import ACTION_STATES
from kyokun.reporters.plain_words import ID, OVERDUE, UNKNOWN
from kyokun.reporters.table import table

_NOT_WRITTEN = "-"


def actions_plain(
    actions: Iterable[OwnedAction],
    today: date,
    language: Language,
    *,
    colour: bool,
    columns: int | None = None,
) -> str:
    """A table with one action a line, what is overdue on ``today`` marked in words; empty when there is none."""
    rows = [
        (
            _due(owned.action, language),
            owned.id or owned.incident.postmortem.id or owned.incident.document.path,
            owned.action.priority or _NOT_WRITTEN,
            state_words(owned.action, today, language),
            owned.action.owner or _NOT_WRITTEN,
            owned.action.title,
        )
        for owned in actions
    ]
    if not rows:
        return ""
    head = [
        ACTION_FIELDS.label(ActionField.DUE, language),
        ID.in_(language),
        *(
            ACTION_FIELDS.label(name, language)
            for name in (ActionField.PRIORITY, ActionField.STATE, ActionField.OWNER, ActionField.TITLE)
        ),
    ]
    return table(head, rows, colour=colour, columns=columns)


def state_words(action: Action, today: date, language: Language) -> str:
    """The state, with a note when the action is overdue."""
    state = ACTION_STATES.label(action.state, language)
    if not action.is_overdue(today):
        return state
    overdue = OVERDUE.in_(language)
    return f"{state}（{overdue}）" if language is Language.JA else f"{state} ({overdue})"


def _due(action: Action, language: Language) -> str:
    if action.due is None:
        return _NOT_WRITTEN
    return action.due.on.isoformat() if action.due.on else UNKNOWN.in_(language)
