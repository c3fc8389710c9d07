"""The padding of a pipe table's cells, so that its columns stand beneath each other in the source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kyokun.text.blocks import Table
from kyokun.text.edit import Edit
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span
from kyokun.text.width import width

_WIDEST = 120
"""Columns: a wider table is not made easier to read by more blanks."""
_DASHES = 3
"""With its colons no delimiter is shorter, for the sake of older readers."""
_PIPE = lazy_pattern(r"\\.|(?P<pipe>\|)", re.DOTALL)
_DELIMITER = lazy_pattern(r" *(?P<left>:?)-+(?P<right>:?) *")


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands between two pipes; ``text`` is that without blanks."""

    span: Span
    source: str

    @property
    def text(self) -> str:
        return self.source.strip(" ")


def padding_edits(text: str, table: Table) -> tuple[Edit, ...]:
    """Edits of blanks, and of the dashes beneath the head, that align the table; none when it is aligned.

    None either when its shape is in doubt (rows of different length, pipes missing at the ends, tabs, code that may hold a
    pipe, a table in a list or quotation), or when it would be wider than a screen.
    """
    rows = _rows(text, table)
    if rows is None or any(_is_aligned(rows, ambiguous) for ambiguous in (1, 2)):
        return ()
    head, delimiters, *body = rows
    marks = [_DELIMITER.fullmatch(cell.source) for cell in delimiters]
    spaced = delimiters[0].source.startswith(" ")
    least = _DASHES if spaced else _DASHES - 2
    widths = [max(least, *(width(row[at].text) for row in (head, *body))) for at in range(len(head))]
    if None in marks or sum(widths) + 3 * len(widths) + 1 > _WIDEST:
        return ()
    edits: list[Edit] = []
    for at, columns in enumerate(widths):
        mark = marks[at]
        left, right = (mark["left"], mark["right"]) if mark else ("", "")
        for row in (head, *body):
            edits += _padded(row[at], columns, left, right)
        dashes = columns + (0 if spaced else 2) - len(left) - len(right)
        ruled = f"{left}{'-' * dashes}{right}"
        ruled = f" {ruled} " if spaced else ruled
        if ruled != delimiters[at].source:
            edits.append(Edit(delimiters[at].span, ruled))
    return tuple(sorted(edits))


def _padded(cell: _Cell, columns: int, left: str, right: str) -> Iterator[Edit]:
    """Edits of the blanks around a cell's text: it stands left, or right or in the middle where the colons say so."""
    if not cell.text:
        if len(cell.source) != columns + 2:
            yield Edit(cell.span, " " * (columns + 2))
        return
    free = columns - width(cell.text)
    before = free if right and not left else free // 2 if right else 0
    start = cell.span.start + len(cell.source) - len(cell.source.lstrip(" "))
    end = start + len(cell.text)
    blanks = ((Span(cell.span.start, start), before + 1), (Span(end, cell.span.end), free - before + 1))
    for span, count in blanks:
        if span.end - span.start != count:
            yield Edit(span, " " * count)


def _rows(text: str, table: Table) -> list[list[_Cell]] | None:
    """The cells of every line, the one beneath the head included; None when the shape is in doubt."""
    lines = list(_lines(text, table))
    if len(lines) != len(table.rows) + 2:
        return None
    rows = [_cells(text, line) for line in lines]
    count = len(table.header.cells)
    known = [row for row in rows if row is not None and len(row) == count]
    return known if count and len(known) == len(rows) else None


def _lines(text: str, table: Table) -> Iterator[Span]:
    """The table's lines, without the blanks and the line break at their end."""
    start = table.span.start
    while start < table.span.end:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Span(start, start + len(text[start:end].rstrip(" \r")))
        start = end + 1


def _cells(text: str, line: Span) -> list[_Cell] | None:
    source = line.of(text)
    is_at_margin = line.start == 0 or text[line.start - 1] == "\n"
    pipes = [match.start() for match in _PIPE.finditer(source) if match["pipe"]]
    if not is_at_margin or "\t" in source or "\r" in source or len(pipes) < 2:
        return None
    if pipes[0] != 0 or pipes[-1] != len(source) - 1:
        return None
    cells = [
        _Cell(Span(line.start + start + 1, line.start + end), source[start + 1 : end])
        for start, end in pairwise(pipes)
    ]
    return None if any(cell.source.count("`") % 2 for cell in cells) else cells


def _is_aligned(rows: list[list[_Cell]], ambiguous: int) -> bool:
    """Whether the pipes stand beneath each other already."""
    first = [width(cell.source, ambiguous) for cell in rows[0]]
    return all([width(cell.source, ambiguous) for cell in row] == first for row in rows[1:])
