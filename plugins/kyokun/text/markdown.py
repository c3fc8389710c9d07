"""Markdown as a tree of blocks with spans. The only file that knows the parser (pyromark).

Block structure is GitHub's: CommonMark with tables, task lists and strike-through. Spans are code points in the whole text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_TASKLISTS | Options.ENABLE_STRIKETHROUGH
_BREAK_TAG = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def parse_markdown(text: str, body: Span) -> Outline:
    """The outline of ``body``, a stretch of ``text``."""
    source = body.of(text)
    return _Builder(source, body.start).build(events_with_range(source, options=_OPTIONS))


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
    offsets = _code_points(source, body.start)
    for event, byte_range in events_with_range(source, options=_OPTIONS):
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
_BREAKS = frozenset({"SoftBreak", "HardBreak"})
_MAX_NESTING = 200
_NO_ATTRIBUTES: dict[str, Any] = {}


class _Frame:
    """An element that is still open. Made for every element of every document: a plain class takes half of the time."""

    __slots__ = (
        "attributes",
        "checked",
        "children",
        "first",
        "holder",
        "last",
        "links",
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
        self.children: list[Any] = []
        """A list's items, a table's rows, a row's cells, else blocks: the parser nests them no other way."""
        self.text: list[str] = []
        self.links: list[Link] | None = None
        self.first: int | None = None
        self.last = 0
        self.checked: bool | None = None


class _Builder:
    def __init__(self, source: str, offset: int) -> None:
        self._offsets = _code_points(source, offset)
        self._stack = [_Frame("Document", Span(offset, offset + len(source)), _NO_ATTRIBUTES, None)]
        self._links: list[Link] = []
        self._html: list[Span] = []
        self._code: list[Span] = []
        self._emphasis = 0
        """How many are open."""
        self._too_deep = 0

    def build(self, events: Iterable[tuple[Any, Any]]) -> Outline:
        """The outline that the events tell. They are not gathered first: in a list they cost three times what they say."""
        offsets, stack = self._offsets, self._stack
        for event, byte_range in events:
            start, end = offsets[byte_range["start"]], offsets[byte_range["end"]]
            if type(event) is str:
                if event in _BREAKS:
                    self._add_text("\n", start, end)
                elif event == "Rule":
                    stack[-1].children.append(Rule(Span(start, end)))
                continue
            name, value = event.popitem()
            if name == "Text":
                self._add_text(value, start, end)
            elif name == "End":
                self._end(value)
            elif name == "Start":
                self._start(value, Span(start, end))
            else:
                self._leaf(name, value, Span(start, end))
        while len(stack) > 1:
            self._close(stack.pop())
        return Outline(tuple(stack[0].children), tuple(self._links), tuple(self._html), tuple(self._code))

    def _start(self, value: Any, span: Span) -> None:
        stack = self._stack
        if self._too_deep or len(stack) + self._emphasis > _MAX_NESTING:
            self._too_deep += 1
        elif type(value) is str and value in _EMPHASIS:
            self._emphasis += 1
            self._touch(span.start, span.end)
        else:
            tag, attributes = _tag(value)
            if tag in _LINKS:
                self._touch(span.start, span.end)
            stack.append(_Frame(tag, span, attributes, stack[-1]))

    def _end(self, value: Any) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif type(value) is str and value in _EMPHASIS:
            self._emphasis -= 1
        else:
            self._close(self._stack.pop())

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
        frame = self._stack[-1]
        frame.text.append(text)
        holder = frame.holder
        if holder is not None:
            if holder.first is None or start < holder.first:
                holder.first = start
            if end > holder.last:
                holder.last = end
            if holder is frame:
                return
        for outer in reversed(
            self._stack[:-1]
        ):  # what an element within running text says, those around it say too
            outer.text.append(text)
            if outer.holder is outer:
                break

    def _close(self, frame: _Frame) -> None:
        parent = self._stack[-1]
        match frame.tag:
            case "TableCell":
                parent.children.append(self._cell(frame))
            case "Item":
                parent.children.append(self._item(frame))
            case "TableHead" | "TableRow":
                parent.children.append(Row(tuple(frame.children), frame.span))
            case "Link" | "Image":
                self._close_link(frame)
            case _:
                block = self._block(frame)
                if (
                    block is None
                ):  # an element of no kind of its own passes what it holds on to the one it stands in
                    parent.children.extend(frame.children)
                    return
                parent.children.append(block)
                if parent.text:  # what follows in the same item is another line
                    parent.text.append("\n")

    def _block(self, frame: _Frame) -> Block | None:
        """The block that an element is, if it is one."""
        span = frame.span
        block: Block | None = None
        match frame.tag:
            case "Paragraph":
                block = Paragraph(_inline(frame), span)
            case "Heading":
                block = Heading(int(str(frame.attributes.get("level", "H1"))[1:]), _inline(frame), span)
            case "List":
                block = ItemList(tuple(frame.children), frame.attributes.get("first"), span)
            case "Table":
                header = frame.children[0] if frame.children else Row((), span)
                block = Table(header, tuple(frame.children[1:]), span)
            case "BlockQuote":
                block = Quote(tuple(frame.children), span)
            case "CodeBlock":
                self._code.append(span)
                block = Code("".join(frame.text), span)
            case "HtmlBlock":
                text = "".join(frame.text)
                self._html.append(span)
                block = Html(text, not _COMMENT.sub("", text).strip(), span)
        return block

    def _close_link(self, frame: _Frame) -> None:
        link = Link(
            "".join(frame.text), str(frame.attributes.get("dest_url", "")), frame.span, frame.tag == "Image"
        )
        self._links.append(link)
        holder = self._stack[-1].holder
        if holder is not None:
            holder.links = holder.links or []
            holder.links.append(link)
            self._touch(frame.span.start, frame.span.end)

    def _item(self, frame: _Frame) -> Item:
        blocks = tuple(frame.children)
        if frame.first is None and blocks and isinstance(blocks[0], Paragraph):
            return Item(blocks[0].inline, blocks[1:], frame.checked, frame.span)
        return Item(_inline(frame), blocks, frame.checked, frame.span)

    def _cell(self, frame: _Frame) -> Inline:
        if frame.first is None:
            return Inline("", Span(frame.span.start, frame.span.start), ())
        return _inline(frame)


def _inline(frame: _Frame) -> Inline:
    start = frame.span.start if frame.first is None else frame.first
    text = frame.text[0] if len(frame.text) == 1 else "".join(frame.text)
    return Inline(
        text.strip(), Span(start, max(start, frame.last)), tuple(frame.links) if frame.links else ()
    )


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
