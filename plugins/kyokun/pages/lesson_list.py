"""The list of lessons, by category."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import LessonPage
from kyokun.pages.addresses import LESSON_LIST
from kyokun.pages.context import SiteContext, View
from kyokun.pages.lesson import category_anchor
from kyokun.pages.page import Page
from kyokun.pages.templating import render


@dataclass(frozen=True, slots=True)
class LessonRow:
    """What a table says of a lesson, ready to be inserted; ``incidents`` is how many taught it."""

    title: Markup
    summary: str
    services: Markup
    incidents: int


@dataclass(frozen=True, slots=True)
class Category:
    """The lessons of a category."""

    title: str
    anchor: str
    rows: tuple[LessonRow, ...]


def lesson_row(view: View, page: LessonPage) -> LessonRow:
    """A lesson in a list."""
    lesson = page.lesson
    return LessonRow(
        title=view.lesson_title(page),
        summary=lesson.summary,
        services=view.listed(lesson.services),
        incidents=len(view.site.knowledge.evidence(lesson.id)),
    )


def listed_lessons(site: SiteContext) -> tuple[LessonPage, ...]:
    """Every lesson once, in the site's language where it exists in it."""
    view = site.view(LESSON_LIST)
    return tuple(page for page in site.knowledge.lessons if _preferred(view, page) is page)


def _preferred(view: View, page: LessonPage) -> LessonPage:
    """Of a lesson's versions the one that lists show: in the site's language, else the original."""
    original = view.site.knowledge.original_lesson(page.lesson.id)
    return view.own_version(original)


def lesson_list_page(site: SiteContext) -> Page:
    """Every lesson, once."""
    view = site.view(LESSON_LIST)
    by_category: dict[str, list[LessonRow]] = {}
    lessons = listed_lessons(site)
    for page in lessons:
        by_category.setdefault(page.lesson.category, []).append(lesson_row(view, page))
    categories = tuple(
        Category(name or view.words("lessons.uncategorised"), category_anchor(name), tuple(rows))
        for name, rows in sorted(by_category.items())
    )
    title = view.words("lessons.title")
    markdown = render(
        site.surroundings.templates,
        "lessons",
        t=view.words,
        title=title,
        categories=categories,
        count=len(lessons),
    )
    return Page(LESSON_LIST, title, site.language, markdown, None, view.words("lessons.description"))
