"""Authors' words inside the Markdown of an explanation: shown as they are, whatever they hold."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*\*|`")


def escaped(text: str) -> str:
    """A text on one line in which nothing is read as Markdown or HTML (CommonMark 0.31, 2.4)."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def plain(markdown: str) -> str:
    """An explanation of ours for editors that show none of Markdown."""
    return _MARKS.sub(lambda match: match[1] or "", markdown)
