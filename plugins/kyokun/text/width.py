"""How many columns a text takes where every letter has the same width (Unicode, UAX #11)."""

import unicodedata
from functools import cache


def width(text: str, ambiguous: int = 1) -> int:
    """Columns: full-width characters two, combining ones none; ``ambiguous`` for those that take one or two by the font."""
    if text.isascii():
        return len(text)
    return sum(ambiguous if columns is None else columns for columns in map(_columns, text))


@cache
def _columns(letter: str) -> int | None:
    """A letter's columns; None for one that takes one or two by the font."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0
    kind = unicodedata.east_asian_width(letter)
    return 2 if kind in "FW" else None if kind == "A" else 1
