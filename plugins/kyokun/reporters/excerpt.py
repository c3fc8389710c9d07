"""A line of a document as reports show it, with carets under what is meant."""

from dataclasses import dataclass
from functools import cache

from kyokun.reporters.terminal import printable
from kyokun.text.width import width

LONGEST = 100
"""In columns, where nobody says how many there are."""
_BEFORE_CARET = 30


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a line: ``marked`` columns behind ``before`` of them are what is meant."""

    shown: str
    before: int
    marked: int


def excerpt(source: str, start: int, end: int, longest: int = LONGEST) -> Excerpt:
    """The line, or as much of it around ``start`` (offsets from 0) as fits into ``longest`` columns.

    Where something is meant that stands behind the last letter, or nothing at all, one column is marked.
    """
    first = 0 if _fits(source, longest) else _begin(source, start)
    lead = "…" if first else ""
    last = _end(source, first, longest - len(lead))
    trail = "…" if last < len(source) else ""
    before = len(lead) + sum(map(_columns, source[first:start]))
    marked = sum(map(_columns, source[start : min(max(end, start + 1), last)]))
    return Excerpt(f"{lead}{printable(source[first:last])}{trail}", before, max(1, marked))


def _begin(source: str, start: int) -> int:
    """Where to begin so that the mark does not stand further right than need be."""
    first, used = start, 0
    while first > 0 and used + _columns(source[first - 1]) <= _BEFORE_CARET:
        first -= 1
        used += _columns(source[first])
    return first


def _end(source: str, first: int, room: int) -> int:
    """Where to end, so that an ellipsis has its place unless the rest fits."""
    if _fits(source[first:], room):
        return len(source)
    last, used = first, 1
    while used + _columns(source[last]) <= room:
        used += _columns(source[last])
        last += 1
    return last


def _fits(source: str, longest: int) -> bool:
    if source.isascii() and source.isprintable():
        return len(source) <= longest
    used = 0
    for letter in source:
        used += _columns(letter)
        if used > longest:
            return False
    return True


@cache
def _columns(letter: str) -> int:
    return width(printable(letter))
