"""A base's documents as they stand on disk, read again only where the disk has changed."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kyokun.knowledge.base import Base
from kyokun.knowledge.discovery import base_locations
from kyokun.knowledge.loading import template_boxes, template_prompts
from kyokun.reading.conventions import Conventions, conventions_of
from kyokun.reading.document import Document, Location, read_document

_Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A document, and what its file looked like before it was read."""

    stamp: _Stamp
    document: Document


@dataclass(frozen=True, slots=True)
class Shelf:
    """A base's policy and its documents by path. Without a base it stays empty: documents then stand for themselves."""

    base: Base
    conventions: Conventions
    is_base: bool
    _templates: _Stamp
    _read: Mapping[str, _Read] = field(default_factory=dict)

    @property
    def documents(self) -> dict[str, Document]:
        """The documents by path."""
        return {path: read.document for path, read in self._read.items()}

    def location(self, path: str) -> Location | None:
        """Where a document is that is on the shelf."""
        read = self._read.get(path)
        return read.document.location if read is not None else None


def empty_shelf(base: Base, *, is_base: bool = True) -> Shelf:
    """A base's policy, none of its documents read yet."""
    prompts, boxes = template_prompts(base.templates), template_boxes(base.templates)
    conventions = conventions_of(base.options, prompts, boxes)
    return Shelf(base, conventions, is_base, _templates_stamp(base.templates))


def refreshed(shelf: Shelf, base: Base, suspects: frozenset[str] = frozenset()) -> Shelf:
    """The shelf as the disk has it now under that policy; ``suspects`` are read whatever their files look like."""
    same_policy = base == shelf.base and _templates_stamp(base.templates) == shelf._templates
    current = shelf if same_policy else empty_shelf(base, is_base=shelf.is_base)
    read: dict[str, _Read] = {}
    for location in base_locations(base.root) if shelf.is_base else ():
        stamp = _stamp(location.file)
        old = current._read.get(location.path)
        is_same = old is not None and old.stamp == stamp and old.document.location == location
        if old is not None and is_same and location.path not in suspects:
            read[location.path] = old
        else:
            read[location.path] = _Read(stamp, read_document(location, current.conventions))
    return replace(current, base=base, _read=read)


def _stamp(file: Path) -> _Stamp:
    """What changes when a file does; empty when there is none."""
    try:
        status = file.stat()
    except OSError:
        return ()
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def _templates_stamp(folders: Iterable[Path]) -> _Stamp:
    return tuple(
        number
        for folder in folders
        for file in sorted(folder.glob("*.md"))
        for number in (hash(os.fspath(file)), *_stamp(file))
    )
