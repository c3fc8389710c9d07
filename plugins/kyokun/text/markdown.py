"""Markdown as a tree of blocks with spans. The only file that knows the parser (pyromark).

Block structure is GitHub's: CommonMark with tables, task lists and strike-through. Spans are code points in the whole text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from pyromark import Options, events_with_range

from kyokun.text.blocks import (
    Block,
    Code,
    Heading,
    Html,
    Inline,
    Item,
    ItemList,
    Link,
    Outline,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from kyokun.text.span import Span

_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_TASKLISTS | Options.ENABLE_STRIKETHROUGH
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def parse_markdown(text: str, body: Span) -> Outline:
    """The outline of ``body``, a stretch of ``text``."""
    source = body.of(text)
    events = list(events_with_range(source, options=_OPTIONS))
    return _Builder(source, body.start, events).build()


@dataclass(frozen=True, slots=True)
class Event:
    """One step through a text's Markdown, for those who write it anew.

    ``kind`` is ``start``, ``end`` or ``leaf``; ``tag`` the parser's name of the element (``Paragraph``, ``Link``) or leaf
    (``Text``, ``Code``, ``InlineHtml``, ``Html``, ``SoftBreak``, ``HardBreak``, ``Rule``, ``TaskListMarker``).
    """

    kind: str
    tag: str
    span: Span
    value: str = ""
    """A leaf's text as Markdown understands it; ``true`` or ``false`` for a task's box."""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What the parser says of an element: ``dest_url``, ``title``, ``link_type``, ``level``, ``first``, ``info``, ``alignments``."""


def markdown_events(text: str, body: Span) -> Iterator[Event]:
    """The Markdown of ``body``, a stretch of ``text``, step by step in the order of writing."""
    source = body.of(text)
    events = list(events_with_range(source, options=_OPTIONS))
    offsets = _code_points(source, body.start)
    for event, byte_range in events:
        span = Span(offsets[byte_range["start"]], offsets[byte_range["end"]])
        if isinstance(event, str):
            yield Event("leaf", event, span)
            continue
        name, value = next(iter(event.items()))
        if name not in ("Start", "End"):
            yield Event("leaf", name, span, str(value).lower() if isinstance(value, bool) else str(value))
            continue
        tag, attributes = _tag(value)
        if tag == "CodeBlock" and isinstance(value, dict) and isinstance(value["CodeBlock"], dict):
            attributes = {"info": value["CodeBlock"].get("Fenced", "")}
        elif tag == "Table" and isinstance(value, dict):
            attributes = {"alignments": tuple(value["Table"])}
        yield Event(name.lower(), tag, span, attributes=attributes)


_INLINE_HOLDERS = frozenset({"Paragraph", "Heading", "TableCell", "Item", "CodeBlock", "HtmlBlock"})
_EMPHASIS = frozenset({"Emphasis", "Strong", "Strikethrough"})
"""What they hold belongs to the element they stand in."""
_LINKS = frozenset({"Link", "Image"})
_MAX_NESTING = 200
_NO_ATTRIBUTES: dict[str, Any] = {}


class _Frame:
    """An element that is still open. Made for every element of every document: a plain class takes half of the time."""

    __slots__ = (
        "attributes",
        "blocks",
        "cells",
        "checked",
        "first",
        "holder",
        "items",
        "last",
        "links",
        "rows",
        "span",
        "tag",
        "text",
    )

    def __init__(self, tag: str, span: Span, attributes: dict[str, Any], outer: "_Frame | None") -> None:
        self.tag = tag
        self.span = span
        self.attributes = attributes
        self.holder: _Frame | None = self if tag in _INLINE_HOLDERS else outer and outer.holder
        """The innermost element that holds running text: itself, or one around it."""
        self.blocks: list[Block] = []
        self.items: list[Item] = []
        self.rows: list[Row] = []
        self.cells: list[Inline] = []
        self.text: list[str] = []
        self.links: list[Link] = []
        self.first: int | None = None
        self.last = 0
        self.checked: bool | None = None


