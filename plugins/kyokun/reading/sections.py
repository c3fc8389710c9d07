"""Which stretch of a body is which section, and whether anything is written there."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kyokun.model.postmortem import LeftOver, Section
from kyokun.model.terms import SectionKind
from kyokun.model.vocabulary import SECTIONS
from kyokun.reading.conventions import Conventions
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.times import parse_date
from kyokun.text.blocks import Block, Code, Heading, Html, Inline, ItemList, Paragraph, Quote, Rule, Table
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span, Where

_LONGEST_LABEL = 40
_ID = lazy_pattern(r"(?<!\w)[a-z]\w{0,30}-\d+")


@dataclass(frozen=True, slots=True)
class SectionBlocks:
    """A section and the blocks that stand in it."""

    section: Section
    blocks: tuple[Block, ...]


def read_sections(
    blocks: tuple[Block, ...], body: Span, conventions: Conventions
) -> tuple[SectionBlocks, ...]:
    """The sections of a body in the order of writing; each ends where the next begins."""
    headings = [
        _Candidate(at, block, SECTIONS.find_heading(block.inline.text))
        for at, block in enumerate(blocks)
        if isinstance(block, Heading)
    ]
    outermost = _beginnings(headings, frozenset())
    missing = frozenset(SectionKind) - {candidate.kind for candidate in outermost}
    beginnings = _beginnings(headings, missing)
    found: list[SectionBlocks] = []
    for order, candidate in enumerate(beginnings):
        following = beginnings[order + 1] if order + 1 < len(beginnings) else None
        inside = blocks[candidate.at + 1 : following.at if following else len(blocks)]
        end = following.heading.span.start if following else body.end
        found.append(SectionBlocks(_section(candidate, inside, end, conventions), inside))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A heading, the place of its block, and the section it names, if any."""

    at: int
    heading: Heading
    kind: SectionKind | None


def _beginnings(headings: list[_Candidate], nested: frozenset[SectionKind]) -> list[_Candidate]:
    """The headings that begin a section.

    One that stands deeper than a section still open belongs to that section, unless it names one of ``nested``: the
    sections that are nowhere else, since the level of a heading does not matter. A section whose heading the vocabulary
    does not know may hold others. The first H1 is the title, unless it names a section.
    """
    found: list[_Candidate] = []
    open_: _Candidate | None = None
    for order, candidate in enumerate(headings):
        if order == 0 and candidate.heading.level == 1 and candidate.kind is None:
            continue
        inside = (
            open_ is not None and open_.kind is not None and candidate.heading.level > open_.heading.level
        )
        if inside and (candidate.kind not in nested or (open_ and candidate.kind is open_.kind)):
            continue
        open_ = candidate
        found.append(candidate)
    return found


def is_written(blocks: Iterable[Block], conventions: Conventions) -> bool:
    """Whether anything stands in the blocks beyond headings, comments, empty forms and placeholders."""
    content = _Content(conventions)
    content.add(blocks)
    return content.written > 0


def _section(candidate: _Candidate, inside: tuple[Block, ...], end: int, conventions: Conventions) -> Section:
    heading = candidate.heading
    content = _Content(conventions)
    content.add(inside)
    return Section(
        kind=candidate.kind,
        heading=heading.inline.text,
        level=heading.level,
        body=Span(heading.span.end, end),
        is_empty=not content.written and not content.left_overs,
        is_placeholder=not content.written and bool(content.left_overs),
        where=Where(heading.span, {"heading": heading.inline.span}),
        left_overs=tuple(content.left_overs),
    )


def is_prompt(line: str, prompts: frozenset[str]) -> bool:
    """Whether a line only repeats what a template asks, be it with the document's own id filled in."""
    folded = fold(line)
    return folded in prompts or ("-" in folded and _ID.sub("{{ id }}", folded) in prompts)


@dataclass(slots=True)
class _Content:
    """Counts what is written in a section and gathers what only stands in for it."""

    conventions: Conventions
    written: int = 0
    left_overs: list[LeftOver] = field(default_factory=list)

    def add(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self._inline(block.inline)
                case ItemList():
                    for item in block.items:
                        self._inline(item.inline)
                        self.add(item.blocks)
                case Table():
                    self._table(block)
                case Quote():
                    self.add(block.blocks)
                case Code():
                    for line in block.text.splitlines():
                        self._line(line, block.span, is_code=True)
                case Html():
                    self._html(block)
                case Heading():  # a date is the writer's: "Review after two weeks (2025-01-24)"
                    self.written += parse_date(block.inline.text) is not None
                case Rule():
                    pass

    def _table(self, table: Table) -> None:
        for row in table.rows:
            for cell in row.cells:
                self._line(cell.text, cell.span)

    def _html(self, html: Html) -> None:
        if html.is_comment:
            return
        if is_placeholder(html.text):  # ``<what happened>``, or tags around nothing
            self.left_overs.append(LeftOver(html.text.strip(), False, html.span))
        else:
            self.written += 1

    def _inline(self, inline: Inline) -> None:
        lines = [line for line in inline.text.split("\n") if line.strip()]
        if inline.links and not (lines and all(is_prompt(line, self.conventions.prompts) for line in lines)):
            self.written += 1
            return
        for line in lines:
            self._line(line, inline.span)

    def _line(self, line: str, span: Span, *, is_code: bool = False) -> None:
        folded = fold(line) if line else ""
        if not folded.strip("-*·・→⇒ ") or folded in self.conventions.boxes:
            return
        label, colon, value = line.replace("：", ":").partition(":")
        is_labelled = bool(colon) and len(label) <= _LONGEST_LABEL
        if is_labelled and not value.strip():
            return  # a label whose value is still to come
        asked = is_prompt(line, self.conventions.prompts)
        if asked or is_placeholder(line) or (is_labelled and is_placeholder(value)):
            self.left_overs.append(LeftOver(line.strip(), asked, span, is_code))
        else:
            self.written += 1
