"""Which lesson has reached which service: all lessons against all services in one table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import LessonPage
from kyokun.model.terms import RolloutState
from kyokun.model.vocabulary import ROLLOUT_STATES
from kyokun.pages.addresses import LESSON_LIST, ROLLOUT
from kyokun.pages.context import SiteContext, View
from kyokun.pages.escaping import escape
from kyokun.pages.lesson import ROLLOUT_SHAPES
from kyokun.pages.lesson_list import listed_lessons
from kyokun.pages.page import Page
from kyokun.pages.templating import render


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A lesson, and for each service whether it has reached it."""

    lesson: Markup
    cells: tuple[Markup, ...]


def rollout_page(site: SiteContext) -> Page:
    """The table; lessons that name no service are listed below it."""
    view = site.view(ROLLOUT)
    words = view.words
    lessons = listed_lessons(site)
    told = [page for page in lessons if page.lesson.rollout]
    services = sorted({each.service for page in told for each in page.lesson.rollout})
    title = words("rollout.title")
    markdown = render(
        site.surroundings.templates,
        "rollout",
        t=words,
        title=title,
        way=view.to(LESSON_LIST, words("lessons.title")),
        counts=words.listed(list(_counts(view, told))),
        services=tuple(view.service(name) for name in services),
        rows=tuple(MatrixRow(view.lesson_title(page), _cells(view, page, services)) for page in told),
        without=tuple(view.lesson_title(page) for page in lessons if not page.lesson.rollout),
    )
    return Page(ROLLOUT, title, site.language, markdown, None, words("rollout.description"))


def _counts(view: View, lessons: Iterable[LessonPage]) -> Iterable[str]:
    counts = Counter(each.state for page in lessons for each in page.lesson.rollout)
    for state in RolloutState:
        yield view.words("rollout.count", state=_name(view, state), n=counts[state])
    yield f"· {view.words('rollout.none')}"


def _cells(view: View, page: LessonPage, services: Iterable[str]) -> tuple[Markup, ...]:
    states = {each.service: each.state for each in page.lesson.rollout}
    return tuple(_cell(view, states.get(name)) for name in services)


def _cell(view: View, state: RolloutState | None) -> Markup:
    if state is None:  # nothing to see at a glance, but told to those who listen
        unseen = escape(view.words("rollout.none"))
        return Markup(f'<span class="kyokun-cell">·<span class="kyokun-unseen"> {unseen}</span></span>')  # noqa: S704
    text = escape(_name(view, state))
    return Markup(f'<span class="kyokun-cell kyokun-rollout-{state.value}">{text}</span>')  # noqa: S704 - escaped


def _name(view: View, state: RolloutState) -> str:
    # A shape stays with its word.
    return f"{ROLLOUT_SHAPES[state]}\N{NO-BREAK SPACE}{ROLLOUT_STATES.label(state, view.language)}"
