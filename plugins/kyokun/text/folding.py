"""One form for words that look alike: used to compare, never to show."""

import unicodedata
from functools import lru_cache

from kyokun.text.patterns import lazy_pattern

_INVISIBLE = lazy_pattern("[\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\ufe0e]")

_WORD = lazy_pattern(r"[^\W_]")
_NUMBERING = lazy_pattern(r"^(?:\d+(?:\.\d+)*(?:[.):、]\s*|\s+)|[ivx]+[.)]\s+|[a-z][.)]\s+)")


@lru_cache(maxsize=16_384)  # headings, labels and words recur in every document
def fold(text: str) -> str:
    """NFKC, no invisible characters, one space for any run of white space, case folded.

    Full-width and half-width forms, NBSP and decomposed kana all fold to the same text.
    """
    if not text.isascii():
        text = _nfkc(_nfkc(_INVISIBLE.sub("", text)).casefold())
    return " ".join(text.casefold().split())


def _nfkc(text: str) -> str:
    """Most text is normalised as it comes, and asking takes a fraction of doing."""
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=4_096)
def fold_heading(text: str) -> str:
    """Fold a heading and drop the emoji, numbering and punctuation around its words."""
    return _trimmed(_NUMBERING.sub("", _trimmed(fold(text))))


def _trimmed(text: str) -> str:
    """From the first to the last letter or digit."""
    first = _WORD.search(text)
    last = _WORD.search(text[::-1])
    return text[first.start() : len(text) - last.start()] if first and last else ""
