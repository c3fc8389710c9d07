"""All actions: what is overdue first, then what is open, then what is settled."""

from dataclasses import dataclass
from datetime import date

from kyokun.knowledge.knowledge import OwnedAction
from kyokun.model.action import Action
from kyokun.model.terms import ActionState
from kyokun.pages.action_rows import ActionRow, action_row
from kyokun.pages.addresses import ACTION_LIST
from kyokun.pages.context import SiteContext
from kyokun.pages.page import Page
from kyokun.pages.templating import render


@dataclass(frozen=True, slots=True)
class Group:
    """Actions of one sort."""

    title: str
    anchor: str
    rows: tuple[ActionRow, ...]


def is_open(action: Action) -> bool:
    """Whether it is known to be still to do."""
    return action.state in (ActionState.OPEN, ActionState.IN_PROGRESS)


def overdue_actions(site: SiteContext) -> tuple[OwnedAction, ...]:
    """What should be done by now, the longest overdue first."""
    late = [owned for owned in site.knowledge.actions if owned.action.is_overdue(site.today)]
    return tuple(sorted(late, key=most_urgent_first))


def open_actions(site: SiteContext) -> tuple[OwnedAction, ...]:
    """What is known to be still to do, overdue or not, by due date."""
    return tuple(
        sorted((owned for owned in site.knowledge.actions if is_open(owned.action)), key=most_urgent_first)
    )


def actions_page(site: SiteContext) -> Page:
    """Every action, once, in the group it belongs to most urgently."""
    view = site.view(ACTION_LIST)
    overdue = overdue_actions(site)
    late = {id(owned.action) for owned in overdue}
    open_ = [owned for owned in open_actions(site) if id(owned.action) not in late]
    unknown = [
        owned
        for owned in sorted(site.knowledge.actions, key=most_urgent_first)
        if owned.action.state is ActionState.UNKNOWN and id(owned.action) not in late
    ]
    settled = sorted((owned for owned in site.knowledge.actions if owned.action.is_settled), key=_newest_done)
    sorts = (("overdue", overdue), ("open", open_), ("unknown", unknown), ("settled", settled))
    groups = tuple(
        Group(view.words(f"actions.{name}"), name, tuple(action_row(view, owned) for owned in found))
        for name, found in sorts
        if found or name in ("overdue", "open")
    )
    title = view.words("actions.title")
    markdown = render(
        site.surroundings.templates,
        "actions",
        t=view.words,
        title=title,
        groups=groups,
        count=len(site.knowledge.actions),
        today=site.today.isoformat(),
    )
    return Page(ACTION_LIST, title, site.language, markdown, None, view.words("actions.description"))


def most_urgent_first(owned: OwnedAction) -> tuple[date, str, str, int]:
    """By due date, those without one last; then by priority and place."""
    due = owned.action.due.on if owned.action.due and owned.action.due.on else date.max
    priority = owned.action.priority.value if owned.action.priority else "P9"
    return (due, priority, owned.incident.document.path, owned.action.where.whole.start)


def _newest_done(owned: OwnedAction) -> tuple[int, str, int]:
    done = owned.action.done_on or date.min
    return (-done.toordinal(), owned.incident.document.path, owned.action.where.whole.start)
