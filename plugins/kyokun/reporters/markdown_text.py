"""Text into Markdown that shows it as it is, whichever engine reads it."""

import re
from collections.abc import Callable

_CODE = re.compile(r"`([^`]+)`")
_BACKTICKS = re.compile(r"`+")
_ESCAPES = str.maketrans(
    {
        **{letter: f"\\{letter}" for letter in "\\`*_[]{}#"},
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "|": "&#124;",
        "~": "&#126;",
        "^": "&#94;",
        "$": "<span>$</span>",  # GitHub and GitLab read $…$ as mathematics, entities notwithstanding
    }
)
_BREAK = "\u200b"
"""Put where a git host would otherwise see a reference; a text that holds one itself is cleaned beforehand."""
_BREAKS = re.compile(
    r"(?<=@)"  # people and teams
    r"|(?<=#)(?=\d)|(?<=gh-)(?=\d)"  # issues
    r"|(?<=[!~%&$])(?=[\w\"])"  # GitLab's merge requests, labels, milestones, epics, snippets
    r"|(?<=:)(?=[\w+-]+:)"  # emoji by name
    r"|(?<=:)(?=//)|(?<=www)(?=\.)",  # addresses that would become links by themselves
    re.IGNORECASE,
)


def inline(text: str) -> str:
    """Words with ``code`` in backticks, as our messages have them, on one line: the code stays code, all else is escaped.

    Whoever wrote which of the backticks: what stands between two is code, in which nothing is read as Markdown.
    """
    return _with_code(" ".join(text.split()), _escaped)


def quiet_inline(text: str) -> str:
    """The same for a comment on GitHub or GitLab: it also mentions nobody, refers to no issue and links to nothing."""
    return _with_code(" ".join(text.replace(_BREAK, "").split()), _escaped_quietly)


def code_span(text: str) -> str:
    """All of a text as code, on one line."""
    shown = " ".join(text.split())
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    if not longest:
        return f"`{shown}`"
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}"


def fenced(text: str, syntax: str = "") -> str:
    """A code block whose fence is longer than any run of backticks in it; ends in a line break."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    ended = text if text.endswith("\n") else f"{text}\n"
    return f"{fence}{syntax}\n{ended}{fence}\n"


def _with_code(text: str, escape: Callable[[str], str]) -> str:
    parts = _CODE.split(text)  # words, code, words, …
    return "".join(f"`{part}`" if at % 2 else escape(part) for at, part in enumerate(parts))


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _escaped_quietly(text: str) -> str:
    return _escaped(_BREAKS.sub(_BREAK, text)).replace(_BREAK, "&#8203;")
