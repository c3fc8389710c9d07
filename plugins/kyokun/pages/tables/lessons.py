"""The list of lessons as the script reads it."""

from kyokun.knowledge.knowledge import LessonPage
from kyokun.model.terms import RolloutState
from kyokun.model.vocabulary import ROLLOUT_STATES
from kyokun.pages.addresses import lesson_uri
from kyokun.pages.context import View
from kyokun.pages.lesson import ROLLOUT_SHAPES
from kyokun.pages.tables.listing import Column, Listing, facet
from kyokun.pages.wording import wording

SORTS = {"title": "title", "incidents": "taught"}


def lesson_listing(view: View, lessons: tuple[LessonPage, ...]) -> Listing:
    """Every lesson once, in the order of the list."""
    words = view.words
    knowledge = view.site.knowledge
    return Listing(
        "lessons",
        (
            facet(
                words,
                "category",
                lessons,
                lambda page: (page.lesson.category,) if page.lesson.category else (),
                order=sorted({page.lesson.category for page in lessons} - {""}),
            ),
            facet(words, "tag", lessons, lambda page: page.lesson.tags),
            facet(
                words,
                "service",
                lessons,
                lambda page: (*page.lesson.services, *(each.service for each in page.lesson.rollout)),
            ),
            facet(
                words,
                "rollout",
                lessons,
                lambda page: (each.state.value for each in page.lesson.rollout),
                order=tuple(RolloutState),
                label=lambda value: (
                    f"{ROLLOUT_SHAPES[RolloutState(value)]} "
                    f"{ROLLOUT_STATES.label(RolloutState(value), view.language)}"
                ),
            ),
            facet(
                words,
                "lang",
                lessons,
                lambda page: (
                    each.lesson.lang.value for each in (page, *knowledge.lesson_family(page.lesson.id))
                ),
                label=lambda value: wording(type(view.language)(value))("language"),
                is_offered=False,
            ),
        ),
        (
            Column(words("column.lesson"), "title"),
            Column(words("column.summary")),
            Column(words("column.services")),
            Column(words("column.incidents"), "incidents", is_number=True),
        ),
        SORTS,
        {
            "uri": [lesson_uri(page) for page in lessons],
            "title": [page.lesson.title or page.lesson.id for page in lessons],
            "summary": [page.lesson.summary for page in lessons],
            "services": [list(page.lesson.services) for page in lessons],
            "taught": [
                view.site.taught_by.get(knowledge.original_lesson(page.lesson.id), 0) for page in lessons
            ],
        },
        {"words": {"incidents": words("column.incidents")}},
        len(lessons),
    )
