"""Edits of single places in a front matter that leave the author's YAML as it is: shared by the rules that mend it."""

import re

from kyokun.reading.document import Document
from kyokun.text.edit import Edit
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span
from kyokun.text.yaml_quoting import quoted

_WORD = lazy_pattern(r"(?!.*:(?: |$))[A-Za-z0-9](?:[ ]?[\w:+/.-])*", re.ASCII)
_MARKS = ("'", '"')


def value_edit(document: Document, span: Span, text: str) -> Edit | None:
    """New text for a single value in the author's own quotation marks; None for a value of several lines."""
    written = span.of(document.text)
    if not written or "\n" in written or "\r" in written:
        return None
    mark = written[0]
    if mark not in _MARKS:
        return Edit(span, text if _is_word(text) else quoted(text))
    if any(letter in text for letter in ("'", '"', "\\")) or not text.isprintable():
        return Edit(span, quoted(text))
    return Edit(span, f"{mark}{text}{mark}")


def _is_word(text: str) -> bool:
    """A time or a cause needs no quotation marks, though it holds digits and colons."""
    return _WORD.fullmatch(text) is not None
