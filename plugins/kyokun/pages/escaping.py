"""Text into Markdown: whatever it holds, it shows as itself, in CommonMark and Python-Markdown alike, and nothing runs.

Characters that both engines let a backslash escape get one; those that only one of them knows become entities, which
neither engine treats as syntax. Escaping too much is harmless, escaping too little is not: what could matter at the
beginning of a line is escaped wherever a text begins.
"""

import re
from functools import lru_cache

from markupsafe import Markup

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_EVERYWHERE = str.maketrans(
    {
        "\\": "\\\\",
        "`": "\\`",
        "*": "\\*",
        "[": "\\[",
        "]": "\\]",
        "{": "\\{",
        "}": "\\}",
        "#": "\\#",
        "<": "&lt;",
        ">": "&gt;",
        "|": "&#124;",
        "~": "&#126;",
        "^": "&#94;",
    }
)
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_PAIRS = re.compile(r"==|\$\$|::")
_LINE_START = re.compile(r"^(\s*)(?:([-+!?=:/;%$])|(\d+)([.)]))")


@lru_cache(maxsize=65536)  # titles and names stand on many pages
def escape(text: str) -> str:
    """Text as inline Markdown on one line: for a paragraph, a heading, a table's cell, a link's text."""
    return escape_line(_SPACES.sub(" ", text))


def as_text(text: str) -> Markup:
    """Text escaped for Markdown and marked as such."""
    return Markup(escape(text))  # noqa: S704 - escaped


def escape_line(text: str) -> str:
    """The same for what stands at the beginning of a line, its white space kept."""
    return _LINE_START.sub(_line_start, escape_words(text))


def escape_words(text: str) -> str:
    """The same for what stands within a line."""
    text = _ENTITY.sub("&amp;", _CONTROL.sub("", text)).translate(_EVERYWHERE)
    text = _UNDERSCORE.sub(r"\\_", text)
    return _PAIRS.sub(lambda match: f"&#{ord(match[0][0])};" * 2, text)


def _line_start(match: re.Match[str]) -> str:
    if match[2] is not None:
        return f"{match[1]}&#{ord(match[2])};"
    return f"{match[1]}{match[3]}\\{match[4]}"


def code(text: str) -> str:
    """An inline code span. HTML wherever backticks would be read differently by different engines."""
    bare = _SPACES.sub(" ", _CONTROL.sub("", text))
    if bare and bare == bare.strip() and not re.search(r"[`|{\\]", bare):
        return f"`{bare}`"
    return f"<code>{escape_words(bare)}</code>"


def destination(url: str) -> str:
    """A link's destination, already judged safe to follow, as it stands in ``[text](…)``."""
    quoted = re.sub(
        r"[\x00-\x20\x7f\"'()<>\[\]{}|\\`*]",
        lambda match: f"%{ord(match[0]):02X}",
        url.replace("\u00a0", "%C2%A0"),
    )
    return _ENTITY.sub("&amp;", quoted)


def attribute(text: str) -> str:
    """Text inside the double quotes of an HTML attribute, or as an HTML element's text."""
    return escape(text).replace('"', "&quot;")


def link(text: Markup | str, url: str) -> Markup:
    """An inline link; plain text is escaped, Markdown is taken as it is."""
    shown = text if isinstance(text, Markup) else escape(text)
    return Markup(f"[{shown}]({destination(url)})")  # noqa: S704 - both parts are escaped above
