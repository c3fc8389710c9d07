"""``**Label**: value``: how authors name a value in a paragraph or a list's item."""

import re
from dataclasses import dataclass

from kyokun.text.folding import fold
from kyokun.text.span import Span

_LABELLED = re.compile(
    r"\s*(?:\*\*|__)?\s*(?P<label>[^:：*_\n|`\[\]]{1,40}?)\s*(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?[^\S\n]*(?P<value>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value with the value's source; an empty value's span is where it would stand."""

    label: str
    value: str
    span: Span


def read_labelled(text: str, source: Span) -> Labelled | None:
    """The label and value of a stretch of ``text``, or None when it has no label."""
    match = _LABELLED.match(source.of(text))
    if match is None or match["label"].casefold().endswith(("http", "https")):
        return None
    value = match["value"].rstrip()
    start = source.start + match.start("value")
    return Labelled(fold(match["label"]), value, Span(start, start + len(value)))


def split_lines(text: str, source: Span) -> list[Span]:
    """The lines of a stretch of ``text`` that are not blank, without the white space around them."""
    spans = []
    for match in re.finditer(r"[^\n]+", source.of(text)):
        line = match.group()
        start = source.start + match.start() + (len(line) - len(line.lstrip()))
        if line.strip():
            spans.append(Span(start, start + len(line.strip())))
    return spans
