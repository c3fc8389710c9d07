"""Changes to documents as ``git apply`` and ``patch -p1`` take them: unified, UTF-8."""

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from kyokun.reading.document import Document
from kyokun.reporters.terminal import Style, printable, styled

_BYTE_ORDER_MARK = "\ufeff"
_UNTOLD = re.compile(r'["\\\x00-\x1f\x7f]')
_HEAD = 2
"""Lines that name the file."""
_STYLES = {"+": Style.ADDED, "-": Style.REMOVED, "@": Style.DIM}
_NO_BREAK = "\\ No newline at end of file\n"


def text_diff(
    changes: Iterable[tuple[Document, Document]], *, to_terminal: bool = False, colour: bool = False
) -> str:
    """The changes from each document to the next, in the order given.

    ``to_terminal`` shows control characters instead of writing them: such text is to be read, not to be applied.
    """
    whole = (line for old, new in changes for line in _lines(old, new))
    if not to_terminal:
        return "".join(line for _, line in whole)
    return "".join(_shown(kind, line, colour=colour) for kind, line in whole)


def _lines(old: Document, new: Document) -> Iterator[tuple[Style | None, str]]:
    """Each line, and how it is shown."""
    before, after = (_name(side, old.path) for side in ("a", "b"))
    for at, line in enumerate(unified_diff(_source(old), _source(new), before, after)):
        style = Style.BOLD if at < _HEAD else _STYLES.get(line[0])
        yield style, line if line.endswith("\n") else f"{line}\n{_NO_BREAK}"


def _source(document: Document) -> list[str]:
    """Lines as git counts them: CR alone ends none."""
    text = (_BYTE_ORDER_MARK if document.has_bom else "") + document.text
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])


def _name(side: str, path: str) -> str:
    """A file's name in the head: quoted as git does where it must be, ended by a tab where it holds a blank."""
    whole = f"{side}/{path}"
    if _UNTOLD.search(whole):
        return '"' + _UNTOLD.sub(lambda found: f"\\{ord(found.group()):03o}", whole) + '"'
    return f"{whole}\t" if " " in whole else whole


def _shown(style: Style | None, line: str, *, colour: bool) -> str:
    text = "\n".join(map(printable, line.rstrip("\n").split("\n")))
    return (styled(text, style, colour=colour) if style else text) + "\n"
