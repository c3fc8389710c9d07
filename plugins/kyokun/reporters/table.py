"""Tables for the terminal."""

from collections.abc import Sequence

from kyokun.reporters.terminal import Style, printable, styled, width

_GAP = "  "


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, colour: bool) -> str:
    """Columns aligned by the width of their letters; every line ends in a line break, none in spaces.

    The width is that of the standard library's Unicode tables. A package such as wcwidth would add only emoji sequences,
    in which terminals differ among themselves.
    """
    shown = [[printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    lines = [_GAP.join(map(_padded, row, widths)).rstrip() for row in shown]
    lines[0] = styled(lines[0], Style.BOLD, colour=colour)
    return "".join(f"{line}\n" for line in lines)


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
