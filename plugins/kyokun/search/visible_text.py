"""What a reader sees of Markdown's blocks, without its marks."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kyokun.text.blocks import Block, Code, Heading, Html, Inline, ItemList, Paragraph, Quote, Row, Table

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Piece(NamedTuple):
    """A paragraph, an item, a table's row or a code block."""

    text: str
    is_code: bool


def visible_text(blocks: Iterable[Block]) -> Iterator[Piece]:
    """The text of blocks in the order of writing; where links lead is told too, since people look for tickets by them."""
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
    targets = [link.target for link in inline.links if link.target and link.target != link.text]
    return Piece("\n\n".join((inline.text, *targets)), is_code=False)


def _row(row: Row) -> Piece:
    return Piece(" | ".join(_inline(cell).text for cell in row.cells), is_code=False)
