"""What a reader sees of Markdown's blocks, without its marks."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kyokun.text.blocks import Block, Code, Heading, Html, Inline, ItemList, Paragraph, Quote, Row, Table

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Piece(NamedTuple):
    """A paragraph, an item, a table's row or a code block, and where its links lead."""

    text: str
    is_code: bool
    links: tuple[str, ...] = ()


def visible_text(blocks: Iterable[Block]) -> Iterator[Piece]:
    """The text of blocks in the order of writing."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield _inline(block.inline)
            case ItemList():
                for item in block.items:
                    yield _inline(item.inline)
                    yield from visible_text(item.blocks)
            case Table():
                for row in (block.header, *block.rows):
                    yield _row(row)
            case Quote():
                yield from visible_text(block.blocks)
            case Code():
                yield Piece(block.text.rstrip("\n"), is_code=True)
            case Html():
                yield Piece(_TAG.sub(" ", _COMMENT.sub("", block.text)).strip(), is_code=False)
            case _:
                pass


def _inline(inline: Inline) -> Piece:
    targets = tuple(link.target for link in inline.links if link.target not in ("", link.text))
    return Piece(inline.text, is_code=False, links=targets)


def _row(row: Row) -> Piece:
    cells = [_inline(cell) for cell in row.cells]
    return Piece(
        " | ".join(cell.text for cell in cells),
        is_code=False,
        links=tuple(link for cell in cells for link in cell.links),
    )
