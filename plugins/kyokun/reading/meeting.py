"""What the meeting leaves behind: who was there, what was learned, when it is looked at again."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kyokun.model.labels import PARTICIPANT_LABELS, ParticipantLabel
from kyokun.model.postmortem import Learning, Participant, Review
from kyokun.model.terms import LearningKind
from kyokun.model.vocabulary import LEARNING_KINDS
from kyokun.reading.labelled import read_labelled, split_lines
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.plain import plain
from kyokun.reading.times import parse_date
from kyokun.text.blocks import Block, Heading, ItemList, Paragraph, Table
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span, Where

_WITH_ROLE = lazy_pattern(
    r"(?P<name>[^（(:：—–]+)(?:[（(](?P<role>[^）)]*)[）)]|[:：—–](?P<role2>.+))?", re.DOTALL
)
_BETWEEN_ROLES = lazy_pattern(r"[,、，/／・]")


def read_participants(
    text: str, blocks: tuple[Block, ...]
) -> tuple[tuple[Participant, ...], dict[ParticipantLabel, str]]:
    """The participants, and by label the facilitator and the recorder."""
    people: list[Participant] = []
    roles: dict[ParticipantLabel, str] = {}
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in split_lines(text, block.inline.span):
                _role(text, line, roles)
        elif isinstance(block, ItemList):
            for item in block.items:
                if _role(text, item.inline.span, roles) or is_placeholder(item.inline.text):
                    continue
                people.append(_participant(item.inline.text, item.inline.span))
        elif isinstance(block, Table):
            people.extend(_table_participants(block))
    for person in people:
        for word in _BETWEEN_ROLES.split(person.role):
            label = PARTICIPANT_LABELS.find(word)
            if label is not None:
                roles.setdefault(label, person.name)
    return tuple(people), roles


def _table_participants(table: Table) -> Iterator[Participant]:
    for row in table.rows:
        if row.cells and not is_placeholder(row.cells[0].text):
            role = row.cells[1].text if len(row.cells) > 1 else ""
            yield Participant(row.cells[0].text, role, Where(row.span))


def _participant(written: str, span: Span) -> Participant:
    match = _WITH_ROLE.fullmatch(written.strip())
    name = match["name"].strip() if match else written
    role = (match["role"] or match["role2"] or "").strip() if match else ""
    return Participant(name, role, Where(span))


def _role(text: str, line: Span, roles: dict[ParticipantLabel, str]) -> bool:
    labelled = read_labelled(text, line)
    label = PARTICIPANT_LABELS.find(labelled.label) if labelled else None
    if labelled is None or label is None:
        return False
    value = plain(labelled.value)
    if not is_placeholder(value):
        roles.setdefault(label, value)
    return True


def read_learnings(text: str, blocks: tuple[Block, ...]) -> tuple[Learning, ...]:
    """What was learned, by the heading (or label) it stands under."""
    found: list[Learning] = []
    kind = LearningKind.OTHER
    for block in blocks:
        if isinstance(block, Heading):
            kind = LEARNING_KINDS.find_heading(block.inline.text) or LearningKind.OTHER
        elif isinstance(block, ItemList):
            found.extend(
                Learning(kind, item.inline.text, Where(item.inline.span))
                for item in block.items
                if not is_placeholder(item.inline.text)
            )
        elif isinstance(block, Paragraph):
            labelled = read_labelled(text, block.inline.span)
            named = LEARNING_KINDS.find_heading(labelled.label) if labelled and not labelled.value else None
            if named:
                kind = named
            elif not is_placeholder(block.inline.text):
                found.append(Learning(kind, block.inline.text, Where(block.inline.span)))
    return tuple(found)


def read_reviews(blocks: tuple[Block, ...]) -> tuple[Review, ...]:
    """The follow-up reviews: headings, each with the boxes beneath it."""
    found: list[Review] = []
    for block in blocks:
        if isinstance(block, Heading):
            title = block.inline.text
            found.append(Review(title, parse_date(title), 0, 0, Where(block.span)))
        elif found:
            found[-1] = _with_block(found[-1], block)
    return tuple(found)


def _with_block(review: Review, block: Block) -> Review:
    boxes = [item.checked for item in block.items] if isinstance(block, ItemList) else []
    return replace(
        review,
        boxes=review.boxes + sum(box is not None for box in boxes),
        boxes_done=review.boxes_done + sum(box is True for box in boxes),
        where=Where(Span(review.where.whole.start, block.span.end)),
    )
