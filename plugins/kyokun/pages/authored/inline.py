"""What stands inside a paragraph, a heading or a table's cell, gathered piece by piece and then written as one."""

import re
import unicodedata
from dataclasses import dataclass, field

from kyokun.pages.escaping import destination, escape_line, escape_words

_URL = re.compile(r"https?://[\w\-.~:/?#\[\]@!$&'()*+,;=%]+", re.ASCII)
_URL_TAIL = re.compile(r"[.,:;!?'\]*]+$")
_ANSWER = "→"
_NO_SPACE_AFTER = frozenset("。、，．！？：；「『（【」』）】・")


@dataclass(slots=True)
class Piece:
    """Markdown that is written already, with the first and last character a reader sees; or text still to be escaped."""

    markdown: str
    first: str = ""
    last: str = ""
    is_text: bool = False
    is_break: bool = False
    is_hard: bool = False
    is_bold: bool = False


@dataclass(slots=True)
class Inline:
    """A run of text under construction."""

    pieces: list[Piece] = field(default_factory=list)

    def text(self, value: str) -> None:
        """Plain text; what the parser cut into several is one again."""
        if self.pieces and self.pieces[-1].is_text:
            self.pieces[-1].markdown += value
            self.pieces[-1].last = value[-1:] or self.pieces[-1].last
        else:
            self.pieces.append(Piece(value, value[:1], value[-1:], is_text=True))

    def raw(self, markdown: str, shown: str = "", *, is_bold: bool = False) -> None:
        """Markdown as it is, ``shown`` being what a reader sees of it."""
        self.pieces.append(Piece(markdown, shown[:1], shown[-1:], is_bold=is_bold))

    def line_break(self, *, is_hard: bool) -> None:
        """The end of a line in the source."""
        self.pieces.append(Piece("", is_break=True, is_hard=is_hard))

    @property
    def shown(self) -> str:
        """Its first and last visible characters."""
        visible = [piece for piece in self.pieces if piece.first]
        return visible[0].first + visible[-1].last if visible else ""

    def written(self, *, one_line: bool, link_urls: bool) -> str:
        """Its Markdown.

        Lines of Japanese are joined without a space, as Japanese is written; an answer (``→``) and a bold label keep
        the line of their own that their author gave them. ``one_line`` for headings and cells.
        """
        out: list[str] = []
        pieces = _trimmed(self.pieces)
        for at, piece in enumerate(pieces):
            if piece.is_break:
                out.append(self._break(pieces, at, one_line=one_line))
            elif piece.is_text:
                begins = at == 0 or pieces[at - 1].is_break
                value = piece.markdown.lstrip() if begins else piece.markdown
                out.append(_with_links(value, begins) if link_urls else _escaped(value, begins))
            else:
                out.append(piece.markdown)
        return "".join(out).strip()

    @staticmethod
    def _break(pieces: list[Piece], at: int, *, one_line: bool) -> str:
        before, after = pieces[at - 1].last, pieces[at + 1].first
        if pieces[at].is_hard or after == _ANSWER or pieces[at + 1].is_bold:
            return "<br>" if one_line else "  \n"
        if _is_wide(before) and (_is_wide(after) or before in _NO_SPACE_AFTER):
            return ""
        return " " if one_line else "\n"


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without line breaks at the ends, and never two in a row."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.is_break and (not kept or kept[-1].is_break):
            continue
        kept.append(piece)
    while kept and kept[-1].is_break:
        kept.pop()
    return kept


def _is_wide(letter: str) -> bool:
    return bool(letter) and unicodedata.east_asian_width(letter) in ("W", "F")


def _escaped(text: str, begins_line: bool) -> str:
    return escape_line(text) if begins_line else escape_words(text)


def _with_links(text: str, begins_line: bool) -> str:
    """Text with its bare addresses made links, as git hosts do."""
    out: list[str] = []
    done = 0
    for match in _URL.finditer(text):
        url = _URL_TAIL.sub("", match[0])
        while url.endswith(")") and url.count(")") > url.count("("):
            url = _URL_TAIL.sub("", url[:-1])
        out.append(_escaped(text[done : match.start()], begins_line and not done))
        out.append(f"[{escape_words(url)}]({destination(url)})")
        done = match.start() + len(url)
    out.append(_escaped(text[done:], begins_line and not done))
    return "".join(out)
