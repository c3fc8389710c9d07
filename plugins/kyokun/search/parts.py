"""Part of an index: some of the files, indexed by one process into a folder of its own.

``python -m kyokun.search.parts`` is that process: told on standard input what to do, it writes a line for every file done.
"""

import gc
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kyokun.knowledge.base import Base, find_base
from kyokun.search.engine.writing import Writer, create
from kyokun.search.files import Stamp
from kyokun.search.manifest import Source, source
from kyokun.search.sources import SourceReader

_MOST_POSTINGS = 4_000_000
"""Held in memory before they are written as a segment: somewhat less than 1 GB."""
_RESULT = "part.json"
_SELDOM = 1_000_000
"""Objects made between two searches for cycles."""


@dataclass(frozen=True, slots=True)
class Task:
    """Which files to index, into which folder."""

    folder: Path
    stamps: Mapping[str, Stamp]
    now: int
    """When the stamps were taken (nanoseconds, by the file system's clock)."""

    def to_json(self, root: Path) -> str:
        """The task as another process is told it."""
        return json.dumps(
            {"root": str(root), "folder": str(self.folder), "stamps": self.stamps, "now": self.now}
        )


@dataclass(frozen=True, slots=True)
class Part:
    """What was indexed."""

    sources: Mapping[str, Source]
    words: frozenset[str]


def index_part(base: Base, task: Task, done: Callable[[], None]) -> None:
    """Index the files; ``done`` is called after each. Raises ``OSError``."""
    create(task.folder)
    reader = SourceReader(base)
    sources: dict[str, Source] = {}
    words: set[str] = set()
    paths = sorted(task.stamps)
    while paths:
        with Writer(task.folder) as writer:
            while paths and writer.postings < _MOST_POSTINGS:
                path = paths.pop()
                read = reader.read(path)
                for record in read.records:
                    writer.add(record)
                sources[path] = source(task.stamps[path], read.digest, task.now)
                words |= read.words
                done()
            writer.commit()
    result = {
        "sources": {path: (*one.stamp, one.digest) for path, one in sources.items()},
        "words": sorted(words),
    }
    (task.folder / _RESULT).write_bytes(json.dumps(result).encode())


def read_part(folder: Path) -> Part:
    """What ``index_part`` indexed. Raises ``OSError`` or ``ValueError`` when it did not come to its end."""
    written = json.loads((folder / _RESULT).read_bytes())
    sources = {path: Source(Stamp(*stamp), digest) for path, (*stamp, digest) in written["sources"].items()}
    return Part(sources, frozenset(written["words"]))


def main() -> int:
    """Index what standard input names; a parent that is gone ends it at the next file."""
    gc.freeze()  # the program and its tables stay; a document that has been read is let go of as a whole:
    gc.set_threshold(_SELDOM)  # there is little to be found by looking for cycles among millions of postings
    told = json.load(sys.stdin)
    base = find_base(Path(told["root"]))
    if base is None:
        return 1
    stamps = {path: Stamp(*stamp) for path, stamp in told["stamps"].items()}

    def done() -> None:
        sys.stdout.write("\n")
        sys.stdout.flush()

    index_part(base, Task(Path(told["folder"]), stamps, told["now"]), done)
    return 0


if __name__ == "__main__":
    sys.exit(main())
