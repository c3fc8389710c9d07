"""Which files are documents."""

import os
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kyokun.knowledge.base import LESSONS, POSTMORTEMS
from kyokun.reading.document import DocumentKind, Location

_NOT_DOCUMENTS = frozenset({"readme.md", "index.md"})


def base_locations(root: Path) -> tuple[Location, ...]:
    """The documents of a base: ``*.md`` under ``postmortems/`` and ``lessons/``, in the order of their paths.

    ``README.md``, ``index.md`` and names starting with ``_`` or ``.`` are no documents. A folder that cannot be listed
    is given as if it were a document, so that it is reported rather than passed over. So is a link that leads out of the
    base, marked as such: a pull request must not bring the machine's other files into the report or onto the site.
    """
    found: list[Location] = []
    start = len(str(root).rstrip(os.sep)) + 1
    for name in (POSTMORTEMS, LESSONS):
        for file, is_linked in _markdown_files(root / name, documents_only=True):
            one = _location(file, file[start:].replace(os.sep, "/"))
            found.append(
                replace(one, leads_outside=True) if is_linked and _leads_outside(file, root) else one
            )
    return tuple(sorted(found, key=lambda item: item.path))


def is_document(path: str) -> bool:
    """Whether a base's file of that POSIX path is one of its documents, be it written yet or not."""
    folder, *inside = path.split("/")
    return (
        folder in (POSTMORTEMS, LESSONS)
        and bool(inside)
        and inside[-1].lower().endswith(".md")
        and not any(_is_hidden(name, documents_only=True) for name in inside)
    )


def folder_locations(folder: Path, shown_from: Path) -> tuple[Location, ...]:
    """Every ``*.md`` under a folder that lies outside any base."""
    files = (Path(file) for file, _ in _markdown_files(folder, documents_only=False))
    return tuple(
        sorted((location(file, shown_path(file, shown_from)) for file in files), key=lambda item: item.path)
    )


def location(file: Path, path: Path) -> Location:
    """Where a document is, and whether it is a lesson: that shows in its path."""
    return _location(str(file), path.as_posix())


def _location(file: str, path: str) -> Location:
    printable = _printable(path)
    parts = path.split("/")
    if LESSONS in parts[:-1] and POSTMORTEMS not in parts[:-1]:
        lesson_id = _printable("/".join(parts[parts.index(LESSONS) + 1 :]))
        if lesson_id.lower().endswith(".md"):
            lesson_id = lesson_id[: -len(".md")]
        # A Mac takes the voicing marks of a file's name apart; links are written with them in place.
        return Location(file, printable, DocumentKind.LESSON, unicodedata.normalize("NFC", lesson_id))
    return Location(file, printable, DocumentKind.POSTMORTEM)


def shown_path(file: Path, start: Path) -> Path:
    """The path of a file as seen from a folder; absolute when they share nothing but the root."""
    relative = Path(os.path.relpath(file, start))
    climbs = sum(part == ".." for part in relative.parts)
    return relative if climbs < len(start.parts) - 1 or len(start.parts) < 3 else file


def _printable(path: str) -> str:
    """A path that can be printed, whatever bytes the name is made of."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "replace")


def _markdown_files(folder: Path, *, documents_only: bool) -> Iterator[tuple[str, bool]]:
    """Markdown files below a folder, each with whether a link leads to it.

    Each folder is entered once, through a link only if there is no other way to it.
    """
    if not folder.is_dir():
        return
    seen: set[str] = set()
    pending = deque([(str(folder), folder.is_symlink())])
    while pending:
        current, is_linked = pending.popleft()
        real = os.path.realpath(current)
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:
            yield current, True
            continue
        for entry in entries:
            if _is_hidden(entry.name, documents_only=documents_only):
                continue
            linked = is_linked or entry.is_symlink()
            if _is_folder(entry):
                later = pending.append if entry.is_symlink() else pending.appendleft
                later((entry.path, linked))
            elif entry.name.lower().endswith(".md"):
                yield entry.path, linked


def _is_hidden(name: str, *, documents_only: bool) -> bool:
    if documents_only:
        return name.startswith((".", "_")) or name.lower() in _NOT_DOCUMENTS
    return name.startswith(".")


def _leads_outside(file: str, root: Path) -> bool:
    return not os.path.realpath(file).startswith(os.path.realpath(root).rstrip(os.sep) + os.sep)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; a link that loops is neither, and is reported when it is read."""
    try:
        return entry.is_dir()
    except OSError:
        return False
