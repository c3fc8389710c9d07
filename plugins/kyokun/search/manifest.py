"""What an index was made of: every file with its stamp and its content's hash, and every word. One for each generation.

It is written before the generation it belongs to is committed, so that a kill between the two leaves the old pair in force.
"""

import json
from collections.abc import Mapping
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


class Manifest(NamedTuple):
    """``fingerprint`` is everything but the files that the entries depend on."""

    fingerprint: str
    sources: Mapping[str, Source]
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


def load_manifest(folder: Path, generation: int) -> Manifest | None:
    """A generation's manifest; None when there is none that can be read."""
    try:
        written = json.loads(_files(folder, generation).read_bytes())
        words = _words(folder, generation).read_text("utf-8", "surrogatepass")
        sources = {
            path: Source(Stamp(*stamp), digest) for path, (*stamp, digest) in written["sources"].items()
        }
        return Manifest(str(written["fingerprint"]), sources, WordList.read(words))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def save_manifest(folder: Path, generation: int, manifest: Manifest) -> None:
    """Write a generation's manifest. Raises ``OSError``."""
    sources = {path: (*one.stamp, one.digest) for path, one in sorted(manifest.sources.items())}
    data = {"fingerprint": manifest.fingerprint, "sources": sources}
    replace(_words(folder, generation), manifest.words.written().encode("utf-8", "surrogatepass"))
    replace(_files(folder, generation), json.dumps(data).encode())


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
