"""A document as it stands in an editor, saved or not."""

import re

from kyokun.reading.conventions import Conventions
from kyokun.reading.document import Document, Location, read_source
from kyokun.reading.problems import Unreadable
from kyokun.text.decoding import MAX_BYTES, Obstacle, Undecodable, decode

_SURROGATE = re.compile("[\ud800-\udfff]")
_TELLING = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?:.*\r?\n){0,40}?(?:id|severity|started_at|detected_at|resolved_at|rollout)[ \t]*:",
)
"""A front matter with a key that only these documents have, be its YAML readable or not."""


def sound(sent: str) -> str:
    """An editor's text without lone surrogates, which no file can hold; every place stays where it was."""
    return _SURROGATE.sub("\ufffd", sent) if not sent.isascii() else sent


def tells_its_kind(sent: str) -> bool:
    """Whether a text shows by itself that it is a postmortem or a lesson, and not just any Markdown."""
    return _TELLING.match(sent) is not None


def read_live(location: Location, sent: str, conventions: Conventions) -> Document:
    """Read a ``sound`` text as the file would be read once it is saved; nothing is raised."""
    if location.leads_outside:
        return Document(location, unreadable=Unreadable(Obstacle.OUTSIDE, ""))
    data = sent.encode("utf-8")
    if len(data) > MAX_BYTES:
        return Document(location, unreadable=Unreadable(Obstacle.TOO_LARGE, str(len(data))))
    try:
        decoded = decode(data)
    except Undecodable as error:
        return Document(location, unreadable=Unreadable(error.obstacle, error.detail))
    return read_source(location, decoded, conventions)
