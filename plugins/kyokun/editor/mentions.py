"""Ids and links as they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyokun.knowledge.targets import Target, resolve
from kyokun.model.options import Options
from kyokun.reading.document import Document
from kyokun.text.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """An id as written, ``PM-042`` or ``PM-042-1``, and where."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link into the base, and where it stands."""

    target: Target
    span: Span


def mentions(text: str, options: Options, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """The ids in a stretch of a text, in any case."""
    pattern = re.compile(
        rf"(?<![\w-]){re.escape(options.id_prefix)}-[0-9]{{1,9}}(?:-[0-9]{{1,9}})?(?![\w-])",
        re.IGNORECASE | re.ASCII,
    )
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        yield Mention(match.group(), Span(match.start(), match.end()))


def mention_at(text: str, offset: int, options: Options) -> Mention | None:
    """The id that stands at an offset, or ends there."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    found = mentions(text, options, start, len(text) if end < 0 else end)
    return next((one for one in found if one.span.start <= offset <= one.span.end), None)


def links_into_base(document: Document) -> Iterator[LinkTo]:
    """A document's links that lead to a place in its base."""
    for link in document.outline.links:
        target = resolve(document.path, link.target)
        if target is not None:
            yield LinkTo(target, link.span)


def link_at(document: Document, offset: int) -> LinkTo | None:
    """The link into the base that stands at an offset."""
    return next(
        (link for link in links_into_base(document) if link.span.start <= offset < link.span.end), None
    )
