"""The page of a lesson."""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident, LessonPage, OwnedAction
from kyokun.model.lesson import Lesson
from kyokun.model.terms import RolloutState
from kyokun.model.vocabulary import ROLLOUT_STATES
from kyokun.pages.action_rows import ActionRow, action_row
from kyokun.pages.addresses import LESSON_LIST, POSTMORTEM_LIST, ROLLOUT, lesson_uri, relative
from kyokun.pages.authored.body import AuthoredText
from kyokun.pages.banner import banner
from kyokun.pages.context import SiteContext, View
from kyokun.pages.escaping import link
from kyokun.pages.lesson_effect import effect
from kyokun.pages.page import Page
from kyokun.pages.postmortem import Entry
from kyokun.pages.postmortem_list import IncidentRow, incident_row
from kyokun.pages.slugs import slug
from kyokun.pages.source_links import source_links
from kyokun.pages.templating import render

SHOWN = 30
"""Of the incidents that taught a lesson its page shows so many, the latest."""

ROLLOUT_SHAPES = {RolloutState.APPLIED: "✓", RolloutState.PENDING: "○", RolloutState.NOT_APPLICABLE: "–"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """An incident that taught the lesson, and its actions that cite it."""

    incident: IncidentRow
    actions: tuple[ActionRow, ...]


def lesson_page(site: SiteContext, page: LessonPage) -> Page:
    """The author's text between what it is about and what it rests on."""
    lesson = page.lesson
    uri = lesson_uri(page)
    view = site.view(uri, lesson.lang)
    text = AuthoredText(
        page.document, uri, site.links, site.wanted_anchors.get(page.document.path, frozenset())
    )
    evidence = _evidence(view, lesson)
    known = _known(view, lesson)
    markdown = render(
        site.surroundings.templates,
        "lesson",
        t=view.words,
        title=lesson.title or lesson.id,
        summary=lesson.summary,
        banner=banner(view, page.document.path, None),
        card=_card(view, lesson),
        rollout=_rollout(view, lesson),
        body=text.body(),
        matrix=view.to(ROLLOUT, view.words("lesson.matrix")),
        effect=effect(view, lesson.id),
        evidence=evidence,
        incidents=len(known),
        actions=sum(len(actions) for _, actions in known),
        all=_all(view, lesson, len(known)) if len(known) > len(evidence) else None,
        source=source_links(view, page.document.path),
    )
    title = lesson.title or lesson.id
    description = lesson.summary or view.words("lesson.description", title=title)
    return Page(
        uri,
        title,
        lesson.lang,
        markdown,
        page.document.path,
        " ".join(description.split()),
    )


def _card(view: View, lesson: Lesson) -> tuple[Entry, ...]:
    def entry(name: str, value: Markup) -> Entry:
        return Entry(view.words(f"lesson.{name}"), value)

    category = lesson.category or view.words("lessons.uncategorised")
    found = [entry("category", view.to(LESSON_LIST, category, category_anchor(lesson.category)))]
    if lesson.services:
        found.append(entry("services", view.listed(map(view.service, lesson.services))))
    if lesson.tags:
        found.append(
            entry("tags", view.listed(view.to(LESSON_LIST, tag, tag_anchor(tag)) for tag in lesson.tags))
        )
    found.append(entry("owner", view.listed((lesson.owner or view.words("unknown"),))))
    others = view.site.knowledge.lesson_family(lesson.id)
    if others:
        found.append(entry("other-language", view.listed(_version(view, other) for other in others)))
    return tuple(found)


def category_anchor(category: str) -> str:
    """The anchor of a category in the list of lessons."""
    return f"category-{category.replace('/', '-') or 'none'}"


def tag_anchor(tag: str) -> str:
    """The anchor of a tag in the list of lessons."""
    return f"tag-{slug(tag)}"


def _version(view: View, other: LessonPage) -> Markup:
    language = view.site.view(view.uri, other.lesson.lang).words("language")
    return view.to(lesson_uri(other), language)


def _rollout(view: View, lesson: Lesson) -> tuple[tuple[Markup, Markup], ...]:
    """Services and whether the lesson has reached them, in the author's order."""
    return tuple(
        (view.service(rollout.service), rollout_badge(view, rollout.state)) for rollout in lesson.rollout
    )


def rollout_badge(view: View, state: RolloutState) -> Markup:
    """Whether a lesson has reached a service, by shape, word and colour."""
    label = ROLLOUT_STATES.label(state, view.language)
    return view.badge(f"rollout-{state.value}", f"{ROLLOUT_SHAPES[state]} {label}")


def _known(view: View, lesson: Lesson) -> list[tuple[Incident, tuple[OwnedAction, ...]]]:
    return [
        (incident, actions)
        for incident, actions in view.site.knowledge.evidence(lesson.id)
        if incident.document.path in view.site.uris
    ]


def _evidence(view: View, lesson: Lesson) -> tuple[Evidence, ...]:
    """The latest; the list of postmortems has all."""
    return tuple(
        Evidence(incident_row(view, incident), tuple(action_row(view, owned) for owned in actions))
        for incident, actions in _known(view, lesson)[:SHOWN]
    )


def _all(view: View, lesson: Lesson, count: int) -> Markup:
    original = view.site.knowledge.original_lesson(lesson.id)
    asked = relative(view.uri, POSTMORTEM_LIST, query=f"lesson={quote(original, safe='')}")
    return link(view.words("topics.all-incidents", n=count), asked)
