"""The little raw HTML that authors may write: five harmless elements and the line break, without attributes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kyokun.text.markdown import Event
from kyokun.text.span import Span

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
"""Closed: what only begins one is text, or the rest of the document would be gone."""
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z]+)(?P<rest>[^<>]*)>")
_BREAK = "br"
_WITHIN_TEXT = frozenset({"kbd", "sub", "sup"})
_AROUND_BLOCKS = frozenset({"details", "summary"})
_CONTAINERS = frozenset({"BlockQuote", "Item", "TableCell"})
_TEXT_HOLDERS = frozenset({"Paragraph", "Heading", "TableCell", "HtmlBlock", "Item"})


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of raw HTML: an allowed tag, ready to be written, or text; ``offset`` from the stretch's beginning."""

    offset: int
    text: str
    name: str = ""
    closes: bool = False

    @property
    def tag(self) -> str:
        """The tag as it is written."""
        return f"<{'/' if self.closes else ''}{self.name}>"


def tokens(html: str) -> list[Token]:
    """Raw HTML without comments, cut into allowed tags and text."""
    bare = _COMMENT.sub(lambda comment: "\0" * len(comment[0]), html)
    found: list[Token] = []
    done = 0
    for match in _TAG.finditer(bare):
        name = match["name"].lower()
        if name not in _WITHIN_TEXT | _AROUND_BLOCKS | {_BREAK}:
            continue
        found.append(Token(done, bare[done : match.start()].replace("\0", "")))
        found.append(Token(match.start(), match[0], name, bool(match["close"])))
        done = match.end()
    found.append(Token(done, bare[done:].replace("\0", "")))
    return [token for token in found if token.name or token.text]


def whole_blocks(events: Iterable[Event]) -> Iterator[Event]:
    """The same steps with the lines of a block of HTML as one: a comment may run over many."""
    lines: list[Event] = []
    for event in events:
        if event.tag == "Html":
            lines.append(event)
            continue
        if lines:
            text = "".join(line.value for line in lines)
            yield Event("leaf", "Html", Span(lines[0].span.start, lines[-1].span.end), text)
            lines = []
        yield event


def balanced_tags(events: Iterable[Event]) -> frozenset[int]:
    """The offsets of the allowed tags that may stand: line breaks, and those whose partner stands in the same place.

    ``details`` and ``summary`` need it in the same container, the others in the same paragraph, so that no tag an
    author forgot to close takes the rest of the page with it.
    """
    kept: set[int] = set()
    containers: list[list[tuple[str, int]]] = [[]]
    texts: list[list[tuple[str, int]]] = [[]]
    for event in events:
        if event.kind == "start":
            if event.tag in _CONTAINERS:
                containers.append([])
            if event.tag in _TEXT_HOLDERS:
                texts.append([])
        elif event.kind == "end":
            if event.tag in _CONTAINERS:
                containers.pop()
            if event.tag in _TEXT_HOLDERS:
                texts.pop()
        elif event.tag in ("Html", "InlineHtml"):
            for token in tokens(event.value):
                if token.name == _BREAK:
                    kept.add(event.span.start + token.offset)
                elif token.name:
                    opened = texts[-1] if token.name in _WITHIN_TEXT else containers[-1]
                    _pair(token, event.span, opened, kept)
    return frozenset(kept)


def _pair(token: Token, span: Span, opened: list[tuple[str, int]], kept: set[int]) -> None:
    at = span.start + token.offset
    if not token.closes:
        opened.append((token.name, at))
    elif opened and opened[-1][0] == token.name:
        kept |= {opened.pop()[1], at}
