"""Markdown as a tree of blocks with spans. The only file that knows the parser (pyromark).

Block structure is GitHub's: CommonMark with tables, task lists and strike-through. Spans are code points in the whole text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
    offsets = _code_points(source, body.start, events)
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


@dataclass(slots=True)
class _Frame:
    """An element that is still open."""

    tag: str
    span: Span
    attributes: dict[str, Any] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    cells: list[Inline] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    first: int | None = None
    last: int = 0
    checked: bool | None = None


_INLINE_HOLDERS = frozenset({"Paragraph", "Heading", "TableCell", "Item", "CodeBlock", "HtmlBlock"})
_INLINE_TAGS = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_MAX_NESTING = 200


class _Builder:
    def __init__(self, source: str, offset: int, events: list[tuple[Any, Any]]) -> None:
        self._source = source
        self._events = events
        self._offsets = _code_points(source, offset, events)
        self._stack = [_Frame("Document", Span(offset, offset + len(source)))]
        self._links: list[Link] = []
        self._html: list[Span] = []
        self._code: list[Span] = []
        self._too_deep = 0

    def build(self) -> Outline:
        for event, byte_range in self._events:
            span = Span(self._offsets[byte_range["start"]], self._offsets[byte_range["end"]])
            if isinstance(event, str):
                self._bare(event, span)
                continue
            name, value = next(iter(event.items()))
            if name == "Start":
                self._start(value, span)
            elif name == "End":
                self._end()
            else:
                self._leaf(name, value, span)
        while len(self._stack) > 1:
            self._close(self._stack.pop())
        return Outline(tuple(self._stack[0].blocks), tuple(self._links), tuple(self._html), tuple(self._code))

    def _start(self, value: Any, span: Span) -> None:
        tag, attributes = _tag(value)
        if self._too_deep or len(self._stack) > _MAX_NESTING:
            self._too_deep += 1
            return
        if tag in _INLINE_TAGS:
            self._touch(span)
        self._stack.append(_Frame(tag, span, attributes))

    def _end(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
            return
        self._close(self._stack.pop())

    def _bare(self, name: str, span: Span) -> None:
        if name == "Rule":
            self._stack[-1].blocks.append(Rule(span))
        elif name in ("SoftBreak", "HardBreak"):
            self._add_text("\n", span)

    def _leaf(self, name: str, value: Any, span: Span) -> None:
        if name == "TaskListMarker":
            for frame in reversed(self._stack):
                if frame.tag == "Item":
                    frame.checked = bool(value)
                    break
        elif name == "InlineHtml":
            self._html.append(span)
            self._add_text("\n" if _BREAK_TAG.fullmatch(value) else "", span)
        elif name == "Html":
            self._add_text(value, span)
        else:
            if name == "Code":
                self._code.append(span)
            self._add_text(str(value), span)

    def _touch(self, span: Span) -> None:
        """Widen the source of the innermost text holder to include ``span``."""
        for frame in reversed(self._stack):
            if frame.tag in _INLINE_HOLDERS:
                frame.first = span.start if frame.first is None else min(frame.first, span.start)
                frame.last = max(frame.last, span.end)
                return

    def _add_text(self, text: str, span: Span) -> None:
        self._touch(span)
        for frame in reversed(self._stack):
            frame.text.append(text)
            if frame.tag in _INLINE_HOLDERS:
                return

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
            case _:  # emphasis and the like pass what they hold on to the block they stand in
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
        holder = next((open_ for open_ in reversed(self._stack) if open_.tag in _INLINE_HOLDERS), None)
        if holder is not None:
            holder.links.append(link)
            self._touch(frame.span)

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
        return value, {}
    name, detail = next(iter(value.items()))
    if isinstance(detail, dict):
        return name, detail
    return name, {"first": detail} if name == "List" and detail is not None else {}


def _code_points(source: str, offset: int, events: list[tuple[Any, Any]]) -> dict[int, int]:
    """From the parser's UTF-8 byte offsets to code points in the whole text."""
    wanted = {at for _, byte_range in events for at in (byte_range["start"], byte_range["end"])}
    if source.isascii():
        return {at: at + offset for at in wanted}
    data = source.encode("utf-8", "surrogatepass")
    found: dict[int, int] = {}
    done = 0
    points = offset
    for at in sorted(wanted):
        points += len(data[done:at].decode("utf-8", "replace"))
        found[at] = points
        done = at
    return found
