"""One form for words that look alike: used to compare, never to show."""

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\ufe0e"))
_SPACES = re.compile(r"\s+")
_NOT_WORD_AT_ENDS = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)]|[a-z][.)])\s+")


def fold(text: str) -> str:
    """NFKC, no invisible characters, one space for any run of white space, case folded.

    Full-width and half-width forms, NBSP and decomposed kana all fold to the same text.
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).translate(_INVISIBLE)).strip().casefold()


def fold_heading(text: str) -> str:
    """Fold a heading and drop the emoji, numbering and punctuation around its words."""
    bare = _NOT_WORD_AT_ENDS.sub("", fold(text))
    return _NOT_WORD_AT_ENDS.sub("", _NUMBERING.sub("", bare))
