"""Markdown source to the words a reader sees, for values cut out of a longer stretch."""

import re

from kyokun.text.patterns import lazy_pattern

_LINK = lazy_pattern(r"!?\[([^\[\]]*)\]\((?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+\"[^\"]*\")?\)")
_MARKS = lazy_pattern(
    r"(?<!`)(`++)(.+?)(?<!`)\1(?!`)|(\*\*|~~|(?<!\w)__(?=\w))(.+?)\3",
    re.DOTALL,
)
_MARK = lazy_pattern(r"`|\*\*|~~|__")
"""Without one of these there is nothing to take away: most values have none."""
_BREAK = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)
_AUTOLINK = lazy_pattern(r"<(https?://[^<>\s]+)>")
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def plain(source: str) -> str:
    """Links become their text, ``<br>`` a line break; emphasis, code marks and comments go; white space at the ends too."""
    text = source
    if "<" in text:
        text = _BREAK.sub("\n", _COMMENT.sub("", text))
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
    if _MARK.search(text):
        text = _MARKS.sub(r"\2\4", text)
    return text.strip()
