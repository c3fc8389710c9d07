"""``**Label**: value``: how authors name a value in a paragraph or a list's item."""

import re
from dataclasses import dataclass

from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_WORDS = r"[^:：*_\n|`\[\]]{1,40}?"
_LABELLED = lazy_pattern(
    rf"\s*+(?:(?P<mark>\*\*|__)\s*+(?P<bold>{_WORDS})\s*+(?:(?P=mark)\s*+[:：]|[:：]\s*+(?P=mark)?)"
    rf"|(?P<bare>{_WORDS})\s*+[:：])\s*+(?P<value>.*)",
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
    written = source.of(text)
    match = _LABELLED.match(written) if ":" in written or "：" in written else None
    if match is None:
        return None
    label = match["bold"] or match["bare"]
    if label.casefold().endswith(("http", "https")):
        return None
    value = match["value"].rstrip()
    start = source.start + match.start("value")
    return Labelled(fold(label), value, Span(start, start + len(value)))


def split_lines(text: str, source: Span) -> list[Span]:
    """The lines of a stretch of ``text`` that are not blank, without the white space around them."""
    spans = []
    for match in re.finditer(r"[^\n]+", source.of(text)):
        line = match.group()
        start = source.start + match.start() + (len(line) - len(line.lstrip()))
        if line.strip():
            spans.append(Span(start, start + len(line.strip())))
    return spans
