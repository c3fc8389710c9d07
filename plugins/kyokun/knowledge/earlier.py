"""The base as it was in a commit."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kyokun.knowledge.base import Base, find_base
from kyokun.knowledge.configuration import BadConfiguration
from kyokun.knowledge.git import Entry, History
from kyokun.model.options import Options

_LINK = "120000"
_REPOSITORY = "160000"
_WITH_WORDS = (".md", ".yml", ".yaml")
"""Documents, what they link to, templates, and the configuration with what it inherits from."""


@contextmanager
def earlier_base(base: Base, history: History, commit: str) -> Iterator[Base]:
    """The base of that commit, in a folder of its own that exists while the context lasts.

    Documents and what they may be asked about are there with their words; of other files, which can only be linked to, just
    the names are. Its options are those it had then, so that what a stricter policy finds counts as found since; where
    there was no such configuration, or it cannot be read on its own, they are today's.

    Raises:
        NoHistory: the clone lacks what the commit held.
        OSError: there is no room for it.
    """
    with tempfile.TemporaryDirectory(prefix="kyokun-") as name:
        folder = Path(os.path.realpath(name)) / "base"  # the folder above has no mkdocs.yml to inherit
        folder.mkdir()
        _write(folder, history, history.entries(commit))
        yield Base(folder, _options(folder, base))


def _options(folder: Path, base: Base) -> Options:
    try:
        found = find_base(folder)
    except BadConfiguration:
        found = None
    return found.options if found is not None and found.root == folder else base.options


def _write(folder: Path, history: History, entries: Iterable[Entry]) -> None:
    listed = [entry for entry in entries if _is_inside(entry.path)]
    links = [entry for entry in listed if entry.mode == _LINK]
    files = [entry for entry in listed if entry.mode not in (_LINK, _REPOSITORY)]
    read = [entry for entry in files if _is_read(entry.path)]
    for entry in listed:
        at = folder / entry.path if entry.mode == _REPOSITORY else (folder / entry.path).parent
        at.mkdir(parents=True, exist_ok=True)
    for entry, content in zip(read, history.contents(entry.blob for entry in read), strict=True):
        (folder / entry.path).write_bytes(content)
    for entry in set(files) - set(read):
        (folder / entry.path).touch()
    # Last, so that nothing can be written through them.
    for entry, target in zip(links, history.contents(entry.blob for entry in links), strict=True):
        (folder / entry.path).symlink_to(os.fsdecode(target))


def _is_inside(path: str) -> bool:
    """Git itself makes no other paths, but what is fetched may be made by anyone."""
    return not path.startswith("/") and not {"..", ".", ""} & set(path.split("/"))


def _is_read(path: str) -> bool:
    return path.lower().endswith(_WITH_WORDS)
