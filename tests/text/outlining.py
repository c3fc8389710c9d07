"""Markdown as plain data, to compare with."""

from kyokun.text.blocks import Block, Code, Heading, Html, ItemList, Outline, Paragraph, Quote, Rule, Table
from kyokun.text.markdown import parse_markdown
from kyokun.text.span import Span


def outline(text: str) -> Outline:
    """The outline of a whole text."""
    return parse_markdown(text, Span(0, len(text)))


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """Each block as the first letter of its kind and what a reader sees of it."""
    return [_shape(block) for block in blocks]


def _shape(block: Block) -> object:
    shown: object
    match block:
        case Heading():
            shown = (f"h{block.level}", block.inline.text)
        case Paragraph():
            shown = ("p", block.inline.text)
        case Table():
            shown = ("t", *([cell.text for cell in row.cells] for row in (block.header, *block.rows)))
        case ItemList():
            shown = ("l", *((item.inline.text, *shape(item.blocks)) for item in block.items))
        case Code():
            shown = ("code", block.text)
        case Html():
            shown = ("comment" if block.is_comment else "html", block.text)
        case Quote():
            shown = ("q", *shape(block.blocks))
        case Rule():
            shown = "rule"
    return shown
