"""Which lines differ between two versions of a text."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from kyokun.text.span import Lines


@dataclass(frozen=True, slots=True)
class ChangedLines:
    """Numbers (from 1) of the lines that have no counterpart in the other version."""

    before: frozenset[int]
    """Lines of the old version: taken out or rewritten."""
    after: frozenset[int]
    """Lines of the new version: put in or rewritten."""


def changed_lines(old: Lines, new: Lines) -> ChangedLines:
    """What turned one version into the other. How lines are ended does not count; a block that moved counts as new."""
    before, after = _all(old), _all(new)
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    # What the two begin and end with is most of them; the matcher's time grows with the square of the rest, for which it
    # leaves out lines that recur too often (blank ones) as starting points.
    matcher = SequenceMatcher(
        None, before[first : len(before) - last], after[first : len(after) - last], autojunk=True
    )
    gone: set[int] = set()
    came: set[int] = set()
    for operation, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if operation != "equal":
            gone.update(range(first + old_from + 1, first + old_to + 1))
            came.update(range(first + new_from + 1, first + new_to + 1))
    return ChangedLines(frozenset(gone), frozenset(came))


def _all(lines: Lines) -> list[str]:
    return [lines.line(number) for number in range(1, len(lines.starts) + 1)]


def _common(one: list[str], other: list[str]) -> int:
    """How many elements both begin with."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
