"""The part of a file's name that tells people what is in it."""

import unicodedata

from kyokun.text.patterns import lazy_pattern

LONGEST = 60
"""Characters: file names stay within 80 columns in listings."""
_WORD = lazy_pattern(r"[a-z0-9]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ"))


def ascii_slug(text: str) -> str:
    """The ASCII words of a text in lower case, joined by hyphens; empty when none of them has a letter.

    Full-width letters count as ASCII and accents are dropped; numbers alone would tell nobody anything.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_APOSTROPHES)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _WORD.findall(bare)
    if not any(word.strip("0123456789") for word in words):
        return ""
    slug = "-".join(words)
    if len(slug) <= LONGEST:
        return slug
    whole_words = slug[: LONGEST + 1].rpartition("-")[0]
    return whole_words or slug[:LONGEST]
