"""An author's Markdown, written anew.

Engines disagree about Markdown: Python-Markdown wants lists indented by four and set off by blank lines, and reads HTML,
attribute lists and other extensions where CommonMark sees text. What is written here is read alike by both, and shows
what a git host shows. Every character of it is either made here or escaped here, so nothing an author writes can be
markup that the parser did not see.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kyokun.pages.authored.blocks import INDENT, item_text, joined, list_block, prefixed, table_block
from kyokun.pages.authored.inline import Inline
from kyokun.pages.authored.raw_html import balanced_tags, tokens, whole_blocks
from kyokun.pages.escaping import attribute, code, destination
from kyokun.text.markdown import Event
from kyokun.text.span import Span

_MAX_DEPTH = 12
_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]+")
_WRAPPERS = {"Strong": ("**", "**"), "Emphasis": ("*", "*"), "Strikethrough": ("<del>", "</del>")}
_FENCES = re.compile(r"`{3,}")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Edits:
    """What is to be different from the source. Spans are those of the parser."""

    link: Callable[[str], str | None] = lambda target: target
    """Where a link leads on the site; None makes it plain text."""
    image: Callable[[str], str | None] = lambda target: target
    """Where an image stands on the site; None makes it a link."""
    dropped: frozenset[Span] = frozenset()
    """Blocks, and items of lists, that are left out."""
    after: Mapping[Span, str] = field(default_factory=dict)
    """Markdown that follows a block."""
    anchors: Mapping[Span, str] = field(default_factory=dict)
    """Ids that headings get besides the one their engine gives them."""
    deeper: int = 0
    """By how many levels headings go down."""


@dataclass(slots=True)
class _Frame:
    tag: str
    span: Span
    attributes: Mapping[str, object] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    inline: Inline = field(default_factory=Inline)
    rows: list[list[str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    is_loose: bool = False
    is_transparent: bool = False
    """Too deep to be told apart: what it holds belongs to what it stands in."""


_BLOCKS = frozenset({"Paragraph", "Heading", "BlockQuote", "CodeBlock", "HtmlBlock", "List", "Table"})
_CONTAINERS = frozenset({"Document", "BlockQuote", "Item"})


def write_markdown(events: Iterable[Event], edits: Edits) -> str:
    """The Markdown of a whole text; ends with a line break unless empty."""
    steps = list(whole_blocks(events))
    return _Writer(edits, balanced_tags(steps)).write(steps)


class _Writer:
    def __init__(self, edits: Edits, kept_tags: frozenset[int]) -> None:
        self._edits = edits
        self._kept_tags = kept_tags
        self._stack = [_Frame("Document", Span(0, 0))]
        self._open: Counter[str] = Counter()

    def write(self, events: Iterable[Event]) -> str:
        for event in events:
            if event.kind == "start":
                self._start(event)
            elif event.kind == "end":
                self._end()
            else:
                self._leaf(event)
        text = joined(self._stack[0].blocks)
        return f"{text}\n" if text else ""

    @property
    def _top(self) -> _Frame:
        return self._stack[-1]

    def _start(self, event: Event) -> None:
        if event.tag in _BLOCKS:
            self._flush_tight_text()
        frame = _Frame(event.tag, event.span, event.attributes)
        if event.tag in ("BlockQuote", "List", "Item"):
            frame.is_transparent = self._open["BlockQuote"] + self._open["List"] > _MAX_DEPTH
        elif event.tag in _WRAPPERS and sum(self._open[tag] for tag in _WRAPPERS) > _MAX_DEPTH:
            frame.is_transparent = True
            frame.inline = self._top.inline
        if event.tag == "Paragraph" and self._top.tag == "Item":
            self._top.is_loose = True
        self._open[event.tag] += 1
        self._stack.append(frame)

    def _flush_tight_text(self) -> None:
        """In a tight list an item's text stands in no paragraph: it ends where a block begins."""
        top = self._top
        if top.tag == "Item" and top.inline.pieces:
            written = top.inline.written(one_line=False, link_urls=True)
            top.inline = Inline()
            if written:
                top.blocks.append(written)

    def _leaf(self, event: Event) -> None:
        inline = self._top.inline
        match event.tag:
            case "Text":
                if self._top.tag == "CodeBlock":
                    self._top.text.append(event.value)
                else:
                    inline.text(event.value)
            case "Code":
                inline.raw(code(event.value), event.value.strip())
            case "SoftBreak" | "HardBreak":
                inline.line_break(is_hard=event.tag == "HardBreak")
            case "TaskListMarker":
                inline.raw("[x] " if event.value == "true" else "[ ] ")
            case "Rule":
                self._flush_tight_text()
                self._container().blocks.append("---")
            case "InlineHtml" | "Html":
                self._html(event, inline)
            case _:
                inline.text(event.value)

    def _html(self, event: Event, inline: Inline) -> None:
        for token in tokens(event.value):
            if not token.name:
                inline.text(_SPACES.sub(" ", token.text))
            elif event.span.start + token.offset not in self._kept_tags:
                inline.text(token.text)
            elif token.name == "br":
                inline.raw("<br>")
            else:
                inline.raw(token.tag)

    def _container(self) -> _Frame:
        return next(frame for frame in reversed(self._stack) if frame.tag in _CONTAINERS)

    def _end(self) -> None:
        frame = self._stack.pop()
        self._open[frame.tag] -= 1
        if frame.span in self._edits.dropped and frame.tag in (*_BLOCKS, "Item"):
            return
        match frame.tag:
            case "Strong" | "Emphasis" | "Strikethrough":
                self._close_wrapper(frame)
            case "Link" | "Image":
                self._close_link(frame)
            case "TableCell":
                self._top.text.append(frame.inline.written(one_line=True, link_urls=True))
            case "TableHead" | "TableRow":
                self._top.rows.append(frame.text)
            case "Item":
                self._close_item(frame)
            case _:
                self._add_block(frame, self._block(frame))

    def _add_block(self, frame: _Frame, written: str) -> None:
        parent = self._top
        if frame.is_transparent:
            parent.blocks.extend(frame.blocks)
        elif written:
            parent.blocks.append(written)
        follows = self._edits.after.get(frame.span)
        if follows and frame.tag in _BLOCKS:
            parent.blocks.append(follows.strip("\n"))

    def _block(self, frame: _Frame) -> str:
        match frame.tag:
            case "Paragraph":
                written = frame.inline.written(one_line=False, link_urls=True)
            case "Heading":
                written = self._heading(frame)
            case "BlockQuote":
                written = prefixed(joined(frame.blocks), "> ") if frame.blocks else ""
            case "CodeBlock":
                written = self._code_block(frame)
            case "HtmlBlock":
                written = _html_block(frame.inline)
            case "List":
                written = _list(frame)
            case "Table":
                written = table_block(frame.rows, _alignments(frame))
            case _:
                written = joined(frame.blocks)
        return written

    def _heading(self, frame: _Frame) -> str:
        words = frame.inline.written(one_line=True, link_urls=False)
        if not words:
            return ""
        level = min(6, int(str(frame.attributes.get("level", "H1"))[1:]) + self._edits.deeper)
        anchor = self._edits.anchors.get(frame.span)
        target = f'<a id="{attribute(anchor)}"></a>' if anchor else ""
        return f"{'#' * level} {target}{words}"

    def _code_block(self, frame: _Frame) -> str:
        text = "".join(frame.text).rstrip("\n")
        if not text.strip():
            return ""
        if len(self._stack) > 1:  # fences inside lists and quotes are not every engine's
            return prefixed(text, " " * INDENT)
        longest = max((len(run) for run in _FENCES.findall(text)), default=2)
        fence = "`" * (longest + 1)
        language = _LANGUAGE.match(str(frame.attributes.get("info", "")))
        return f"{fence}{language[0] if language else ''}\n{text}\n{fence}"

    def _close_item(self, frame: _Frame) -> None:
        written = frame.inline.written(one_line=False, link_urls=True)
        if written:
            frame.blocks.append(written)
        parent = self._top
        parent.is_loose = parent.is_loose or frame.is_loose
        if frame.is_transparent:
            parent.blocks.extend(frame.blocks)
        else:
            parent.blocks.append(item_text(frame.blocks, is_loose=frame.is_loose))

    def _close_wrapper(self, frame: _Frame) -> None:
        if frame.is_transparent:
            return
        opening, closing = _WRAPPERS[frame.tag]
        one_line = any(self._open[tag] for tag in ("Heading", "TableCell", "Link", "Image"))
        inner = frame.inline.written(one_line=one_line, link_urls=not self._open["Link"])
        if inner:
            bold = frame.tag == "Strong"
            self._top.inline.raw(f"{opening}{inner}{closing}", frame.inline.shown, is_bold=bold)

    def _close_link(self, frame: _Frame) -> None:
        words = frame.inline.written(one_line=True, link_urls=False)
        shown = frame.inline.shown
        target = str(frame.attributes.get("dest_url", ""))
        if frame.tag == "Image":
            place = self._edits.image(target)
            if place is not None and not self._open["Image"]:
                self._top.inline.raw(f"![{words}]({destination(place)})")
                return
            words = words or code(target)
        if frame.attributes.get("link_type") == "Email":
            target = f"mailto:{target}"
        url = None if self._open["Link"] else self._edits.link(target)
        self._top.inline.raw(
            words if url is None else f"[{words or code(target)}]({destination(url)})", shown
        )


def _list(frame: _Frame) -> str:
    first = frame.attributes.get("first")
    number = first if isinstance(first, int) and not isinstance(first, bool) else None
    return list_block(frame.blocks, number, is_loose=frame.is_loose) if frame.blocks else ""


def _alignments(frame: _Frame) -> list[str]:
    written = frame.attributes.get("alignments")
    return [str(name) for name in written] if isinstance(written, tuple) else []


def _html_block(inline: Inline) -> str:
    """Tags of a block at a line's beginning would hide what they enclose from Python-Markdown: no block begins with one."""
    written = inline.written(one_line=True, link_urls=False)
    return f"<span></span>{written}" if written.startswith("<") else written
