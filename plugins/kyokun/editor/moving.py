"""Findings about a text, moved along with it when it changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kyokun.rules.rule import Finding
from kyokun.text.span import Lines, Position


def moved(findings: Iterable[Finding], before: Lines, after: Lines) -> Iterator[Finding]:
    """Findings where they stand now: with their lines, or as near as can be when those were changed themselves.

    Mends are dropped: their edits are of the text as it was.
    """
    shift = _Shift.between(before, after)
    for finding in findings:
        yield finding._replace(
            start=shift.of(finding.start),
            end=shift.of(finding.end),
            related=tuple(
                one._replace(start=shift.of(one.start), end=shift.of(one.end)) for one in finding.related
            ),
            fix=None,
        )


@dataclass(frozen=True, slots=True)
class _Shift:
    """Lines up to ``first`` stay, those after ``last`` move by ``by``."""

    first: int
    last: int
    by: int
    count: int
    """How many lines there are now."""

    @classmethod
    def between(cls, before: Lines, after: Lines) -> "_Shift":
        old, new = _split(before), _split(after)
        shorter = min(len(old), len(new))
        same = next((at for at in range(shorter) if old[at] != new[at]), shorter)
        rest = shorter - same
        tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
        return cls(same, len(old) - tail, len(new) - len(old), len(new))

    def of(self, position: Position) -> Position:
        if position.line <= self.first:
            return position
        if position.line > self.last:
            return Position(position.line + self.by, position.column)
        return Position(max(1, min(position.line, self.last + self.by, self.count)), position.column)


def _split(lines: Lines) -> list[str]:
    return [
        lines.text[start:end]
        for start, end in zip(lines.starts, (*lines.starts[1:], len(lines.text)), strict=True)
    ]
