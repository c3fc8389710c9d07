"""Where a line that nobody has written stands: shared by the rules about prompts and placeholders."""

from collections.abc import Iterator

from kyokun.model.options import Options
from kyokun.model.postmortem import LeftOver, Section
from kyokun.reading.document import Document
from kyokun.rules.required import required_sections
from kyokun.text.span import Span


def partly_written(document: Document, options: Options) -> Iterator[tuple[Section, bool]]:
    """The sections with something in them, each with whether it is required.

    A required section in which nothing is written at all is reported as a whole, by other rules.
    """
    if document.postmortem is None:
        return
    required = required_sections(document, options)
    for section in document.postmortem.sections:
        is_required = section.kind in required
        if not section.is_empty and not (is_required and section.is_placeholder):
            yield section, is_required


def line_span(document: Document, left_over: LeftOver) -> Span:
    """The line itself, where it can be found in the paragraph or block it stands in."""
    start = document.text.find(left_over.text, left_over.span.start, left_over.span.end)
    return left_over.span if start < 0 else Span(start, start + len(left_over.text))


def quoted(text: str) -> str:
    """A line as messages show it."""
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:40]}…"
