"""A rule's example, taken apart for showing.

An example may hold several files, each begun by a line ``=== PATH`` or ``=== PATH (ENCODING)``. In a postmortem's file that
is no whole document, the lines before the first ``## `` heading are front matter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyokun.model.language import Words

_FILE = re.compile(r"^=== (\S+)(?: \((\S+)\))?\n", re.MULTILINE)
_SECTION = re.compile(r"^## ", re.MULTILINE)
_WHOLE = ("---", "+++", "# ")

_FRONT_MATTER = Words("フロントマター", "Front matter")
_BODY = Words("本文", "Body")
_SAVED_AS = Words("{path}（{encoding} で保存）", "{path} (saved as {encoding})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an example: what it is, where that must be said, and in which syntax."""

    label: Words | None
    syntax: str
    text: str


def pieces(example: str) -> tuple[Piece, ...]:
    """The example's files and their parts, in the order of writing."""
    parts = _FILE.split(example)
    found = list(_parts(None, parts[0]))
    for path, encoding, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        label = _SAVED_AS.format(path=path, encoding=encoding) if encoding else Words(path, path)
        if path.startswith("postmortems/"):
            found += _parts(label, text)
        else:
            found.append(_piece(label, "markdown" if path.endswith(".md") else "yaml", text))
    return tuple(found)


def _parts(label: Words | None, text: str) -> Iterator[Piece]:
    """A postmortem's file; an empty one shows only where it has a name."""
    first = _SECTION.search(text)
    keys = text[: first.start()] if first else text
    if not text.strip():
        if label is not None:
            yield _piece(label, "", text)
    elif text.lstrip("\n").startswith(_WHOLE) or not keys.strip():
        yield _piece(label, "markdown", text)
    else:
        yield _piece(_joined(label, _FRONT_MATTER), "yaml", keys)
        if first:
            yield _piece(_joined(label, _BODY), "markdown", text[first.start() :])


def _piece(label: Words | None, syntax: str, text: str) -> Piece:
    return Piece(label, syntax, text.strip("\n") + "\n")


def _joined(label: Words | None, part: Words) -> Words:
    return part if label is None else Words(f"{label.ja}: {part.ja}", f"{label.en}: {part.en}")
