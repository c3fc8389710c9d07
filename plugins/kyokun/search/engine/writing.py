"""Changing an index."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kyokun.search.engine.damage import guarded
from kyokun.search.engine.pool import Codec, Pool
from kyokun.search.engine.reading import Reader, all_postings
from kyokun.search.engine.schema import NAME, Record, schema
from kyokun.search.engine.stock import TOC, FileIndex, FileStorage, SegmentReader, SegmentWriter

_MANY = 8
"""More small segments than this are merged: each one costs every query a look."""


class Writer:
    """Changes to an index, all of which take effect at once when they are committed; without that there are none."""

    def __init__(self, folder: Path) -> None:
        """Whoever writes holds the lock (``lock``)."""
        self._folder = folder
        index = FileIndex(FileStorage(str(folder)), indexname=NAME)
        self._writer = SegmentWriter(index, _lk=False, compound=False, codec=Codec())
        self._writer.pool = self._pool = Pool()
        self._adopted: list[Any] = []

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *_: object) -> None:
        if not self._writer.is_closed:
            self._writer.cancel()

    @property
    def generation(self) -> int:
        """The number of what will be committed."""
        return int(self._writer.generation)

    @property
    def postings(self) -> int:
        """How many are held in memory."""
        return self._pool.count

    def add(self, record: Record) -> None:
        """Add an entry."""
        self._pool.add_terms(self._writer.docnum, record.terms)
        self._pool.add_labels(self._writer.docnum, record.labels)
        self._writer.add_document(
            stored=record.stored, day=record.day, group=record.group, length=record.length
        )

    def delete(self, labels: Iterable[str]) -> None:
        """Delete what has one of the labels, as far as it was committed before."""
        reader = Reader(self._folder)
        try:
            for document in {document for label in labels for document in reader.labelled(label)}:
                self._writer.delete_document(document)
        finally:
            reader.close()

    def adopt(self, folder: Path) -> None:
        """Take over the segments of another index, whose files move here."""
        segments = TOC.read(FileStorage(str(folder)), NAME).segments
        for segment in segments:
            for file in sorted(folder.glob(f"{segment.segment_id()}.*")):
                file.replace(self._folder / file.name)
        self._adopted += segments

    def commit(self, small: int = 0) -> None:
        """Make all of it the index; segments of at most ``small`` documents become one when there are many of them.

        Raises:
            Damaged: a segment to be merged cannot be read.
        """

        def merged(writer: Any, segments: list[Any]) -> list[Any]:
            kept = [segment for segment in segments if segment.doc_count_all() > segment.deleted_count()]
            few = [segment for segment in kept if segment.doc_count_all() <= small]
            if len(few) > _MANY:
                _merge(writer, self._pool, few)
                kept = [segment for segment in kept if segment not in few]
            return kept + self._adopted

        self._writer.commit(mergetype=merged)


def create(folder: Path) -> None:
    """Begin an index in a folder; one that is there is emptied."""
    FileIndex.create(FileStorage(str(folder)), schema(), NAME)


def lock(folder: Path) -> Any:
    """A lock that one process holds at a time and that ends with it: ``acquire(blocking=False)``, ``release()``."""
    return FileStorage(str(folder)).lock(f"{NAME}_WRITELOCK")


@guarded
def _merge(writer: Any, pool: Pool, segments: Iterable[Any]) -> None:
    """Read segments into the one that is being written."""
    for segment in segments:
        first = writer.docnum
        reader = SegmentReader(writer.storage, writer.schema, segment)
        kept = writer.write_per_doc(writer.schema.names(), reader)
        every = range(segment.doc_count_all())
        numbers = [first + number if kept is None else kept.get(number) for number in every]
        for field, term, packed in all_postings(reader):
            pool.add_packed(field, term, packed, numbers)
        reader.close()
