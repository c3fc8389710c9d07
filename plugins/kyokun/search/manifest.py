"""What an index was made of: every file with its stamp and its content's hash, and every word. One for each generation.

It is written before the generation it belongs to is committed, so that a kill between the two leaves the old pair in force.
"""

import json
import marshal
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from kyokun.search.files import Stamp
from kyokun.search.word_list import WordList
from kyokun.text.atomic import replace

_RACY_NANOSECONDS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT): a file this young may change once more without its stamp showing it."""
UNTRUSTED = Stamp(-1, -1, -1, -1)
"""Equals no file's stamp: its content has to be looked at."""


class Source(NamedTuple):
    """A file as it was indexed."""

    stamp: Stamp
    digest: str
    """Of its content; empty when it could not be read."""


Sources = Mapping[str, Source]
"""The files as they were indexed, by path."""


class Manifest(NamedTuple):
    """What every search asks for; the sources are read only when the files do not look as they did."""

    fingerprint: str
    """Everything but the files that the entries depend on."""
    look: str
    """Of the sources' stamps (``look_of``); empty while one of them is not to be trusted."""
    words: WordList
    """Words that are no longer in any file may still be among them."""


class Present(NamedTuple):
    """The files there are, and what else entries depend on."""

    stamps: Mapping[str, Stamp]
    now: int
    """When the stamps were taken (nanoseconds, by the file system's clock)."""
    fingerprint: str


def source(stamp: Stamp, digest: str, now: int) -> Source:
    """A file whose content was read at ``now`` (nanoseconds, by the file system's clock) or after."""
    is_racy = max(stamp.modified, stamp.changed) >= now - _RACY_NANOSECONDS
    return Source(UNTRUSTED if is_racy else stamp, digest)


def look_of(stamps: Mapping[str, Stamp]) -> str:
    """A hash of all stamps: while it is the same, so is every file. Compared in a fraction of the time they would take."""
    every = [(path, *stamps[path]) for path in sorted(stamps)]
    written = marshal.dumps(every, 0)  # version 0: equal values are equal bytes
    return blake2b(written, digest_size=16).hexdigest()


def load_manifest(folder: Path, generation: int) -> Manifest | None:
    """A generation's manifest; None when there is none that can be read."""
    try:
        with _files(folder, generation).open("rb") as file:
            written = json.loads(file.readline())
        words = _words(folder, generation).read_text("utf-8", "surrogatepass")
        return Manifest(str(written["fingerprint"]), str(written["look"]), WordList.read(words))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def load_sources(folder: Path, generation: int) -> Sources:
    """A generation's sources; none, so that every file counts as changed, when they cannot be read."""
    try:
        written = json.loads(_files(folder, generation).read_bytes().partition(b"\n")[2])
        return {path: Source(Stamp(*stamp), digest) for path, (*stamp, digest) in written.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save_manifest(folder: Path, generation: int, fingerprint: str, sources: Sources, words: WordList) -> None:
    """Write a generation's manifest and its sources. Raises ``OSError``."""
    stamps = {path: sources[path].stamp for path in sorted(sources)}
    look = "" if UNTRUSTED in stamps.values() else look_of(stamps)
    listed = {path: (*stamp, sources[path].digest) for path, stamp in stamps.items()}
    lines = (json.dumps({"fingerprint": fingerprint, "look": look}), json.dumps(listed))
    replace(_words(folder, generation), words.written().encode("utf-8", "surrogatepass"))
    replace(_files(folder, generation), "\n".join(lines).encode())


def discard_manifests(folder: Path, *except_for: int) -> None:
    """Remove the manifests of other generations."""
    kept = {path.name for number in except_for for path in (_files(folder, number), _words(folder, number))}
    for path in (*folder.glob("files-*"), *folder.glob("words-*"), *folder.glob(".*.tmp")):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _files(folder: Path, generation: int) -> Path:
    return folder / f"files-{generation}.json"


def _words(folder: Path, generation: int) -> Path:
    return folder / f"words-{generation}.txt"
