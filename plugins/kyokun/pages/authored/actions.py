"""Which of an author's blocks the table of actions replaces, and what they say that the table does not."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kyokun.model.action import Action
from kyokun.model.labels import ACTION_FIELDS, ActionField
from kyokun.model.postmortem import Postmortem, Section
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.text.blocks import Block, Heading, Inline, Item, ItemList, Row, Table, walk
from kyokun.text.folding import fold
from kyokun.text.span import Span

_NUMBERING = re.compile(
    r"\s*(?:[#＃]|Action\s*|アクション\s*)?\d{1,4}\s*[.．):：、]?\s+(?=\S)", re.IGNORECASE
)
_CONNECTORS = re.compile(
    r"\b(?:due|by|done[ -]when|cause|lessons?)\b|期限|まで|完了条件|原因|教訓|[（(]|[)）]", re.IGNORECASE
)
_WORD = re.compile(r"\w")
_IN_TABLE = frozenset(
    {
        ActionField.NUMBER,
        ActionField.TITLE,
        ActionField.OWNER,
        ActionField.DUE,
        ActionField.PRIORITY,
        ActionField.KIND,
        ActionField.STATE,
    }
)
"""What the generated table has a column for."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something an author wrote about an action that has no column: its label (None: the author's whole line) and source."""

    label: ActionField | str | None
    source: Span


@dataclass(frozen=True, slots=True)
class Replaced:
    """What the generated table stands for."""

    after: Span | None
    """The heading the table follows; None when there is no section for it."""
    dropped: frozenset[Span]
    titles: dict[int, Span]
    """By the beginning of the action: the source of its title, markup and all."""
    notes: dict[int, tuple[Note, ...]]
    """By the beginning of the action: what has to be said below its title."""


def replaced_by_table(document: Document, postmortem: Postmortem, shown: Callable[[Action], str]) -> Replaced:
    """Find the tables and checklists that only list actions; ``shown`` is what the generated table says of one."""
    sections = [section for section in postmortem.sections if section.kind is SectionKind.ACTION_ITEMS]
    actions = {action.where.whole: action for action in postmortem.actions}
    dropped: set[Span] = set()
    titles = {action.where.whole.start: _title(document, action) for action in postmortem.actions}
    notes: dict[int, tuple[Note, ...]] = {}
    for section in sections:
        blocks = _blocks_in(document, section)
        for block in walk(blocks):
            if isinstance(block, Table):
                found = [actions[row.span] for row in block.rows if row.span in actions]
                if found:
                    dropped.add(block.span)
                for row in block.rows:
                    if row.span in actions:
                        notes[row.span.start] = tuple(_row_notes(block, row, shown(actions[row.span])))
            elif isinstance(block, ItemList):
                for item in block.items:
                    if item.span in actions and not item.blocks:
                        dropped.add(item.span)
                        notes[item.span.start] = tuple(_item_notes(document, item, actions[item.span]))
        for heading, emptied in _emptied_headings(blocks, dropped):
            dropped.add(heading.span)
            for start in emptied:
                notes[start] = (Note(ActionField.HORIZON, heading.inline.span), *notes.get(start, ()))
    return Replaced(sections[0].where.whole if sections else None, frozenset(dropped), titles, notes)


def _blocks_in(document: Document, section: Section) -> tuple[Block, ...]:
    body = section.body
    return tuple(block for block in document.outline.blocks if body.start <= block.span.start < body.end)


def _title(document: Document, action: Action) -> Span:
    span = action.where["title"]
    numbering = _NUMBERING.match(span.of(document.text)) if action.number is not None else None
    return Span(span.start + numbering.end(), span.end) if numbering else span


def _row_notes(table: Table, row: Row, shown: str) -> list[Note]:
    seen = fold(shown)
    notes = []
    for header, cell in zip(table.header.cells, row.cells, strict=False):
        name = ACTION_FIELDS.find_heading(header.text) or ACTION_FIELDS.find(header.text)
        if not cell.text.strip() or (name is ActionField.LESSON and not _says_more_than_links(cell)):
            continue
        if name is ActionField.TITLE or name is ActionField.NUMBER or not header.text.strip("# "):
            continue
        if name in _IN_TABLE and fold(cell.text) in seen:
            continue
        notes.append(Note(header.text, cell.span))
    return notes


def _says_more_than_links(cell: Inline) -> bool:
    text = cell.text
    for link in cell.links:
        text = text.replace(link.text, "", 1)
    return bool(_WORD.search(text))


def _item_notes(document: Document, item: Item, action: Action) -> list[Note]:
    """The done-when and the cause, or the whole line when it says anything else that the table does not."""
    source = item.inline.span
    text = list(source.of(document.text))
    known = [action.where["title"], *action.where.parts.values(), *(link.span for link in item.inline.links)]
    for span in known:
        for at in range(max(0, span.start - source.start), min(len(text), span.end - source.start)):
            text[at] = " "
    rest = _CONNECTORS.sub("", "".join(text))
    rest = _NUMBERING.sub("", f"{rest} .", count=1) if action.number is not None else rest
    if _WORD.search(rest):
        return [Note(None, source)]
    wanted = (ActionField.DONE_WHEN, ActionField.CAUSE)
    return [Note(name, action.where[name]) for name in wanted if name in action.where]


def _emptied_headings(blocks: tuple[Block, ...], dropped: set[Span]) -> list[tuple[Heading, tuple[int, ...]]]:
    """Headings that have nothing left beneath them, each with the beginnings of the actions that stood there."""
    found = []
    for at, heading in enumerate(blocks):
        if not isinstance(heading, Heading):
            continue
        under: list[Block] = []
        for block in blocks[at + 1 :]:
            if isinstance(block, Heading):
                break
            under.append(block)
        gone = [_starts_if_dropped(block, dropped) for block in under]
        starts = tuple(start for starts in gone if starts is not None for start in starts)
        if gone and all(starts is not None for starts in gone) and starts:
            found.append((heading, starts))
    return found


def _starts_if_dropped(block: Block, dropped: set[Span]) -> tuple[int, ...] | None:
    """The beginnings of a block's rows or items if all of it is dropped, else None."""
    if isinstance(block, Table) and block.span in dropped:
        return tuple(row.span.start for row in block.rows)
    if isinstance(block, ItemList) and all(item.span in dropped for item in block.items):
        return tuple(item.span.start for item in block.items)
    return None
