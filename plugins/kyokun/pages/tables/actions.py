"""The board of actions as the script reads it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kyokun.knowledge.knowledge import OwnedAction
from kyokun.model.action import Action
from kyokun.model.terms import ActionKind, ActionState, Priority
from kyokun.model.vocabulary import ACTION_KINDS, ACTION_STATES
from kyokun.pages.action_rows import cited
from kyokun.pages.addresses import lesson_uri
from kyokun.pages.context import STATE_SHAPES, View
from kyokun.pages.tables.incidents import incident_facets
from kyokun.pages.tables.listing import Column, Facet, Listing, facet

SOON = timedelta(days=7)
"""What is due within so many days presses."""
_DUE = ("overdue", "soon", "later", "undated", "settled")
SORTS = {"due": "day", "priority": "priority", "state": "state", "owner": "owners", "action": "title"}


def action_listing(view: View, actions: tuple[OwnedAction, ...]) -> Listing:
    """Every action, in the order of the board."""
    words = view.words
    lessons: dict[str, int] = {}
    own = [view.site.knowledge.in_language(owned.incident, view.language).postmortem for owned in actions]
    titles = [postmortem.title or postmortem.id or "" for postmortem in own]
    return Listing(
        "actions",
        (
            *_own_facets(view, actions),
            *incident_facets(
                view, [owned.incident for owned in actions], hidden=("severity", "team", "cause", "year")
            ),
        ),
        (
            Column(words("column.id")),
            Column(words("column.action"), "action"),
            Column(words("column.owner"), "owner"),
            Column(words("column.due"), "due"),
            Column(words("column.priority-state"), "priority"),
        ),
        SORTS,
        {
            "id": [owned.id for owned in actions],
            "incident": [owned.incident.postmortem.id for owned in actions],
            "title": [owned.action.title for owned in actions],
            "page": [postmortem.id for postmortem in own],
            "incidentTitle": titles,
            "day": [_day(owned.action) for owned in actions],
            "when": [view.due_text(owned) for owned in actions],
            "owners": [owned.action.owner or None for owned in actions],
            "note": [view.state_note(owned) for owned in actions],
            "lessons": [list(_lessons(view, owned, lessons)) for owned in actions],
            "again": [
                [one.postmortem.id for one in view.site.recurred_meanwhile.get(id(owned.action), ())]
                for owned in actions
            ],
        },
        {
            "lessons": [
                [lesson_uri(page), page.lesson.title or page.lesson.id]
                for page in (view.site.knowledge.lessons_by_id[id_] for id_ in lessons)
            ],
            "words": {
                "incident": words("column.incident"),
                "lesson": words("column.lesson"),
                "overdue": words("postmortem.overdue"),
                "recurred": words("actions.recurred"),
            },
        },
        len(actions),
    )


def _own_facets(view: View, actions: tuple[OwnedAction, ...]) -> Iterator[Facet]:
    words, language, today = view.words, view.language, view.site.today
    yield facet(
        words,
        "state",
        actions,
        lambda owned: (owned.action.state.value,),
        order=tuple(ActionState),
        label=lambda value: (
            f"{STATE_SHAPES[ActionState(value)]} {ACTION_STATES.label(ActionState(value), language)}"
        ),
    )
    yield facet(
        words,
        "due",
        actions,
        lambda owned: (_pressing(owned.action, today),),
        order=_DUE,
        label=lambda value: words(f"tables.due-{value}"),
    )
    yield facet(words, "owner", actions, lambda owned: owned.action.owners)
    yield facet(
        words,
        "priority",
        actions,
        lambda owned: (owned.action.priority.value,) if owned.action.priority else (),
        order=tuple(Priority),
    )
    yield facet(
        words,
        "kind",
        actions,
        lambda owned: (owned.action.kind.value,) if owned.action.kind else (),
        order=tuple(ActionKind),
        label=lambda value: ACTION_KINDS.label(ActionKind(value), language),
    )
    yield facet(
        words,
        "recurred",
        actions,
        lambda owned: ("yes" if id(owned.action) in view.site.recurred_meanwhile else "no",),
        order=("yes", "no"),
        label=lambda value: words(f"tables.recurred-{value}"),
    )


def _pressing(action: Action, today: date) -> str:
    day = action.due.on if action.due else None
    if action.is_settled:
        return "settled"
    if day is None:
        return "undated"
    return "overdue" if day < today else "soon" if day <= today + SOON else "later"


def _day(action: Action) -> str | None:
    return action.due.on.isoformat() if action.due and action.due.on else None


def _lessons(view: View, owned: OwnedAction, places: dict[str, int]) -> Iterator[Any]:
    """The place of each lesson among those that are cited at all; the words of a link to one that does not exist."""
    for lesson, reference in cited(view, owned):
        if lesson is None:
            yield reference.text
        else:
            yield places.setdefault(lesson.lesson.id, len(places))
