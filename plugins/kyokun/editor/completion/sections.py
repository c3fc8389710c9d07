"""Completion of headings: the sections that a document still lacks, in its own language."""

import re
from collections.abc import Iterator

from kyokun.editor.completion.asked import Asked
from kyokun.editor.completion.candidate import Candidate, CandidateKind, Completion, completion
from kyokun.editor.words import both
from kyokun.model.language import Words
from kyokun.model.terms import LessonPart, SectionKind
from kyokun.model.vocabulary import LESSON_PARTS, SECTIONS
from kyokun.rules.required import ASKS, required_sections

_HEADING = re.compile(r"(?P<marks>#{2,6})\s+(?P<typed>.*)")
_USUAL_LEVEL = 2
_REQUIRED = Words("必須", "required")


def complete_heading(asked: Asked) -> Completion | None:
    """What a heading being written may be called."""
    match = _HEADING.fullmatch(asked.before)
    if match is None:
        return None
    typed = match["typed"]
    replaced = asked.typed(len(typed), len(asked.after))
    if asked.document.lesson is not None:
        return completion(replaced, typed, _parts(asked))
    if asked.document.postmortem is None or len(match["marks"]) != _level(asked):
        return None
    return completion(replaced, typed, _sections(asked))


def _level(asked: Asked) -> int:
    """The level that the document's other sections stand on."""
    postmortem = asked.document.postmortem
    others = (
        section
        for section in (postmortem.sections if postmortem else ())
        if not _is_here(asked, section.where.whole.start)
    )
    return next((section.level for section in others if section.kind is not None), _USUAL_LEVEL)


def _is_here(asked: Asked, offset: int) -> bool:
    """Whether it stands in the line that is being written."""
    return asked.offset - len(asked.before) <= offset <= asked.offset + len(asked.after)


def _sections(asked: Asked) -> Iterator[Candidate]:
    postmortem = asked.document.postmortem
    written = {
        section.kind
        for section in (postmortem.sections if postmortem else ())
        if not _is_here(asked, section.where.whole.start)
    }
    required = required_sections(asked.document, asked.options)
    for kind in sorted(SectionKind, key=lambda kind: kind not in required):
        if kind in written:
            continue
        name = SECTIONS.label(kind, asked.lang)
        shown = both(SECTIONS.labels[kind])
        said = f"{shown} ({_REQUIRED.in_(asked.language)})" if kind in required else shown
        yield Candidate(
            name,
            CandidateKind.SECTION,
            name,
            said,
            ASKS[kind].in_(asked.language),
            typed_as=f"{shown} {kind}",
        )


def _parts(asked: Asked) -> Iterator[Candidate]:
    lesson = asked.document.lesson
    written = {part for part, span in (lesson.parts if lesson else ()) if not _is_here(asked, span.start - 1)}
    for part in LessonPart:
        if part not in written:
            name = LESSON_PARTS.label(part, asked.lang)
            shown = both(LESSON_PARTS.labels[part])
            yield Candidate(name, CandidateKind.SECTION, name, shown, typed_as=f"{shown} {part}")
