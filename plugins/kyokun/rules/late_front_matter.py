"""A front matter that does not stand where one is looked for: shared by the rules about its absence."""

import re
from bisect import bisect_right
from itertools import pairwise

from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS
from kyokun.reading.document import Document
from kyokun.text.front_matter import FrontMatterForm
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_LOOKED_AT = 4096
_FENCE = lazy_pattern(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
_KEY = lazy_pattern(r"^[ \t]*([a-z_]+):", re.MULTILINE)
_KNOWN = frozenset(key.name for key in (*POSTMORTEM_KEYS, *LESSON_KEYS))
_ENOUGH = 2
"""Fewer known keys between two rules may as well be a paragraph."""


def late_front_matter(document: Document) -> Span | None:
    """The opening ``---`` of a front matter further down than the first line, or None."""
    if document.unreadable is not None or document.form is not FrontMatterForm.NONE:
        return None
    beginning = document.text[:_LOOKED_AT]
    for opening, closing in pairwise(_FENCE.finditer(beginning)):
        keys = {match[1] for match in _KEY.finditer(beginning, opening.end(), closing.start())}
        if len(keys & _KNOWN) >= _ENOUGH and not _in_code(document, opening.start()):
            return Span(opening.start(), opening.end())
    return None


def _in_code(document: Document, offset: int) -> bool:
    """An example in a code block is no front matter, unless its indentation alone makes it code."""
    code = sorted(document.outline.code)
    at = bisect_right(code, Span(offset, len(document.text))) - 1
    is_inside = at >= 0 and offset < code[at].end
    return is_inside and code[at].of(document.text).lstrip().startswith(("`", "~"))
