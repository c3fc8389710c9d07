"""What a document says, place by place and without where it stands: what a safe fix must leave as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from kyokun.reading.document import Document
from kyokun.text.blocks import Block, Code, Heading, Html, ItemList, Paragraph, Table, walk
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span, Where

_INDEX = lazy_pattern(r"\.\d+(?=\.|$)")

Meaning = Mapping[str, object]
"""By places such as ``severity``, ``actions.0.due.written``, ``outline.3.text``."""


def meaning(document: Document) -> Meaning:
    """Every value of the postmortem or lesson, and the kinds and texts of all blocks."""
    found = dict(_values("", document.postmortem or document.lesson))
    for at, block in enumerate(walk(document.outline.blocks)):
        found[f"outline.{at}.kind"] = type(block).__name__
        found[f"outline.{at}.text"] = _text(block)
    return found


def changed_places(before: Meaning, after: Meaning) -> frozenset[str]:
    """The places that differ, without the numbers of items: ``actions.due.written``."""
    places = before.keys() | after.keys()
    return frozenset(_INDEX.sub("", one) for one in places if before.get(one) != after.get(one))


def _values(place: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, (Span, Where)):
        return
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _values(f"{place}.{one.name}".lstrip("."), getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _values(f"{place}.{key}", item)
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _values(f"{place}.{at}", item)
    else:
        yield place, value


def _text(block: Block) -> object:
    match block:
        case Heading() | Paragraph():
            return block.inline.text
        case ItemList():
            return tuple((item.inline.text, item.checked) for item in block.items)
        case Table():
            return tuple(tuple(cell.text for cell in row.cells) for row in (block.header, *block.rows))
        case Code() | Html():
            return block.text.replace("\r\n", "\n").replace("\r", "\n")
        case _:
            return None
