"""A page as sent: without the indentation and empty lines that templates leave, a sixth of its bytes before packing."""

import re

_KEPT = re.compile(r"(<(?P<name>pre|textarea|script|style)\b.*?</(?P=name)\s*>)", re.DOTALL | re.IGNORECASE)
_AROUND_BREAK = re.compile(r"[ \t\r\f]*\n\s*")
_PARTS = 3
"""What splitting yields in turn: text, a kept element, the name of that element."""


def without_indentation(output: str) -> str:
    """The page with every line break alone; elements whose white space is shown or read stay as they are."""
    parts = _KEPT.split(output)
    texts, kept = parts[::_PARTS], [*parts[1::_PARTS], ""]
    return "".join(_AROUND_BREAK.sub("\n", text) + element for text, element in zip(texts, kept, strict=True))