class _Builder:
    def __init__(self, source: str, offset: int, events: list[tuple[Any, Any]]) -> None:
        self._events = events
        self._offsets = _code_points(source, offset)
        self._stack = [_Frame("Document", Span(offset, offset + len(source)), _NO_ATTRIBUTES, None)]
        self._links: list[Link] = []
        self._html: list[Span] = []
        self._code: list[Span] = []
        self._emphasis = 0
        """How many are open."""
        self._too_deep = 0

    def build(self) -> Outline:
        offsets = self._offsets
        for event, byte_range in self._events:
            if isinstance(event, str):
                self._bare(event, offsets[byte_range["start"]], offsets[byte_range["end"]])
                continue
            ((name, value),) = event.items()
            if name == "Text":
                self._add_text(value, offsets[byte_range["start"]], offsets[byte_range["end"]])
            elif name == "End":
                self._end(value)
            elif name == "Start":
                self._start(value, Span(offsets[byte_range["start"]], offsets[byte_range["end"]]))
            else:
                self._leaf(name, value, Span(offsets[byte_range["start"]], offsets[byte_range["end"]]))
        while len(self._stack) > 1:
            self._close(self._stack.pop())
        return Outline(tuple(self._stack[0].blocks), tuple(self._links), tuple(self._html), tuple(self._code))

    def _start(self, value: Any, span: Span) -> None:
        stack = self._stack
        if self._too_deep or len(stack) + self._emphasis > _MAX_NESTING:
            self._too_deep += 1
            return
        if isinstance(value, str) and value in _EMPHASIS:
            self._emphasis += 1
            self._touch(span.start, span.end)
            return
        tag, attributes = _tag(value)
        if tag in _LINKS:
            self._touch(span.start, span.end)
        stack.append(_Frame(tag, span, attributes, stack[-1]))

    def _end(self, value: Any) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif isinstance(value, str) and value in _EMPHASIS:
            self._emphasis -= 1
        else:
            self._close(self._stack.pop())

    def _bare(self, name: str, start: int, end: int) -> None:
        if name == "Rule":
            self._stack[-1].blocks.append(Rule(Span(start, end)))
        elif name in ("SoftBreak", "HardBreak"):
            self._add_text("\n", start, end)

    def _leaf(self, name: str, value: Any, span: Span) -> None:
        if name == "TaskListMarker":
            for frame in reversed(self._stack):
                if frame.tag == "Item":
                    frame.checked = bool(value)
                    break
        elif name == "InlineHtml":
            self._html.append(span)
            self._add_text("\n" if _BREAK_TAG.fullmatch(value) else "", span.start, span.end)
        elif name == "Html":
            self._add_text(value, span.start, span.end)
        else:
            if name == "Code":
                self._code.append(span)
            self._add_text(str(value), span.start, span.end)

    def _touch(self, start: int, end: int) -> None:
        """Widen the source of the innermost text holder to include a stretch."""
        holder = self._stack[-1].holder
        if holder is not None:
            if holder.first is None or start < holder.first:
                holder.first = start
            if end > holder.last:
                holder.last = end

    def _add_text(self, text: str, start: int, end: int) -> None:
        self._touch(start, end)
        frame = self._stack[-1]
        frame.text.append(text)
        if frame.holder is not frame:
            for outer in reversed(self._stack[:-1]):
                if frame.holder is frame:
                    break
                outer.text.append(text)
                frame = outer

    def _close(self, frame: _Frame) -> None:
        parent = self._stack[-1]
        block = self._block(frame)
        if block is not None:
            parent.blocks.append(block)
            if parent.text:  # what follows in the same item is another line
                parent.text.append("\n")
            return
        match frame.tag:
            case "Item":
                parent.items.append(self._item(frame))
            case "TableHead" | "TableRow":
                parent.rows.append(Row(tuple(frame.cells), frame.span))
            case "TableCell":
                parent.cells.append(self._cell(frame))
            case "Link" | "Image":
                self._close_link(frame)
            case _:  # an element of no kind of its own passes what it holds on to the one it stands in
                parent.blocks.extend(frame.blocks)

    def _block(self, frame: _Frame) -> Block | None:
        """The block that an element is, if it is one."""
        block: Block | None = None
        match frame.tag:
            case "Heading":
                level = int(str(frame.attributes.get("level", "H1"))[1:])
                block = Heading(level, self._inline(frame), frame.span)
            case "Paragraph":
                block = Paragraph(self._inline(frame), frame.span)
            case "BlockQuote":
                block = Quote(tuple(frame.blocks), frame.span)
            case "CodeBlock":
                self._code.append(frame.span)
                block = Code("".join(frame.text), frame.span)
            case "HtmlBlock":
                text = "".join(frame.text)
                self._html.append(frame.span)
                block = Html(text, not _COMMENT.sub("", text).strip(), frame.span)
            case "List":
                block = ItemList(tuple(frame.items), frame.attributes.get("first"), frame.span)
            case "Table":
                header = frame.rows[0] if frame.rows else Row((), frame.span)
                block = Table(header, tuple(frame.rows[1:]), frame.span)
        return block

    def _close_link(self, frame: _Frame) -> None:
        link = Link(
            "".join(frame.text), str(frame.attributes.get("dest_url", "")), frame.span, frame.tag == "Image"
        )
        self._links.append(link)
        holder = self._stack[-1].holder
        if holder is not None:
            holder.links.append(link)
            self._touch(frame.span.start, frame.span.end)

    def _item(self, frame: _Frame) -> Item:
        blocks = tuple(frame.blocks)
        if frame.first is None and blocks and isinstance(blocks[0], Paragraph):
            return Item(blocks[0].inline, blocks[1:], frame.checked, frame.span)
        return Item(self._inline(frame), blocks, frame.checked, frame.span)

    def _inline(self, frame: _Frame) -> Inline:
        start = frame.span.start if frame.first is None else frame.first
        return Inline("".join(frame.text).strip(), Span(start, max(start, frame.last)), tuple(frame.links))

    def _cell(self, frame: _Frame) -> Inline:
        if frame.first is None:
            return Inline("", Span(frame.span.start, frame.span.start), ())
        return self._inline(frame)


def _tag(value: Any) -> tuple[str, dict[str, Any]]:
    """The name and attributes of a start event."""
    if isinstance(value, str):
        return value, _NO_ATTRIBUTES
    ((name, detail),) = value.items()
    if isinstance(detail, dict):
        return name, detail
    return name, {"first": detail} if name == "List" and detail is not None else _NO_ATTRIBUTES


def _code_points(source: str, offset: int) -> Sequence[int]:
    """From the parser's UTF-8 byte offsets to code points in the whole text."""
    if source.isascii():
        return range(offset, offset + len(source) + 1)
    data = source.encode("utf-8", "surrogatepass")
    return tuple(accumulate(data.translate(_BEGINS), initial=offset))


_BEGINS = bytes(byte < 0x80 or byte >= 0xC0 for byte in range(256))
"""For each byte of UTF-8: 1 where a code point begins."""
