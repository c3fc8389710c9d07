"""A lesson from its front matter and its body."""

from kyokun.model.language import Language
from kyokun.model.lesson import Lesson
from kyokun.model.terms import Audience, LessonPart
from kyokun.model.vocabulary import LESSON_PARTS
from kyokun.reading.postmortem import first_heading, references
from kyokun.reading.sections import is_written
from kyokun.reading.values import FrontMatter
from kyokun.text.blocks import Heading, Outline
from kyokun.text.span import Span


def read_lesson(lesson_id: str, front_matter: FrontMatter, outline: Outline, body: Span) -> Lesson:
    """Everything the page says; what does not fit is left in ``front_matter.problems``."""
    return Lesson(
        id=lesson_id,
        title=front_matter.text("title") or first_heading(outline),
        lang=front_matter.choice("lang", Language) or front_matter.conventions.lang,
        summary=front_matter.text("summary"),
        tags=front_matter.texts("tags"),
        services=front_matter.texts("services"),
        owner=front_matter.text("owner"),
        translation_of=front_matter.lesson_id("translation_of"),
        audience=front_matter.choice("audience", Audience),
        rollout=front_matter.rollout("rollout"),
        parts=_parts(outline, body),
        references=references(outline),
        is_written=is_written(outline.blocks, front_matter.conventions),
        where=front_matter.where(Span(0, body.start)),
    )


def _parts(outline: Outline, body: Span) -> tuple[tuple[LessonPart, Span], ...]:
    """Each part up to the next heading of the same or a higher level."""
    headings = [block for block in outline.blocks if isinstance(block, Heading) and block.level > 1]
    found: list[tuple[LessonPart, Span]] = []
    ends: dict[int, int] = {}
    for heading in reversed(headings):
        kind = LESSON_PARTS.find_heading(heading.inline.text)
        end = min((end for level, end in ends.items() if level <= heading.level), default=body.end)
        ends[heading.level] = heading.span.start
        if kind is not None:
            found.append((kind, Span(heading.span.end, end)))
    return tuple(reversed(found))
