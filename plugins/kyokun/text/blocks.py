"""The tree that Markdown is read into: blocks and runs of text, each with its span.

Tuples, like spans: every document is made of hundreds, and they are made in a third of the time of a frozen dataclass.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kyokun.text.span import Span


class Link(NamedTuple):
    """A link or an image: its text, its destination as Markdown understands it, and where it stands."""

    text: str
    target: str
    span: Span
    is_image: bool


class Inline(NamedTuple):
    """A run of text: ``text`` is what a reader sees (line breaks kept), ``span`` its source."""

    text: str
    span: Span
    links: tuple[Link, ...] = ()


class Heading(NamedTuple):
    """An ATX or setext heading."""

    level: int
    inline: Inline
    span: Span


class Paragraph(NamedTuple):
    """A paragraph."""

    inline: Inline
    span: Span


class Row(NamedTuple):
    """A table's row."""

    cells: tuple[Inline, ...]
    span: Span


class Table(NamedTuple):
    """A table; rows may be shorter than the header."""

    header: Row
    rows: tuple[Row, ...]
    span: Span


class Item(NamedTuple):
    """A list's item: ``inline`` is its first paragraph, ``blocks`` all that follows it; ``checked`` is None without a box."""

    inline: Inline
    blocks: tuple["Block", ...]
    checked: bool | None
    span: Span


class ItemList(NamedTuple):
    """A list; ``start`` is the first number of an ordered one."""

    items: tuple[Item, ...]
    start: int | None
    span: Span


class Code(NamedTuple):
    """A code block."""

    text: str
    span: Span


class Html(NamedTuple):
    """A block of raw HTML; ``is_comment`` when nothing but comments."""

    text: str
    is_comment: bool
    span: Span


class Quote(NamedTuple):
    """A block quotation."""

    blocks: tuple["Block", ...]
    span: Span


class Rule(NamedTuple):
    """A thematic break."""

    span: Span


Block = Heading | Paragraph | Table | ItemList | Code | Html | Quote | Rule


@dataclass(frozen=True, slots=True)
class Outline:
    """A text's blocks, and from all of them: links, raw HTML (spans), code (spans)."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    html: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, depth first, in the order of writing."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        yield block
        if isinstance(block, Quote):
            stack.extend(reversed(block.blocks))
        elif isinstance(block, ItemList):
            for item in reversed(block.items):
                stack.extend(reversed(item.blocks))


def links_of(blocks: tuple[Block, ...]) -> tuple[Link, ...]:
    """Every link in the blocks, depth first."""
    found: list[Link] = []
    for block in walk(blocks):
        match block:
            case Heading() | Paragraph():
                found.extend(block.inline.links)
            case ItemList():
                for item in block.items:
                    found.extend(item.inline.links)
            case Table():
                for row in (block.header, *block.rows):
                    for cell in row.cells:
                        found.extend(cell.links)
            case _:
                pass
    return tuple(sorted(found, key=lambda link: link.span))
