"""Which stretch of a body is which section, and whether anything is written there."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from kyokun.model.postmortem import Section
from kyokun.model.vocabulary import SECTIONS
from kyokun.reading.placeholders import is_placeholder
from kyokun.text.folding import fold
from kyokun.text.markdown import (
    Block,
    Code,
    Heading,
    Html,
    Inline,
    ItemList,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from kyokun.text.span import Span, Where


@dataclass(frozen=True, slots=True)
class SectionBlocks:
    """A section and the blocks that stand in it."""

    section: Section
    blocks: tuple[Block, ...]


def read_sections(blocks: tuple[Block, ...], body: Span, prompts: frozenset[str]) -> tuple[SectionBlocks, ...]:
    """The sections of a body in the order of writing.

    A heading begins a section unless it stands deeper than a section that is still open; a section whose heading the
    vocabulary does not know may hold sections that it knows. The first H1 is the title when nothing known is written in it.
    """
    headings = [
        (at, block, SECTIONS.find_heading(block.inline.text))
        for at, block in enumerate(blocks)
        if isinstance(block, Heading)
    ]
    found: list[SectionBlocks] = []
    open_known_level: int | None = None
    for order, (at, heading, kind) in enumerate(headings):
        is_title = order == 0 and heading.level == 1 and kind is None
        if is_title or (open_known_level is not None and heading.level > open_known_level):
            continue
        end_at, end = len(blocks), body.end
        for next_at, following, next_kind in islice(headings, order + 1, None):
            if following.level <= heading.level or (kind is None and next_kind is not None):
                end_at, end = next_at, following.span.start
                break
        open_known_level = heading.level if kind is not None else None
        inside = blocks[at + 1 : end_at]
        content = _Content(prompts)
        content.add(inside)
        section = Section(
            kind=kind,
            heading=heading.inline.text,
            level=heading.level,
            body=Span(heading.span.end, end),
            is_empty=not content.written and not content.placeholders,
            is_placeholder=not content.written and content.placeholders > 0,
            where=Where(heading.span, {"heading": heading.inline.span}),
        )
        found.append(SectionBlocks(section, inside))
    return tuple(found)


@dataclass(slots=True)
class _Content:
    """Counts what is written in a section and what only stands in for it."""

    prompts: frozenset[str]
    written: int = 0
    placeholders: int = 0

    def add(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self._inline(block.inline)
                case ItemList():
                    for item in block.items:
                        self._inline(item.inline)
                        self.add(item.blocks)
                case Table():
                    for row in block.rows:
                        for cell in row.cells:
                            self._line(cell.text)
                case Quote():
                    self.add(block.blocks)
                case Code():
                    for line in block.text.splitlines():
                        self._line(line)
                case Html():
                    self.written += not block.is_comment
                case Heading() | Rule():
                    pass

    def _inline(self, inline: Inline) -> None:
        if inline.links and inline.text.strip():
            self.written += 1
            return
        for line in inline.text.split("\n"):
            self._line(line)

    def _line(self, line: str) -> None:
        if not fold(line).strip("-*·・ "):
            return
        label, colon, value = line.replace("：", ":").partition(":")
        if colon and len(label) <= 40 and not value.strip():
            return  # a label whose value is still to come
        if is_placeholder(line) or (colon and is_placeholder(value)) or fold(line) in self.prompts:
            self.placeholders += 1
        else:
            self.written += 1
