"""Pages of what incidents have in common: a service, a team, a cause. None of them is a person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.cause import Cause
from kyokun.model.terms import CauseCategory
from kyokun.model.vocabulary import CAUSE_CATEGORIES
from kyokun.pages.addresses import (
    CAUSE_LIST,
    SERVICE_LIST,
    TEAM_LIST,
    cause_uri,
    service_uri,
    team_uri,
)
from kyokun.pages.context import SiteContext, View
from kyokun.pages.gathering import Gathered, gathered, gathered_page, shown
from kyokun.pages.lesson import rollout_badge
from kyokun.pages.lesson_list import listed_lessons
from kyokun.pages.page import Page
from kyokun.pages.postmortem_list import listed_incidents
from kyokun.pages.templating import render

_SHOWN = 30
"""The newest incidents and the most urgent actions on a page; the lists have the others."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something incidents have in common; ``key`` and ``name`` find them in the lists."""

    key: str
    name: str
    uri: str
    incidents: tuple[Incident, ...]
    group: str = ""
    """Under which heading the list of its kind has it."""

    @property
    def query(self) -> str:
        """What the lists are asked to show what belongs to it."""
        return f"{self.key}={quote(self.name, safe='')}"


@dataclass(frozen=True, slots=True)
class TopicRow:
    """What the list of its kind says of it, ready to be inserted."""

    name: Markup
    incidents: int
    near_misses: int
    open: int
    lessons: int
    latest: str


@dataclass(frozen=True, slots=True)
class Group:
    """Topics under one heading; none where the title is empty."""

    title: str
    rows: tuple[TopicRow, ...]


def topic_pages(site: SiteContext, others: frozenset[str]) -> Iterator[Page]:
    """A page for each service, team and cause, and a list of each kind; they link to their trends if among ``others``."""
    incidents = listed_incidents(site)
    kinds = (
        ("services", SERVICE_LIST, _services(incidents)),
        ("teams", TEAM_LIST, _teams(incidents)),
        ("causes", CAUSE_LIST, _causes(site.view(CAUSE_LIST), incidents)),
    )
    for kind, uri, topics in kinds:
        found = [(topic, gathered(site, topic.incidents)) for topic in topics]
        yield _list(site, kind, uri, found)
        for topic, theirs in found:
            yield _page(site, kind, uri, topic, theirs, f"trends/{topic.uri}" in others)


def _services(incidents: Iterable[Incident]) -> tuple[Topic, ...]:
    found = _by(incidents, lambda one: one.postmortem.services)
    return tuple(Topic("service", name, service_uri(name), theirs) for name, theirs in found.items())


def _teams(incidents: Iterable[Incident]) -> tuple[Topic, ...]:
    found = _by(incidents, lambda one: one.postmortem.teams)
    return tuple(Topic("team", name, team_uri(name), theirs) for name, theirs in found.items())


def _causes(view: View, incidents: tuple[Incident, ...]) -> tuple[Topic, ...]:
    causes: dict[str, Cause] = {str(cause): cause for one in incidents for cause in one.postmortem.causes}
    found = _by(incidents, lambda one: map(str, one.postmortem.causes))
    order = list(CauseCategory)
    return tuple(
        Topic(
            "cause",
            name,
            cause_uri(causes[name]),
            found[name],
            CAUSE_CATEGORIES.label(causes[name].category, view.language),
        )
        for name in sorted(found, key=lambda name: order.index(causes[name].category))
    )


def _by(
    incidents: Iterable[Incident], names: Callable[[Incident], Iterable[str]]
) -> Mapping[str, tuple[Incident, ...]]:
    """The incidents of each name, in the order of names."""
    found: defaultdict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        for name in dict.fromkeys(names(incident)):
            found[name].append(incident)
    return {name: tuple(found[name]) for name in sorted(found, key=lambda name: (name.casefold(), name))}


def _page(
    site: SiteContext, kind: str, list_uri: str, topic: Topic, found: Gathered, has_trends: bool
) -> Page:
    view = site.view(topic.uri)
    trends = view.to(f"trends/{topic.uri}", view.words("topics.trends", name=topic.name))
    return gathered_page(
        view,
        topic.name,
        view.words("topics.description", name=topic.name),
        view.to(list_uri, view.words(f"topics.{kind}")),
        shown(view, found, topic.query, _SHOWN),
        trends=trends if has_trends else None,
        rollout=_rollout(view, topic.name) if kind == "services" else (),
    )


def _rollout(view: View, service: str) -> tuple[tuple[Markup, Markup], ...]:
    """The lessons that name the service in their rollout, and whether they have reached it."""
    return tuple(
        (view.lesson_title(page), rollout_badge(view, rollout.state))
        for page in listed_lessons(view.site)
        for rollout in page.lesson.rollout
        if rollout.service == service
    )


def _list(site: SiteContext, kind: str, uri: str, topics: Iterable[tuple[Topic, Gathered]]) -> Page:
    view = site.view(uri)
    groups: defaultdict[str, list[TopicRow]] = defaultdict(list)
    for topic, found in topics:
        groups[topic.group].append(
            TopicRow(
                view.to(topic.uri, topic.name),
                len(found.broken),
                found.near_misses,
                len(found.open),
                len(found.lessons),
                view.format.day(topic.incidents[0].postmortem.happened_at),
            )
        )
    title = view.words(f"topics.{kind}")
    markdown = render(
        site.surroundings.templates,
        "topics",
        t=view.words,
        title=title,
        intro=view.words(f"topics.{kind}-intro"),
        groups=tuple(Group(name, tuple(rows)) for name, rows in groups.items()),
    )
    return Page(uri, title, site.language, markdown, None, view.words(f"topics.{kind}-intro"))
