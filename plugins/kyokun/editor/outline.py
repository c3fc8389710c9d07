"""A document's sections, with the actions by their ids: what an editor lists beside the text."""

from dataclasses import dataclass

from kyokun.model.terms import SectionKind
from kyokun.model.vocabulary import LESSON_PARTS
from kyokun.reading.document import Document
from kyokun.text.span import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A section or an action; ``whole`` holds ``head`` and everything below."""

    name: str
    detail: str
    whole: Span
    head: Span
    below: tuple["Entry", ...] = ()


def outline(document: Document) -> tuple[Entry, ...]:
    """The entries of a document in the order of writing."""
    postmortem, lesson = document.postmortem, document.lesson
    if lesson is not None:
        return tuple(
            Entry(LESSON_PARTS.label(part, lesson.lang), "", span, span) for part, span in lesson.parts
        )
    if postmortem is None:
        return ()
    actions = tuple(
        Entry(
            postmortem.action_id(action) or action.title or "-",
            action.title,
            action.where.whole,
            action.where.whole,
        )
        for action in postmortem.actions
    )
    return tuple(
        Entry(
            section.heading or "-",
            "",
            Span(section.where.whole.start, section.body.end),
            section.where.whole,
            tuple(one for one in actions if section.body.start <= one.whole.start < section.body.end)
            if section.kind is SectionKind.ACTION_ITEMS
            else (),
        )
        for section in postmortem.sections
    )
