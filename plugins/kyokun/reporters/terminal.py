"""Widths and colours of a terminal."""

import unicodedata
from enum import StrEnum
from functools import cache


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


def printable(text: str) -> str:
    """The text without control characters: an author's text must not drive the reader's terminal."""
    return text if text.isprintable() else "".join(map(_printable, text))


@cache
def _printable(letter: str) -> str:
    # Category Zs: Japanese text holds ideographic spaces. U+200D keeps an emoji in one piece.
    if letter.isprintable() or letter == "\u200d" or unicodedata.category(letter) == "Zs":
        return letter
    return "    " if letter == "\t" else "�"
