"""What the meeting leaves behind: who was there, what was learned, when it is looked at again."""

import re

from kyokun.model.labels import PARTICIPANT_LABELS, ParticipantLabel
from kyokun.model.postmortem import Learning, Participant, Review
from kyokun.model.terms import LearningKind
from kyokun.model.vocabulary import LEARNING_KINDS
from kyokun.reading.labelled import read_labelled, split_lines
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.plain import plain
from kyokun.reading.times import parse_date
from kyokun.text.markdown import Block, Heading, ItemList, Paragraph, Table
from kyokun.text.span import Span, Where

_WITH_ROLE = re.compile(
    r"(?P<name>[^（(:：—–]+?)\s*(?:[（(](?P<role>[^）)]*)[）)]|[:：—–]\s*(?P<role2>.+))?\s*", re.DOTALL
)


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
                if not _role(text, item.inline.span, roles) and not is_placeholder(item.inline.text):
                    people.append(_participant(item.inline.text, item.inline.span))
        elif isinstance(block, Table):
            for row in block.rows:
                if row.cells and not is_placeholder(row.cells[0].text):
                    role = row.cells[1].text if len(row.cells) > 1 else ""
                    people.append(Participant(row.cells[0].text, role, Where(row.span)))
    return tuple(people), roles


def _participant(written: str, span: Span) -> Participant:
    match = _WITH_ROLE.fullmatch(written)
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
    for at, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        boxes: list[bool] = []
        end = block.span.end
        for following in blocks[at + 1 :]:
            if isinstance(following, Heading):
                break
            end = following.span.end
            if isinstance(following, ItemList):
                boxes += [item.checked for item in following.items if item.checked is not None]
        title = block.inline.text
        found.append(
            Review(title, parse_date(title), len(boxes), sum(boxes), Where(Span(block.span.start, end)))
        )
    return tuple(found)
