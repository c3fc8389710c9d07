"""The entries of a document. They come from it alone, so that a change of a file changes its own entries and no others."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, tzinfo

from kyokun.model.action import Action
from kyokun.model.lesson import Lesson
from kyokun.model.moment import Moment, Precision, When
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import DocumentType, LessonPart, SectionKind
from kyokun.reading.document import Document
from kyokun.search.entries import Entry, EntryKind, Passage
from kyokun.search.visible_text import Piece, visible_text
from kyokun.text.blocks import Block, Heading
from kyokun.text.folding import fold
from kyokun.text.span import Span


def entries_of(document: Document, zone: tzinfo) -> tuple[Entry, ...]:
    """The entries of a document; none when it could not be read.

    The actions of a translation are its original's and are no entries of their own; their text is the translation's.
    """
    if document.postmortem is not None:
        incident = _incident(document, document.postmortem, zone)
        if document.postmortem.translation_of:
            return (incident,)
        return (incident, *_actions(document, document.postmortem, incident))
    if document.lesson is not None:
        return (_lesson(document, document.lesson),)
    return ()


def _incident(document: Document, postmortem: Postmortem, zone: tzinfo) -> Entry:
    starts = [(section.where.whole.start, section.kind, section.heading) for section in postmortem.sections]
    return Entry(
        kind=_KINDS[postmortem.type],
        id=postmortem.id,
        path=document.path,
        lang=postmortem.lang,
        title=postmortem.title,
        summary=postmortem.summary,
        on=_day(postmortem.happened_at, zone),
        status=postmortem.status,
        severity=postmortem.severity,
        detected_by=postmortem.detected_by,
        services=postmortem.services,
        teams=postmortem.teams,
        causes=tuple(map(str, postmortem.causes)),
        tags=postmortem.tags,
        passages=tuple(_passages(document.outline.blocks, starts, postmortem.title)),
    )


def _actions(document: Document, postmortem: Postmortem, incident: Entry) -> Iterator[Entry]:
    for action in postmortem.actions:
        text = "\n\n".join(filter(None, _action_texts(action)))
        yield Entry(
            kind=EntryKind.ACTION,
            id=postmortem.action_id(action),
            path=document.path,
            lang=postmortem.lang,
            title=action.title,
            parent=postmortem.id,
            on=incident.on,
            status=incident.status,
            severity=incident.severity,
            detected_by=incident.detected_by,
            state=action.state,
            services=incident.services,
            teams=incident.teams,
            causes=incident.causes,
            tags=incident.tags,
            owners=action.owners,
            passages=(Passage(SectionKind.ACTION_ITEMS, "", text, ""),) if text else (),
        )


def _action_texts(action: Action) -> tuple[str, ...]:
    return (
        action.detail,
        action.done_when,
        action.deliverable,
        action.state_note,
        action.owner,
        action.issue,
        *action.causes,
    )


def _lesson(document: Document, lesson: Lesson) -> Entry:
    parts = {span: part for part, span in lesson.parts}
    headings = [block for block in document.outline.blocks if isinstance(block, Heading)]
    starts = [
        (heading.span.start, _part_after(heading, parts), heading.inline.text)
        for heading in headings
        if heading.level > 1
    ]
    return Entry(
        kind=EntryKind.LESSON,
        id=lesson.id,
        path=document.path,
        lang=lesson.lang,
        title=lesson.title,
        summary=lesson.summary,
        services=tuple(dict.fromkeys((*lesson.services, *(rollout.service for rollout in lesson.rollout)))),
        tags=lesson.tags,
        owners=(lesson.owner,) if lesson.owner else (),
        passages=tuple(_passages(document.outline.blocks, starts, lesson.title)),
    )


def _part_after(heading: Heading, parts: dict[Span, LessonPart]) -> LessonPart | None:
    return next((part for span, part in parts.items() if span.start == heading.span.end), None)


_Start = tuple[int, SectionKind | LessonPart | None, str]


def _passages(blocks: tuple[Block, ...], starts: Sequence[_Start], title: str) -> Iterator[Passage]:
    """The blocks' text, divided where a section starts; neither headings nor a repeated title are part of the text."""
    bounds = [start for start, _, _ in starts] + [float("inf")]
    before = [block for block in blocks if block.span.start < bounds[0]]
    yield from _passage((None, ""), [block for block in before if not _is_title(block, title)])
    for order, (start, part, heading) in enumerate(starts):
        inside = [block for block in blocks if start < block.span.start < bounds[order + 1]]
        yield from _passage((part, heading), inside)


def _is_title(block: Block, title: str) -> bool:
    return isinstance(block, Heading) and fold(block.inline.text) == fold(title)


def _passage(named: tuple[SectionKind | LessonPart | None, str], blocks: list[Block]) -> Iterator[Passage]:
    part, heading = named
    pieces = list(visible_text(blocks))
    prose, code = _joined(pieces, is_code=False), _joined(pieces, is_code=True)
    if heading or prose or code:
        links = dict.fromkeys(link for piece in pieces for link in piece.links)
        yield Passage(part, heading, prose, code, tuple(links))


def _joined(pieces: Iterable[Piece], *, is_code: bool) -> str:
    return "\n\n".join(piece.text for piece in pieces if piece.is_code is is_code and piece.text)


def _day(when: When, zone: tzinfo) -> date | None:
    """The day of a time in the base's zone; a day as written has no zone to be moved to."""
    if not isinstance(when, Moment):
        return None
    return when.at.date() if when.precision is Precision.DAY else when.at.astimezone(zone).date()


_KINDS = {
    DocumentType.POSTMORTEM: EntryKind.POSTMORTEM,
    DocumentType.RECORD: EntryKind.RECORD,
    DocumentType.NEAR_MISS: EntryKind.NEAR_MISS,
}
