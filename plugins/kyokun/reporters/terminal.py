"""Widths and colours of a terminal."""

import re
import unicodedata
from enum import StrEnum

from kyokun.text.width import width

_PIECE = re.compile(r"(?:[!-~]+|.)[、。）」』】〜：；]*\s*")
"""What a line is not broken within: a word, or a letter with the marks that close after it."""


class Style(StrEnum):
    """ANSI (ECMA-48) renditions."""

    ERROR = "1;31"
    WARNING = "1;33"
    ADVICE = "1;36"
    BOLD = "1"
    DIM = "2"
    ADDED = "32"
    REMOVED = "31"
    MARK = "1;7"


def styled(text: str, style: Style, *, colour: bool) -> str:
    """The text in a rendition, or as it is without ``colour``."""
    return f"\x1b[{style.value}m{text}\x1b[0m" if colour else text


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """Lines of at most that many columns, those after the first indented; Japanese breaks anywhere but before its closing marks."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if width(lines[-1]) + width(piece.rstrip()) > columns and lines[-1].strip():
            lines[-1] = lines[-1].rstrip()
            lines.append(indent)
        lines[-1] += piece
    lines[-1] = lines[-1].rstrip()
    return lines


def printable(text: str) -> str:
    """The text without control characters: an author's text must not drive the reader's terminal."""
    return "".join(_printable(letter) for letter in text)


def _printable(letter: str) -> str:
    # Category Zs: Japanese text holds ideographic spaces. U+200D keeps an emoji in one piece.
    if letter.isprintable() or letter == "\u200d" or unicodedata.category(letter) == "Zs":
        return letter
    return "    " if letter == "\t" else "�"
