"""Where a missing section belongs and what it asks for: shared by the rules about sections."""

import re
from collections.abc import Sequence
from pathlib import Path

from kyokun.knowledge.skeletons import section_skeletons
from kyokun.model.postmortem import Section
from kyokun.model.terms import SectionKind
from kyokun.model.vocabulary import SECTIONS
from kyokun.reading.document import Document
from kyokun.rules.own_language import own_language
from kyokun.rules.required import ASKS
from kyokun.text.blocks import Html
from kyokun.text.edit import Edit
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_FIRST_LINE = lazy_pattern(r"^## .*")
_LEVEL = lazy_pattern(r"^##(?=#* )", re.MULTILINE)
_LETTER = lazy_pattern(r"[^\W_]")
_IGNORE = "kyokun-ignore"


def skeleton_edit(document: Document, kind: SectionKind, templates: Sequence[Path]) -> Edit | None:
    """Put the section's heading and prompts where the template's order of sections has it."""
    postmortem = document.postmortem
    if postmortem is None:
        return None
    language = own_language(document)
    skeletons = section_skeletons(templates, postmortem.type, language, postmortem.id)
    order = [*skeletons, *(known for known in SectionKind if known not in skeletons)]
    at, beside = _place(document, postmortem.sections, order, kind)
    skeleton = skeletons.get(kind) or f"## \n\n<!-- {ASKS[kind].in_(language)} -->"
    if not any(_is_adorned(section) for section in postmortem.sections if section.kind):
        skeleton = _FIRST_LINE.sub(f"## {SECTIONS.label(kind, language)}", skeleton, count=1)
    if beside is not None:
        skeleton = _LEVEL.sub("#" * min(beside.level, 3), skeleton)
    return _between(document.text, at, skeleton)


def _is_adorned(section: Section) -> bool:
    """Whether a heading begins with an emoji or another mark, as the template's do."""
    return _LETTER.match(section.heading) is None


def _place(
    document: Document, sections: Sequence[Section], order: list[SectionKind], kind: SectionKind
) -> tuple[int, Section | None]:
    """Behind the nearest section that comes before it in the order, else before the first that comes after it.

    Headings that the vocabulary does not know belong to the section they follow: the days of a timeline, an appendix.
    """
    known = [section for section in sections if section.kind is not None]
    rank = order.index(kind)
    earlier = [section for section in known if section.kind and order.index(section.kind) < rank]
    if earlier:
        nearest = max(earlier, key=lambda section: (_rank(order, section), _start(section)))
        later = (_start(section) for section in known if _start(section) > _start(nearest))
        return _before_comments(document, min(later, default=len(document.text))), nearest
    if known:
        return _before_comments(document, _start(known[0])), known[0]
    return len(document.text), None


def _start(section: Section) -> int:
    return section.where.whole.start


def _rank(order: list[SectionKind], section: Section) -> int:
    return order.index(section.kind) if section.kind else -1


def _before_comments(document: Document, at: int) -> int:
    """Suppressions right above a heading stay with it."""
    for block in reversed(document.outline.blocks):
        if block.span.end <= at:
            between = document.text[block.span.end : at]
            if not isinstance(block, Html) or _IGNORE not in block.text or between.strip():
                break
            at = block.span.start
    return at


def _between(text: str, at: int, skeleton: str) -> Edit:
    """An insertion with a blank line on either side, in the document's own line endings."""
    line_break = "\r\n" if "\r\n" in text else "\n"
    before = text[:at]
    gap = "" if not before.strip() else "\n" * (2 - _breaks_at_end(before))
    after = "\n\n" if text[at:].strip() else "\n"
    return Edit(Span(at, at), f"{gap}{skeleton}{after}".replace("\n", line_break))


def _breaks_at_end(text: str) -> int:
    """How many line breaks it ends in, two at most."""
    tail = text[len(text.rstrip(" \t\r\n")) :]
    return min(2, tail.count("\n"))
