"""What a set of incidents adds up to: how many, what is still open, what was learned."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident, LessonPage, OwnedAction
from kyokun.model.terms import DocumentType, Severity
from kyokun.pages.action_rows import ActionRow, action_row
from kyokun.pages.actions import is_open, most_urgent_first
from kyokun.pages.addresses import ACTION_LIST, POSTMORTEM_LIST, relative
from kyokun.pages.context import SiteContext, View
from kyokun.pages.escaping import as_text, link
from kyokun.pages.lesson_list import LessonRow, lesson_row
from kyokun.pages.page import Page
from kyokun.pages.postmortem import Entry
from kyokun.pages.postmortem_list import IncidentRow, incident_row
from kyokun.pages.templating import render


@dataclass(frozen=True, slots=True)
class Gathered:
    """Of some incidents: near misses apart, since nothing broke; actions known to be open; lessons, each once."""

    incidents: tuple[Incident, ...]
    broken: tuple[Incident, ...]
    near_misses: int
    open: tuple[OwnedAction, ...]
    """The most urgent first."""
    overdue: int
    lessons: tuple[LessonPage, ...]


def gathered(site: SiteContext, incidents: tuple[Incident, ...]) -> Gathered:
    """What incidents, newest first, add up to."""
    view = site.view(POSTMORTEM_LIST)
    open_ = [
        OwnedAction(incident, action)
        for incident in incidents
        for action in incident.postmortem.actions
        if is_open(action)
    ]
    broken = tuple(one for one in incidents if one.postmortem.type is not DocumentType.NEAR_MISS)
    ids = dict.fromkeys(id_ for one in incidents for id_ in site.lessons_of[one.document.path])
    return Gathered(
        incidents,
        broken,
        len(incidents) - len(broken),
        tuple(sorted(open_, key=most_urgent_first)),
        sum(owned.action.is_overdue(site.today) for owned in open_),
        tuple(view.own_version(id_) for id_ in ids),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """The parts of a page about a set of incidents, ready to be inserted."""

    card: tuple[Entry, ...]
    severities: str
    incidents: tuple[IncidentRow, ...]
    all_incidents: Markup
    actions: tuple[ActionRow, ...]
    all_actions: Markup
    lessons: tuple[LessonRow, ...]


def shown(view: View, found: Gathered, query: str, most: int | None) -> Shown:
    """At most so many incidents and actions; the lists have all of them under ``query``."""
    incidents = found.incidents[:most]
    actions = found.open[:most]
    return Shown(
        _card(view, found),
        _severities(view, found),
        tuple(incident_row(view, one) for one in incidents),
        _all(view, POSTMORTEM_LIST, "incidents", len(found.incidents), query),
        tuple(action_row(view, one) for one in actions),
        _all(view, ACTION_LIST, "actions", len(found.open), f"{query}&state=open&state=in-progress"),
        tuple(lesson_row(view, page) for page in found.lessons),
    )


def gathered_page(
    view: View, title: str, description: str, way: Markup, parts: Shown, **more: object
) -> Page:
    """The page of a set of incidents."""
    markdown = render(
        view.site.surroundings.templates,
        "topic",
        t=view.words,
        title=title,
        way=way,
        parts=parts,
        **{"trends": None, "rollout": (), **more},
    )
    return Page(view.uri, title, view.language, markdown, None, description)


def _card(view: View, found: Gathered) -> tuple[Entry, ...]:
    counts: Iterable[tuple[str, int]] = (
        ("incidents", len(found.broken)),
        ("near-misses", found.near_misses),
        ("open", len(found.open)),
        ("overdue", found.overdue),
        ("lessons", len(found.lessons)),
    )
    return tuple(
        Entry(view.words(f"topics.{name}"), as_text(view.words("counted", n=n))) for name, n in counts
    )


def _severities(view: View, found: Gathered) -> str:
    """How many incidents of each severity, those of none told of apart."""
    counts = Counter(one.postmortem.severity for one in found.broken)
    order: tuple[Severity | None, ...] = (*Severity, None)
    parts = [
        view.words(
            "topics.severity",
            severity=view.severity(each).striptags().replace(" ", "\N{NO-BREAK SPACE}"),
            n=counts[each],
        )
        for each in order
        if counts[each]
    ]
    return (
        view.words("topics.severities", n=len(found.broken), parts=view.words.listed(parts)) if parts else ""
    )


def _all(view: View, uri: str, name: str, count: int, query: str) -> Markup:
    return link(view.words(f"topics.all-{name}", n=count), relative(view.uri, uri, query=query))
