"""Which files there are, without reading any, and what is in one: what an index is held against before every search.

The same files as ``discovery.base_locations`` finds, in a fraction of its time.
"""

import os
from collections import deque
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from kyokun.knowledge.base import LESSONS, POSTMORTEMS, Base
from kyokun.text.decoding import Undecodable, read_bytes

_NOT_DOCUMENTS = frozenset({"readme.md", "index.md"})


class Stamp(NamedTuple):
    """What changes when a file does; a file that cannot be looked at has zeros."""

    modified: int
    """Nanoseconds, by the file system's clock."""
    changed: int
    size: int
    inode: int


def stamps(root: Path) -> dict[str, Stamp]:
    """Every document of a base by its path below ``root``, as the system writes it."""
    start = os.fspath(root)
    found: dict[str, Stamp] = {}
    for folder in (POSTMORTEMS, LESSONS):
        for path, stamp in _walk(os.path.join(start, folder)):  # noqa: PTH118 - ten thousand Path objects take longer
            found[path[len(start) + 1 :]] = stamp
    return found


def _walk(top: str) -> Iterator[tuple[str, Stamp]]:
    if not os.path.isdir(top):  # noqa: PTH112
        return
    seen: set[str] = set()
    pending = deque([top])
    while pending:
        folder = pending.popleft()
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield folder, _UNSEEN
            continue
        for entry in entries:
            name = entry.name.lower()
            if name.startswith((".", "_")) or name in _NOT_DOCUMENTS:
                continue
            try:
                if entry.is_dir():
                    (pending.append if entry.is_symlink() else pending.appendleft)(entry.path)
                elif name.endswith(".md"):
                    status = entry.stat()
                    yield (
                        entry.path,
                        Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino),
                    )
            except OSError:
                if name.endswith(".md"):
                    yield entry.path, _UNSEEN


_UNSEEN = Stamp(0, 0, 0, 0)


def content(root: Path, path: str) -> bytes | None:
    """What is in a file of the base; None when it cannot be read, or is a link out of the base, which is never followed."""
    file = os.path.realpath(root / path)
    if not file.startswith(os.path.realpath(root).rstrip(os.sep) + os.sep):
        return None
    try:
        return read_bytes(Path(file))
    except Undecodable:
        return None


def digest(data: bytes | None) -> str:
    """A hash of a file's content; empty when there is none."""
    return "" if data is None else blake2b(data, digest_size=16).hexdigest()


def fingerprint(base: Base) -> str:
    """A hash of what entries depend on beside the files: the conventions of reading, among them the templates' prompts."""
    options = base.options
    found = blake2b(digest_size=16)
    found.update(
        repr((options.lang, options.timezone, options.id_prefix, sorted(options.extra_keys))).encode()
    )
    for folder in base.templates:
        for file in sorted(folder.glob("*.md")):
            found.update(digest(content(folder, file.name)).encode())
    return found.hexdigest()
