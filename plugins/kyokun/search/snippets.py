"""Where in an entry a query's words stand: the section, and a stretch of its text with the words marked."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kyokun.model.terms import LessonPart, SectionKind
from kyokun.search.analysis import alike, normalise
from kyokun.search.entries import Entry, Passage
from kyokun.search.matching import Marks, Pattern, marks

_SPACE = re.compile(r"\s+")
_LONGEST = 140
_BEFORE = 36
_BOUNDARIES = (re.compile(r"[。．.!?！？] ?"), re.compile("[、，,：:|→] ?"), re.compile(" "))
_FIRST_PARTS = (SectionKind.SUMMARY, SectionKind.ROOT_CAUSE_ANALYSIS, LessonPart.LESSON)
"""Sections that tell most, quoted before others."""


class Snippet(NamedTuple):
    """A stretch of a section on one line.

    ``part`` is None for a section that the vocabulary does not know; ``heading`` is empty for text before any section.
    """

    part: SectionKind | LessonPart | None
    heading: str
    text: str
    marks: Marks


def snippet(entry: Entry, wanted: Sequence[Pattern]) -> Snippet | None:
    """The paragraph, item, row or log line with the most of what was searched for; None when only other fields have it."""
    passages = sorted(entry.passages, key=_rank)
    links = [Passage(one.part, one.heading, "\n\n".join(one.links), "") for one in passages if one.links]
    as_typed = [(pattern, pattern.typed_hint) for pattern in wanted]
    as_read = [(pattern, pattern.hint) for pattern in wanted]
    return (
        _best(passages, as_typed, normalise)
        or _best(passages, as_read, alike)
        or _best(links, as_read, alike)
    )


def _best(
    passages: Sequence[Passage], hinted: Sequence[tuple[Pattern, str]], shape: Callable[[str], str]
) -> Snippet | None:
    best = 0
    found: Snippet | None = None
    for passage in passages:
        whole = shape("\n".join(_units(passage)))
        likely = [(pattern, hint) for pattern, hint in hinted if hint in whole]
        if len(likely) <= best:
            continue
        for unit in _units(passage):
            shaped = shape(unit)
            there = [pattern for pattern, hint in likely if hint in shaped]
            if len(there) <= best:
                continue
            line = _SPACE.sub(" ", unit).strip()
            there = [pattern for pattern in there if next(pattern.spans(line), None) is not None]
            if len(there) > best:
                best = len(there)
                found = _cropped(passage, line, marks(line, there))
    return found


def _rank(passage: Passage) -> int:
    return _FIRST_PARTS.index(passage.part) if passage.part in _FIRST_PARTS else len(_FIRST_PARTS)


def _units(passage: Passage) -> Iterator[str]:
    yield from passage.prose.split("\n\n")
    yield from passage.code.split("\n")


def _beginning(line: str, start: int, mark: int) -> int:
    """Where to begin quoting at ``start`` or a little later, before the mark: at a sentence, a phrase or a word."""
    if start == 0:
        return 0
    for boundary in _BOUNDARIES:
        match = boundary.search(line, start, min(mark, start + _BEFORE))
        if match is not None:
            return match.end()
    return start


def _cropped(passage: Passage, line: str, where: Marks) -> Snippet:
    """At most ``_LONGEST`` letters around the first mark, with an ellipsis where something was left out."""
    start = max(0, where[0][0] - _BEFORE) if len(line) > _LONGEST else 0
    end = min(len(line), start + _LONGEST)
    start = _beginning(line, max(0, end - _LONGEST), where[0][0])
    before, after = "…" if start else "", "…" if end < len(line) else ""
    shift = len(before) - start
    kept = tuple(
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in where
        if first < end and last > start
    )
    return Snippet(passage.part, passage.heading, f"{before}{line[start:end]}{after}", kept)
