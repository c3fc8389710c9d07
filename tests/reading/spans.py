"""All the spans in a reading."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from kyokun.reading.document import Document
from kyokun.text.span import Span


def misplaced(document: Document) -> list[Span]:
    """Spans that do not lie in the document's text, or end before they start; there should be none."""
    length = len(document.text)
    return [span for span in _spans(document) if not 0 <= span.start <= span.end <= length]


def _spans(value: Any) -> Iterator[Span]:
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, Span):
            yield item
        elif is_dataclass(item):
            pending += [getattr(item, part.name) for part in fields(item)]
        elif isinstance(item, Mapping):
            pending += item.values()
        elif isinstance(item, tuple | list):
            pending += item
