"""All actions: what is overdue first, then what is open, then what is settled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kyokun.knowledge.knowledge import OwnedAction
from kyokun.model.action import Action
from kyokun.model.terms import ActionState
from kyokun.pages.action_rows import ActionRow, action_row
from kyokun.pages.addresses import ACTION_LIST
from kyokun.pages.context import SiteContext, View
from kyokun.pages.page import Asset, Page
from kyokun.pages.postmortem_list import SHOWN, year_title
from kyokun.pages.tables.actions import action_listing
from kyokun.pages.tables.listing import Listing, data, data_link, drawings, slots
from kyokun.pages.templating import render


@dataclass(frozen=True, slots=True)
class Group:
    """Actions of one sort."""

    title: str
    anchor: str
    rows: tuple[ActionRow, ...]
    count: int
    """Of all, shown or not."""


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


def action_pages(site: SiteContext) -> Iterator[Page]:
    """The board: every action where there are few, else what presses; and then a page with all actions of each year."""
    actions = board_order(site)
    years = _by_year(site)
    is_split = len(actions) > SHOWN
    view = site.view(ACTION_LIST)
    groups = _groups(view, actions, most=SHOWN if is_split else None)
    rest = tuple(
        (view.to(_year_uri(year), year_title(view, year)), len(found)) for year, found in years.items()
    )
    title = view.words("actions.title")
    yield _page(view, title, groups, len(actions), rest if is_split else (), action_listing(view, actions))
    if not is_split:
        return
    for year, found in years.items():
        view = site.view(_year_uri(year))
        title = view.words("actions.of-year", year=year_title(view, year))
        yield _page(view, title, _groups(view, found, most=None), len(found), (), None)


def action_data(site: SiteContext) -> Asset:
    """What the script reads of the board."""
    return data(action_listing(site.view(ACTION_LIST), board_order(site)))


def board_order(site: SiteContext) -> tuple[OwnedAction, ...]:
    """Every action once: what is overdue, what is open, what nobody knows of, what is settled."""
    return tuple(owned for _, found in _sorted(site.today, site.knowledge.actions) for owned in found)


def _page(
    view: View,
    title: str,
    groups: tuple[Group, ...],
    count: int,
    rest: tuple[tuple[Markup, int], ...],
    listing: Listing | None,
) -> Page:
    has_tools = listing is not None and count > 0
    markdown = render(
        view.site.surroundings.templates,
        "actions",
        t=view.words,
        title=title,
        groups=groups,
        count=count,
        today=view.site.today.isoformat(),
        rest=rest,
        data=data_link(view, "actions") if has_tools else None,
        **slots(),
    )
    drawn = drawings(listing, view.words) if listing is not None and count else {}
    return Page(view.uri, title, view.language, markdown, None, view.words("actions.description"), drawn)


def _groups(view: View, actions: Iterable[OwnedAction], most: int | None) -> tuple[Group, ...]:
    """With ``most`` only what is still to do, and of each sort no more than that."""
    shown = ("overdue", "open") if most else ("overdue", "open", "unknown", "settled")
    return tuple(
        Group(
            view.words(f"actions.{name}"),
            name,
            tuple(action_row(view, owned) for owned in found[:most]),
            len(found),
        )
        for name, found in _sorted(view.site.today, actions)
        if name in shown and (found or name in ("overdue", "open"))
    )


def _sorted(today: date, actions: Iterable[OwnedAction]) -> tuple[tuple[str, list[OwnedAction]], ...]:
    """Each action in the group it belongs to most urgently."""
    groups: dict[str, list[OwnedAction]] = {name: [] for name in ("overdue", "open", "unknown", "settled")}
    for owned in actions:
        action = owned.action
        if action.is_overdue(today):
            groups["overdue"].append(owned)
        elif is_open(action):
            groups["open"].append(owned)
        else:
            groups["settled" if action.is_settled else "unknown"].append(owned)
    return tuple(
        (name, sorted(found, key=_newest_done if name == "settled" else most_urgent_first))
        for name, found in groups.items()
    )


def _by_year(site: SiteContext) -> dict[int | None, list[OwnedAction]]:
    """The actions by the year of their incidents, the newest first."""
    zone = site.view(ACTION_LIST).format
    found: dict[int | None, list[OwnedAction]] = {}
    for owned in site.knowledge.actions:
        found.setdefault(zone.year(owned.incident.postmortem.happened_at), []).append(owned)
    return dict(sorted(found.items(), key=lambda pair: -(pair[0] or 0)))


def _year_uri(year: int | None) -> str:
    return f"actions/{year or 'undated'}.md"


def most_urgent_first(owned: OwnedAction) -> tuple[date, str, str, int]:
    """By due date, those without one last; then by priority and place."""
    due = owned.action.due.on if owned.action.due and owned.action.due.on else date.max
    priority = owned.action.priority.value if owned.action.priority else "P9"
    return (due, priority, owned.incident.document.path, owned.action.where.whole.start)


def _newest_done(owned: OwnedAction) -> tuple[int, str, int]:
    done = owned.action.done_on or date.min
    return (-done.toordinal(), owned.incident.document.path, owned.action.where.whole.start)
