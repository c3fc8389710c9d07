"""Markdown source to the words a reader sees, for values cut out of a longer stretch."""

import re

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_MARKS = re.compile(r"(\*\*|__|~~|`)(.+?)\1", re.DOTALL)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def plain(source: str) -> str:
    """Links become their text; emphasis, code marks and comments go; white space at the ends too."""
    text = _COMMENT.sub("", source)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    return _MARKS.sub(r"\2", text).strip()
