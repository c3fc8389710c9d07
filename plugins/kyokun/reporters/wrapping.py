"""Text broken into lines of a terminal's width: between words, and in Japanese between letters."""

import unicodedata
from collections.abc import Iterator

from kyokun.text.width import width

_LEAST = 8
"""Columns that a line has in any terminal."""
_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝」』】〕〉》〗〙｠»ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥〜)]},.:;?!%’”"
)
"""What no line begins with (JIS X 4051, line-start prohibition)."""
_NEVER_LAST = frozenset("（［｛「『【〔〈《〖〘｟«([{‘“")
"""What no line ends with."""


def wrapped(text: str, columns: int | None, indent: int = 0, first: str = "") -> list[str]:
    """The text in lines of at most ``columns``, each but the first behind ``indent`` blanks, that one behind ``first``.

    None: one line however long. What cannot be broken, such as a long address, is broken anywhere.
    """
    if columns is None:
        return [first + text]
    rooms = (max(columns - width(first), _LEAST), max(columns - indent, _LEAST))
    lines = [text[stretch] for stretch in stretches(text, *rooms)]
    return [(" " * indent if at else first) + line for at, line in enumerate(lines)]


def stretches(text: str, first: int, following: int) -> Iterator[slice]:
    """Where the text's lines stand in it, the blanks at their ends left out: one of ``first`` columns, then of ``following``."""
    start = at = used = 0
    room = first
    for piece in _pieces(text):
        for part in _broken(piece, min(first, following)):
            if used and used + width(part.rstrip(" ")) > room:
                yield slice(start, start + len(text[start:at].rstrip(" ")))
                start, used, room = at, 0, following
            at += len(part)
            used += width(part)
    yield slice(start, start + len(text[start:at].rstrip(" ")))


def _pieces(text: str) -> Iterator[str]:
    """What must not be broken, each with the blanks behind it."""
    start = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if after == " " or not width(after) or before == "\u200d":
        return False
    if before == " ":
        return True
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "FW"


def _broken(piece: str, room: int) -> Iterator[str]:
    """The piece, in parts when it is too long for any line."""
    if width(piece.rstrip(" ")) <= room:
        yield piece
        return
    part, used = "", 0
    for letter in piece:
        columns = width(letter)
        if part and used + columns > room:
            yield part
            part, used = "", 0
        part += letter
        used += columns
    yield part
