"""Markdown source to the words a reader sees, for values cut out of a longer stretch."""

import re

_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+\"[^\"]*\")?\)")
_MARKS = re.compile(
    r"(?<!`)(`++)(.+?)(?<!`)\1(?!`)|(\*\*|~~|(?<!\w)__(?=\w))(.+?)\3",
    re.DOTALL,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def plain(source: str) -> str:
    """Links become their text, ``<br>`` a line break; emphasis, code marks and comments go; white space at the ends too."""
    text = _BREAK.sub("\n", _COMMENT.sub("", source))
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    return _MARKS.sub(r"\2\4", text).strip()
