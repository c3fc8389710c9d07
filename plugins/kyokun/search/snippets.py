"""Where in an entry a query's words stand: the section, and a stretch of its text with the words marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyokun.model.terms import LessonPart, SectionKind
from kyokun.search.analysis import alike
from kyokun.search.entries import Entry, Passage
from kyokun.search.matching import Marks, Pattern, marks

_SPACE = re.compile(r"\s+")
_LONGEST = 140
_BEFORE = 36
_FIRST_PARTS = (SectionKind.SUMMARY, SectionKind.ROOT_CAUSE_ANALYSIS, LessonPart.LESSON)
"""Sections that tell most, quoted before others."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a section on one line.

    ``part`` is None for a section that the vocabulary does not know; ``heading`` is empty for text before any section.
    """

    part: SectionKind | LessonPart | None
    heading: str
    text: str
    marks: Marks


def snippet(entry: Entry, wanted: Sequence[Pattern]) -> Snippet | None:
    """The paragraph, item, row or log line with the most of what was searched for; None when only other fields have it."""
    best = 0
    found: Snippet | None = None
    for passage in sorted(entry.passages, key=_rank):
        for unit in _units(passage):
            shaped = alike(unit)
            likely = [pattern for pattern in wanted if pattern.hint in shaped]
            if len(likely) <= best:
                continue
            line = _SPACE.sub(" ", unit).strip()
            there = [pattern for pattern in likely if next(pattern.spans(line), None) is not None]
            if len(there) > best:
                best = len(there)
                found = _cropped(passage, line, marks(line, there))
    return found


def _rank(passage: Passage) -> int:
    return _FIRST_PARTS.index(passage.part) if passage.part in _FIRST_PARTS else len(_FIRST_PARTS)


def _units(passage: Passage) -> Iterator[str]:
    yield from passage.prose.split("\n\n")
    yield from passage.code.split("\n")
    yield from passage.links


def _cropped(passage: Passage, line: str, where: Marks) -> Snippet:
    """At most ``_LONGEST`` letters around the first mark, with an ellipsis where something was left out."""
    start = max(0, where[0][0] - _BEFORE) if len(line) > _LONGEST else 0
    end = min(len(line), start + _LONGEST)
    start = max(0, end - _LONGEST)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    shift = len(before) - start
    kept = tuple(
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in where
        if first < end and last > start
    )
    return Snippet(passage.part, passage.heading, f"{before}{line[start:end]}{after}", kept)
