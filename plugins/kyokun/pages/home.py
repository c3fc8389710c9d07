"""The home page: one glance at what this place is, what happened lately and what is overdue."""

from markupsafe import Markup

from kyokun.knowledge.knowledge import LessonPage
from kyokun.model.language import Language
from kyokun.pages.action_rows import action_row
from kyokun.pages.actions import open_actions, overdue_actions
from kyokun.pages.addresses import ACTION_LIST, HOME, LESSON_LIST, POSTMORTEM_LIST, TREND_LIST
from kyokun.pages.banner import Banner, BannerLine, message
from kyokun.pages.context import SiteContext, View
from kyokun.pages.escaping import as_text
from kyokun.pages.lesson_list import lesson_row, listed_lessons
from kyokun.pages.page import Page
from kyokun.pages.postmortem import Entry
from kyokun.pages.postmortem_list import incident_row, listed_incidents
from kyokun.pages.templating import render

_LATEST = 5
_GUIDES = {
    Language.JA: ("guide/index.md", "guide/ja/index.md"),
    Language.EN: ("guide/en/index.md", "guide/index.md"),
}


def home_page(site: SiteContext) -> Page:
    """What this place is, the latest of everything, and how to add to it."""
    view = site.view(HOME)
    words = view.words
    incidents = listed_incidents(site)
    lessons = listed_lessons(site)
    overdue = overdue_actions(site)
    guide = guide_uri(site)
    markdown = render(
        site.surroundings.templates,
        "home",
        t=words,
        numbers=(
            _number(view, "incidents", len(incidents), POSTMORTEM_LIST),
            _number(view, "lessons", len(lessons), LESSON_LIST),
            _number(view, "open", len(open_actions(site)), ACTION_LIST),
            _number(view, "overdue", len(overdue), ACTION_LIST, "overdue" if overdue else ""),
        ),
        banner=_banner(view),
        incidents=tuple(incident_row(view, incident) for incident in incidents[:_LATEST]),
        overdue=tuple(action_row(view, owned) for owned in overdue[:_LATEST]),
        more_overdue=len(overdue) - _LATEST,
        lessons=tuple(lesson_row(view, page) for page in _recent(site)[:_LATEST]),
        postmortem_list=view.to(POSTMORTEM_LIST, words("home.all-postmortems")),
        lesson_list=view.to(LESSON_LIST, words("home.all-lessons")),
        action_list=view.to(ACTION_LIST, words("home.all-actions")),
        trends=view.to(TREND_LIST, words("home.trends")),
        guide=view.to(guide, words("home.guide")) if guide else None,
    )
    description = words("home.description", site=site.surroundings.site_name or "Kyokun")
    return Page(HOME, words("home.title"), site.language, markdown, None, description)


def guide_uri(site: SiteContext) -> str | None:
    """The guide's first page in the site's language, if the site has a guide."""
    uris = set(site.surroundings.others.values())
    return next((uri for uri in _GUIDES[site.language] if uri in uris), None)


def _number(view: View, name: str, count: int, uri: str, anchor: str = "") -> Entry:
    return Entry(view.words(f"home.numbers-{name}"), view.to(uri, view.words("counted", n=count), anchor))


def _recent(site: SiteContext) -> list[LessonPage]:
    """The lessons of the latest incidents first, each once, in the site's language where it exists in it."""
    shown = {page.lesson.id: page for page in listed_lessons(site)}
    originals = {site.knowledge.original_lesson(id_): page for id_, page in shown.items()}
    found: dict[str, LessonPage] = {}
    for incident in listed_incidents(site):
        for id_ in site.knowledge.lesson_ids(incident):
            page = originals.get(site.knowledge.original_lesson(id_))
            if page is not None:
                found.setdefault(page.lesson.id, page)
    return list(found.values())


def _banner(view: View) -> Banner | None:
    """Every error of the base: while there are any, it cannot be published."""
    errors = view.site.errors
    if not errors:
        return None
    words = view.words
    shown = tuple(
        BannerLine(
            f"{finding.path}:{finding.start.line}",
            message(finding.message.in_(view.language)),
            message(finding.help.in_(view.language)),
        )
        for finding in errors[:20]
    )
    more = len(errors) - len(shown)
    rest = (BannerLine("", as_text(words("home.more", n=more)), Markup("")),) if more > 0 else ()
    return Banner("errors", words("home.errors", n=len(errors)), words("home.errors-hint"), "", shown + rest)
