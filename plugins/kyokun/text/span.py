"""Where something stands in a text: offsets and positions, both in code points."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from kyokun.text.patterns import lazy_pattern

_LINE_BREAK = lazy_pattern(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open stretch of a text, in code points from its beginning (from 0).

    A tuple, since every word that is read makes some: they are made in a third of the time.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]


class Position(NamedTuple):
    """Line and column, both from 1, the column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Where:
    """Where a value was written: the whole of it, and each of its fields that was written at all."""

    whole: Span
    parts: Mapping[str, Span] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Span:
        """The field's span, or the whole's when the field was not written."""
        return self.parts.get(name, self.whole)

    def __contains__(self, name: str) -> bool:
        """Whether the field was written."""
        return name in self.parts


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where a text's lines begin, and how long it is: enough to turn offsets into positions."""

    starts: tuple[int, ...]
    length: int

    def position(self, offset: int) -> Position:
        """The position of an offset; offsets past the end stand at the end."""
        offset = max(0, min(offset, self.length))
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)


@dataclass(frozen=True)
class Lines:
    """A text's lines: turns offsets into positions. Line breaks are CRLF, LF and CR."""

    text: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        if "\r" not in self.text:  # as nearly everywhere: no pattern needed
            *lengths, _ = map(len, self._rows)
            return tuple(accumulate(lengths, lambda at, length: at + length + 1, initial=0))
        return (0, *(match.end() for match in _LINE_BREAK.finditer(self.text)))

    @cached_property
    def _rows(self) -> list[str]:
        """The lines of a text whose line breaks are all LF."""
        return self.text.split("\n")

    def position(self, offset: int) -> Position:
        """The position of an offset; offsets past the end stand at the end."""
        return Breaks(self.starts, len(self.text)).position(offset)

    def line(self, number: int) -> str:
        """Line ``number`` (from 1) without its line break; empty when there is no such line."""
        if "\r" not in self.text:
            return self._rows[number - 1] if 1 <= number <= len(self._rows) else ""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
