"""A document's running text as sentences: shared by the rules about language."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.text.blocks import Block, Heading, Inline, ItemList, Paragraph, Table
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a quotation or for code: somebody else's words."""

_OTHERS_WORDS = frozenset({SectionKind.PARTICIPANTS, SectionKind.LINKS, SectionKind.CUSTOMER_REPORT})
_NOTHING = "\0"
_CODE = lazy_pattern(r"(?<!`)(`{1,4})(?!`)[^`]+(?<!`)\1(?!`)")
_QUOTATION = lazy_pattern(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|‘[^‘’]*’|\"[^\"\n]{1,400}\"|«[^«»]*»")
_MARKUP = lazy_pattern(
    r"<!--.*?(?:-->|\Z)|<(?!br\b)/?[A-Za-z][^<>]{0,200}>|\*+|~~|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)|!?\[|\]\([^()\s]*\)|\]"
    r"|https?://[^\s<>()]+",
    re.DOTALL,
)
_BREAK = lazy_pattern(
    r"(?P<hard><br\s*/?>|\n(?=[ \t>]*(?:→|⇒|->|=>|\*\*|[-*+] |\d+[.)] )))|\n[ \t>]*", re.IGNORECASE
)
_CJK = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_LOOSE = lazy_pattern(rf"[ \t\u3000]+(?=[{_CJK}])|(?<=[{_CJK}])[ \t\u3000]+")
_SUPERFLUOUS = lazy_pattern(rf"{_NOTHING}+|(?<={MASK}){MASK}+")
_END = lazy_pattern(
    r"[。！？]+|(?<=[^\x00-\x7f])[!?]+|(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)[.!?]+(?=[\s\"')”’]|$)|\n"
)
_BAD_EXAMPLE = ("❌", "✗", "✘")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a reader reads: markup left out, a quotation or code as one ``MASK``, no white space beside Japanese letters."""

    text: str
    offsets: tuple[int, ...]
    """Where each letter of ``text`` stands in the document."""

    def span(self, start: int, end: int) -> Span:
        """A stretch of the sentence, in the document."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def sentences(document: Document, is_wanted: Callable[[Span], bool]) -> Iterator[Sentence]:
    """The sentences in wanted places.

    Left out is what others said: quotations, code, the customer report; and names that accuse nobody: participants, links.
    """
    skipped = _skipped(document)
    for inline in _inlines(document.outline.blocks):
        at = inline.span.start
        if not is_wanted(inline.span) or any(span.start <= at < span.end for span in skipped):
            continue
        text, offsets = _readable(inline.span.of(document.text), at)
        for start, end in _bounds(text):
            whole = Span(offsets[start], offsets[end - 1] + 1)
            if is_wanted(whole) and not _is_bad_example(document, whole):
                yield Sentence(text[start:end], tuple(offsets[start:end]))


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends."""
    start = 0
    for found in _END.finditer(text):
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Running text in the order of writing: block quotations and the heads of tables are left out."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.inline
            case ItemList():
                for item in block.items:
                    yield item.inline
                    yield from _inlines(item.blocks)
            case Table():
                for row in block.rows:
                    yield from row.cells
            case _:
                pass


def _skipped(document: Document) -> tuple[Span, ...]:
    sections = document.postmortem.sections if document.postmortem else ()
    return tuple(section.body for section in sections if section.kind in _OTHERS_WORDS)


def _is_bad_example(document: Document, span: Span) -> bool:
    """Whether its line is marked as what one should not write."""
    begins = document.text.rfind("\n", 0, span.start) + 1
    ends = document.text.find("\n", span.end)
    line = document.text[begins : ends if ends >= 0 else len(document.text)]
    return any(mark in line for mark in _BAD_EXAMPLE)


def _readable(source: str, offset: int) -> tuple[str, list[int]]:
    """The text without markup, and where each of its letters stands."""
    text = _replaced(_CODE, MASK, source) if "`" in source else source
    for _ in range(3):  # quotations within quotations
        bare = _replaced(_QUOTATION, MASK, text)
        if bare == text:
            break
        text = bare
    if "\n" in text or "<" in text:
        text = _BREAK.sub(
            lambda found: ("\n" if found["hard"] else " ") + _NOTHING * (len(found[0]) - 1),
            text.replace("\r", " "),
        )
    text = _replaced(_MARKUP, _NOTHING, text).replace("’", "'").replace("\N{NO-BREAK SPACE}", " ")
    text, offsets = _without(_SUPERFLUOUS, text, list(range(offset, offset + len(source))))
    return (text, offsets) if text.isascii() else _without(_LOOSE, text, offsets)


def _replaced(pattern: re.Pattern[str], letter: str, text: str) -> str:
    """The text with every match made of one letter, as long as before."""
    return pattern.sub(lambda found: letter * len(found[0]), text)


def _without(pattern: re.Pattern[str], text: str, offsets: list[int]) -> tuple[str, list[int]]:
    kept: list[str] = []
    places: list[int] = []
    done = 0
    for found in pattern.finditer(text):
        kept.append(text[done : found.start()])
        places.extend(offsets[done : found.start()])
        done = found.end()
    kept.append(text[done:])
    places.extend(offsets[done:])
    return "".join(kept), places
