"""The list of lessons, by category."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import LessonPage
from kyokun.pages.addresses import LESSON_LIST, ROLLOUT
from kyokun.pages.context import SiteContext, View
from kyokun.pages.lesson import category_anchor, tag_anchor
from kyokun.pages.page import Asset, Page
from kyokun.pages.tables.lessons import lesson_listing
from kyokun.pages.tables.listing import data, data_link, drawings, slots
from kyokun.pages.templating import render


@dataclass(frozen=True, slots=True)
class LessonRow:
    """What a table says of a lesson, ready to be inserted; ``incidents`` is how many taught it."""

    title: Markup
    summary: str
    services: Markup
    incidents: int
    tags: Markup
    """Empty when there are none."""


@dataclass(frozen=True, slots=True)
class Category:
    """The lessons of a category."""

    title: str
    anchor: str
    rows: tuple[LessonRow, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """The lessons with a tag."""

    title: str
    anchor: str
    lessons: Markup


def lesson_row(view: View, page: LessonPage) -> LessonRow:
    """A lesson in a list."""
    lesson = page.lesson
    return LessonRow(
        title=view.lesson_title(page),
        summary=lesson.summary,
        services=view.listed(lesson.services),
        incidents=view.site.taught_by.get(view.site.knowledge.original_lesson(lesson.id), 0),
        tags=view.listed(lesson.tags) if lesson.tags else Markup(),
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
    lessons = _in_order(listed_lessons(site))
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
        tags=tuple(_tags(view, lessons)),
        count=len(lessons),
        matrix=view.to(ROLLOUT, view.words("lesson.matrix")),
        data=data_link(view, "lessons"),
        **slots(),
    )
    return Page(
        LESSON_LIST,
        title,
        site.language,
        markdown,
        None,
        view.words("lessons.description"),
        drawings(lesson_listing(view, lessons), view.words) if lessons else {},
    )


def lesson_data(site: SiteContext) -> Asset:
    """What the script reads of the list."""
    return data(lesson_listing(site.view(LESSON_LIST), _in_order(listed_lessons(site))))


def _in_order(lessons: Iterable[LessonPage]) -> tuple[LessonPage, ...]:
    """By category, then as the base has them: what the page shows without scripts."""
    return tuple(sorted(lessons, key=lambda page: page.lesson.category))


def _tags(view: View, lessons: Iterable[LessonPage]) -> Iterator[Tag]:
    found: defaultdict[str, list[Markup]] = defaultdict(list)
    for page in lessons:
        for tag in dict.fromkeys(page.lesson.tags):
            found[tag].append(view.lesson_title(page))
    for tag in sorted(found, key=lambda name: (name.casefold(), name)):
        yield Tag(tag, tag_anchor(tag), view.listed(found[tag]))
