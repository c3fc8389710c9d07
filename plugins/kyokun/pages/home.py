"""The home page: one glance at what this place is, what happened lately and what is overdue."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident, LessonPage, OwnedAction
from kyokun.model.language import Language
from kyokun.model.terms import DocumentType
from kyokun.model.vocabulary import TYPES
from kyokun.pages.actions import open_actions, overdue_actions
from kyokun.pages.addresses import ACTION_LIST, HOME, LESSON_LIST, POSTMORTEM_LIST, SEARCH, TREND_LIST
from kyokun.pages.banner import Banner, BannerLine, message
from kyokun.pages.context import SiteContext, View
from kyokun.pages.escaping import as_text
from kyokun.pages.home_numbers import HomeNumber, year_numbers
from kyokun.pages.lesson_list import listed_lessons
from kyokun.pages.page import Page
from kyokun.pages.postmortem_list import listed_incidents
from kyokun.pages.rereading import anniversaries, of_the_month, of_the_week
from kyokun.pages.reviews import DueReview, due_reviews, review_link
from kyokun.pages.templating import render
from kyokun.pages.trends.material import Material

_LATEST = 5
_OTHERS = 3
"""How long each list is at most, however large the base."""
_GUIDES = {
    Language.JA: ("guide/index.md", "guide/ja/index.md"),
    Language.EN: ("guide/en/index.md", "guide/index.md"),
}


@dataclass(frozen=True, slots=True)
class HomeEntry:
    """A line of a list: what it is, and below it what is known of it."""

    badges: Markup
    title: Markup
    about: tuple[str | Markup, ...]


def home_page(site: SiteContext, material: Material) -> Page:
    """What this place is, the search, what happened lately, what is due, what is worth reading again, how to add to it."""
    view = site.view(HOME)
    words = view.words
    overdue = overdue_actions(site)
    reviews = due_reviews(site)
    guide = guide_uri(site)
    markdown = render(
        site.surroundings.templates,
        "home",
        t=words,
        search=view.to(SEARCH, words("home.search")),
        numbers=(*_counts(view, len(overdue)), *year_numbers(view, material)),
        banner=_banner(view),
        incidents=tuple(_incident(view, incident) for incident in listed_incidents(site)[:_LATEST]),
        overdue=tuple(_action(view, owned) for owned in overdue[:_OTHERS]),
        more_overdue=len(overdue) - _OTHERS,
        reviews=tuple(_review(view, review) for review in reviews[:_OTHERS]),
        more_reviews=len(reviews) - _OTHERS,
        rereading=tuple(_rereading(view)),
        lessons=tuple(_lesson(view, page) for page in islice(_recent(site), _OTHERS)),
        postmortem_list=view.to(POSTMORTEM_LIST, words("home.all-postmortems")),
        lesson_list=view.to(LESSON_LIST, words("home.all-lessons")),
        action_list=view.to(ACTION_LIST, words("home.all-actions")),
        trends=view.to(TREND_LIST, words("home.trends")),
        guide=view.to(guide, words("home.guide")) if guide else None,
    )
    description = words("home.description", site=site.surroundings.site_name or "Kyokun")
    return Page(HOME, words("home.title"), site.language, markdown, None, description)


def _incident(view: View, incident: Incident) -> HomeEntry:
    postmortem = incident.postmortem
    about: list[str | Markup] = [
        postmortem.id or view.words("unknown"),
        view.format.day(postmortem.happened_at),
    ]
    about.append(TYPES.label(postmortem.type, view.language))
    if postmortem.services:
        about.append(view.listed(postmortem.services))
    if postmortem.type is not DocumentType.NEAR_MISS:
        took = view.format.duration(postmortem.duration("resolve"))
        about.append(view.words("took.resolve", text=took))
    badges = view.severity(postmortem.severity) + " " + view.status(postmortem.status)
    return HomeEntry(badges, view.incident_title(incident), tuple(about))


def _action(view: View, owned: OwnedAction) -> HomeEntry:
    action = owned.action
    due = action.due.on if action.due else None
    late = (view.site.today - due).days if due else 0
    about: list[str | Markup] = [
        view.listed(action.owners) if action.owners else view.words("home.nobody"),
        view.words("home.due", on=due.isoformat() if due else view.words("unknown")),
        action.priority.value if action.priority else "",
        view.incident_title(owned.incident),
    ]
    badge = view.badge("overdue", f"⚠ {view.words('home.days-late', n=late)}")
    title = view.action_id(owned) + " " + as_text(action.title)
    return HomeEntry(badge, title, tuple(part for part in about if part))


def _review(view: View, review: DueReview) -> HomeEntry:
    late = (view.site.today - review.on).days
    if late > 0:
        badge = view.badge("overdue", f"⚠ {view.words('home.days-late', n=late)}")
    else:
        badge = view.badge("review-ahead", view.words("home.days-ahead", n=-late))
    about: list[str | Markup] = [review.on.isoformat(), view.incident_title(review.incident)]
    if review.boxes:
        about.append(view.words("home.boxes", n=review.boxes))
    return HomeEntry(badge, review_link(view, review), tuple(about))


def _rereading(view: View) -> Iterator[HomeEntry]:
    words = view.words
    for one in anniversaries(view):
        said = words("home.years-ago", years=one.years, on=one.on.isoformat())
        yield HomeEntry(as_text(said), view.incident_title(one.incident), (one.incident.id or "",))
    incident = of_the_month(view.site)
    if incident is not None:
        lessons = {
            page.lesson.id: page for page in map(view.own_version, view.site.knowledge.lesson_ids(incident))
        }
        taught = view.listed(view.lesson_title(page) for page in list(lessons.values())[:_OTHERS])
        about = (
            incident.id or "",
            as_text(words("labelled", label=words("column.lesson"), value="")) + taught,
        )
        yield HomeEntry(as_text(words("home.of-the-month")), view.incident_title(incident), about)
    page = of_the_week(view.site)
    if page is not None:
        yield HomeEntry(as_text(words("home.of-the-week")), view.lesson_title(page), (page.lesson.summary,))


def _lesson(view: View, page: LessonPage) -> HomeEntry:
    count = len(view.site.knowledge.evidence(page.lesson.id))
    return HomeEntry(
        Markup(), view.lesson_title(page), (page.lesson.summary, view.words("home.taught-by", n=count))
    )


def guide_uri(site: SiteContext) -> str | None:
    """The guide's first page in the site's language, if the site has a guide."""
    uris = set(site.surroundings.others.values())
    return next((uri for uri in _GUIDES[site.language] if uri in uris), None)


def _counts(view: View, overdue: int) -> Iterator[HomeNumber]:
    """What the base holds, and what of it is open; in words a newcomer needs none of our own for."""
    site, words = view.site, view.words

    def number(name: str, count: int, uri: str, basis: str = "") -> HomeNumber:
        return HomeNumber(words(f"home.numbers-{name}"), view.to(uri, words("counted", n=count)), basis)

    since = next((view.format.year(incident.postmortem.happened_at) for incident in site.in_time), None)
    dated = words("home.since", year=str(since)) if since else ""
    yield number("incidents", len(listed_incidents(site)), POSTMORTEM_LIST, dated)
    yield number("lessons", len(listed_lessons(site)), LESSON_LIST)
    yield number("open", len(open_actions(site)), ACTION_LIST, words("home.of-them-overdue", n=overdue))


def _recent(site: SiteContext) -> Iterator[LessonPage]:
    """The lessons of the latest incidents first, each once, in the site's language where it exists in it."""
    shown = {page.lesson.id: page for page in listed_lessons(site)}
    originals = {site.knowledge.original_lesson(id_): page for id_, page in shown.items()}
    seen: set[str] = set()
    for incident in listed_incidents(site):
        for id_ in site.knowledge.lesson_ids(incident):
            page = originals.get(site.knowledge.original_lesson(id_))
            if page is not None and page.lesson.id not in seen:
                seen.add(page.lesson.id)
                yield page


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
