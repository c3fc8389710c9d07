"""Any text as one YAML scalar on one line, readable by YAML 1.1 and 1.2 alike."""

import re
import unicodedata

from kyokun.text.patterns import lazy_pattern

_PLAIN = lazy_pattern(r"[^\W\d_](?:[^:#]|:(?! )|(?<! )#)*", re.DOTALL)
"""Begins with a letter, so it is no number, date or indicator; holds neither ``: `` nor `` #``."""
_OTHER_MEANING = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ZERO_WIDTH_JOINER = "\u200d"


def quoted(text: str) -> str:
    """The text as it may stand after ``key: ``: plain when YAML takes it as the same text, else in double quotes.

    Letters stay legible; what cannot be seen is escaped.

    Raises:
        ValueError: a lone surrogate, which no YAML can hold.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("a lone surrogate cannot be written in YAML")
    if _is_plain(text):
        return text
    return '"' + "".join(_ESCAPES.get(letter) or _legible(letter) for letter in text) + '"'


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and text.casefold() not in _OTHER_MEANING
        and not text.endswith((":", " "))
        and all(letter.isprintable() for letter in text)
    )


def _legible(letter: str) -> str:
    # Category Zs: Japanese titles hold ideographic spaces. The joiner keeps an emoji in one piece.
    if letter.isprintable() or letter == _ZERO_WIDTH_JOINER or unicodedata.category(letter) == "Zs":
        return letter
    number = ord(letter)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
