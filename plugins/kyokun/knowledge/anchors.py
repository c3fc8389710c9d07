"""The anchors of a Markdown file, as git hosts and the site make them: shared by the rules about links."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from kyokun.reading.document import Document
from kyokun.text.blocks import Heading, Outline, walk
from kyokun.text.decoding import Undecodable, read_text
from kyokun.text.front_matter import split
from kyokun.text.markdown import parse_markdown
from kyokun.text.patterns import lazy_pattern

_HTML_ID = lazy_pattern(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_OWN_ID = lazy_pattern(r"\s*\{[^{}]*#([^\s{}]+)[^{}]*\}\s*$")
_KEPT = ("L", "N", "M")


def slug(heading: str) -> str:
    """``📊 API の障害 (1)`` gives ``-api-の障害-1``: lower case; letters, digits, ``_`` and ``-`` kept, spaces to ``-``."""
    kept = (
        letter
        for letter in heading.strip().lower()
        if letter in " -_" or unicodedata.category(letter)[0] in _KEPT or unicodedata.category(letter) == "Pc"
    )
    return "".join(kept).replace(" ", "-")


def same(anchor: str) -> str:
    """Anchors that differ in case, or in hyphens where an emoji stood, lead to the same place on one host or another."""
    return unicodedata.normalize("NFC", unquote(anchor)).casefold().removeprefix("user-content-").strip("-")


def anchors_of(document: Document) -> tuple[str, ...]:
    """A document's headings, the ids in its HTML, and its actions (``PM-042-1``), in the order of writing."""
    actions = document.postmortem.actions if document.postmortem else ()
    ids = [document.postmortem.action_id(action) for action in actions] if document.postmortem else []
    return (*_anchors(document.text, document.outline), *(id_ for id_ in ids if id_))


def anchors_in(file: Path) -> tuple[str, ...] | None:
    """Those of a Markdown file that is no document; None when it cannot be read."""
    try:
        text = read_text(file).text
    except Undecodable:
        return None
    return tuple(_anchors(text, parse_markdown(text, split(text).body)))


def _anchors(text: str, outline: Outline) -> Iterable[str]:
    seen: dict[str, int] = {}
    for block in walk(outline.blocks):
        if not isinstance(block, Heading):
            continue
        own = _OWN_ID.search(block.inline.text)
        if own:
            yield own[1]
        base = slug(_OWN_ID.sub("", block.inline.text))
        count = seen.get(base, 0)
        seen[base] = count + 1
        yield f"{base}-{count}" if count else base
        if count:  # the site counts with an underscore
            yield f"{base}_{count}"
    for span in outline.html:
        yield from _HTML_ID.findall(span.of(text))
