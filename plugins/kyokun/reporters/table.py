"""Tables for the terminal."""

from collections.abc import Sequence

from kyokun.reporters.terminal import Style, printable, styled
from kyokun.reporters.wrapping import wrapped
from kyokun.text.width import width

_GAP = "  "
_NARROWEST = 30
"""Columns: text in a narrower one is tiring to read."""


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, colour: bool, columns: int | None = None
) -> str:
    """Columns aligned by the width of their letters; every line ends in a line break, none in spaces.

    Where a row would be longer than ``columns``, the last cell is broken into lines of its own column; or, where that would
    be narrow, stands below the others, behind the first column. None: rows are as long as they are.

    The width is that of the standard library's Unicode tables. A package such as wcwidth would add only emoji sequences,
    in which terminals differ among themselves.
    """
    shown = [[printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    made = [_lines(row, widths, columns) for row in shown]
    made[0] = [styled(line, Style.BOLD, colour=colour) for line in made[0]]
    return "".join(f"{line}\n" for lines in made for line in lines)


def _lines(row: Sequence[str], widths: Sequence[int], columns: int | None) -> list[str]:
    *others, last = row
    before = "".join(_padded(cell, size) + _GAP for cell, size in zip(others, widths, strict=False))
    offset = sum(widths[:-1]) + len(_GAP) * len(others)
    if columns is None or offset + widths[-1] <= columns:
        return [(before + last).rstrip()]
    if columns - offset >= _NARROWEST:
        return wrapped(last, columns, offset, before)
    indent = widths[0] + len(_GAP)
    return [before.rstrip(), *(" " * indent + line for line in wrapped(last, columns - indent))]


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
