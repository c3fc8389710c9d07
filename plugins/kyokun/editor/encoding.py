"""Places in a text as editors count them: lines and columns from 0, the columns in units of an encoding."""

from dataclasses import dataclass
from enum import StrEnum

from kyokun.text.span import Lines, Position, Span

_BOM = "\ufeff"


class Encoding(StrEnum):
    """What a column counts (LSP 3.17, ``PositionEncodingKind``)."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both from 0, the column in units of an encoding."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Places:
    """Turns offsets in a document's text into an editor's places and back."""

    lines: Lines
    encoding: Encoding
    has_bom: bool = False
    """Whether the editor's text begins with a byte-order mark, which a document's text never holds."""

    def at(self, offset: int) -> Place:
        """The place of an offset; offsets past the end stand at the end."""
        return self.of(self.lines.position(offset))

    def of(self, position: Position) -> Place:
        """The place of a position; columns past a line's end stand at its end."""
        before = self.lines.line(position.line)[: position.column - 1]
        return Place(position.line - 1, self._mark(position.line) + units(before, self.encoding))

    def offset(self, place: Place) -> int:
        """The offset of a place.

        Columns past a line's end stand at its end, lines past the last at the end of the text; inside a character, before
        it.
        """
        number = place.line + 1
        if number > len(self.lines.starts):
            return len(self.lines.text)
        if number < 1:
            return 0
        line = self.lines.line(number)
        column = place.column - self._mark(number)
        return self.lines.starts[number - 1] + _points(line, column, self.encoding)

    def span(self, start: Place, end: Place) -> Span:
        """The stretch between two places."""
        first = self.offset(start)
        return Span(first, max(first, self.offset(end)))

    def _mark(self, line: int) -> int:
        return units(_BOM, self.encoding) if self.has_bom and line == 1 else 0


def units(text: str, encoding: Encoding) -> int:
    """How long a text is in an encoding's units."""
    if encoding is Encoding.UTF32 or text.isascii():
        return len(text)
    if encoding is Encoding.UTF16:
        return len(text) + sum(letter > "\uffff" for letter in text)
    return len(text.encode("utf-8", "surrogatepass"))


def _points(line: str, column: int, encoding: Encoding) -> int:
    """How many whole characters of a line stand before a column."""
    if encoding is Encoding.UTF32 or line.isascii():
        return max(0, min(column, len(line)))
    passed = 0
    for at, letter in enumerate(line):
        passed += units(letter, encoding)
        if passed > column:
            return at
    return len(line)
