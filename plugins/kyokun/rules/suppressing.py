"""``<!-- kyokun-ignore KY301: reason -->``: what an author has decided to live with.

A comment before everything else in the body speaks for the whole document; any other speaks for the line it stands on and
for the block that follows it, or for the whole section when that block is a heading.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kyokun.reading.document import Document
from kyokun.rules.rule import Finding, Rule, Weight
from kyokun.text.blocks import Block, Heading, Html
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Breaks, Position, Span

_COMMENT = lazy_pattern(r"<!--\s*kyokun-ignore\b(?P<codes>[^:：>]*)(?:[:：](?P<reason>.*?))?-->", re.DOTALL)
_ABOUT_SUPPRESSIONS = frozenset({"KY990", "KY991", "KY992"})
_CODE = lazy_pattern(r"[A-Za-z][A-Za-z0-9-]*")


class Suppression(NamedTuple):
    """One comment: the codes or slugs it names, its reason (it does nothing without), and what it speaks for."""

    codes: tuple[str, ...]
    reason: str
    span: Span
    covers: Span

    def hides(self, finding: Finding, rule: Rule, start: Position, end: Position) -> bool:
        """Whether it speaks for a finding; ``start`` and ``end`` are the positions of ``covers``."""
        named = rule.code in self.codes or rule.slug in self.codes
        return bool(self.reason) and named and is_suppressible(rule) and start <= finding.start <= end


def is_suppressible(rule: Rule) -> bool:
    """Whether a comment may hide its findings: what a base may leave out, but for findings about suppressions."""
    return may_be_left_out(rule) and rule.code not in _ABOUT_SUPPRESSIONS


def may_be_left_out(rule: Rule) -> bool:
    """Whether a base may decide not to be told: by its options, on the command line, in a baseline.

    What makes a whole document untrustworthy is always told, since nothing else that is said of it could be relied upon.
    """
    return rule.weight is not Weight.ALWAYS_ERROR


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """The comments of a document, in the order of writing."""
    if "kyokun-ignore" not in document.text:
        return ()
    return tuple(_read(document))


def without_suppressed(
    comments: tuple[Suppression, ...], breaks: Breaks, findings: list[Finding], rules: Mapping[str, Rule]
) -> tuple[list[Finding], list[Suppression]]:
    """The findings of a document that no comment hides, and the comments that hide nothing."""
    if not comments:
        return findings, []
    ranges = [(breaks.position(one.covers.start), breaks.position(one.covers.end)) for one in comments]
    used: set[int] = set()
    kept: list[Finding] = []
    for finding in findings:
        rule = rules[finding.code]
        hiding = [
            at for at, one in enumerate(comments) if one.hides(finding, rule, ranges[at][0], ranges[at][1])
        ]
        used.update(hiding)
        if not hiding:
            kept.append(finding)
    return kept, [one for at, one in enumerate(comments) if at not in used]


def _read(document: Document) -> Iterator[Suppression]:
    blocks = document.outline.blocks
    for span in document.outline.html:
        for match in _COMMENT.finditer(span.of(document.text)):
            at = Span(span.start + match.start(), span.start + match.end())
            codes = tuple(_CODE.findall(match["codes"]))
            yield Suppression(codes, (match["reason"] or "").strip(), at, _covered(document, blocks, at))


def _covered(document: Document, blocks: tuple[Block, ...], comment: Span) -> Span:
    if not any(block.span.start < comment.start for block in blocks if not isinstance(block, Html)):
        return Span(0, len(document.text))
    line = document.lines.starts[document.lines.position(comment.start).line - 1]
    following = [block for block in blocks if block.span.start >= comment.end and not isinstance(block, Html)]
    if not following:
        return Span(line, comment.end)
    if any(
        block.span.start <= comment.start < block.span.end for block in blocks if not isinstance(block, Html)
    ):
        return Span(line, _end_of_line(document.text, comment.end))
    first = following[0]
    end = first.span.end
    if isinstance(first, Heading):
        ends = (later for later in following[1:] if isinstance(later, Heading) and later.level <= first.level)
        end = next((later.span.start for later in ends), len(document.text))
    return Span(line, end)


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
