"""Changing stretches of a text and nothing else."""

from collections.abc import Iterable
from typing import NamedTuple

from kyokun.text.span import Span


class Edit(NamedTuple):
    """New text for a stretch (code points of the text as read, without its byte-order mark); an empty span inserts."""

    span: Span
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; outside their spans it stays as it was.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if not at <= edit.span.start <= edit.span.end <= len(text):
            raise ValueError(f"edits overlap or leave the text at {edit.span}")
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, text[at:]))
