"""Reading an index."""

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kyokun.search.engine.damage import Damaged, guarded
from kyokun.search.engine.pool import EXTENT
from kyokun.search.engine.postings import POSITION, POSITION_BITS, Packed
from kyokun.search.engine.schema import LABELS, NAME, TERMS
from kyokun.search.engine.stock import TOC, FileStorage, SegmentReader


class Slot(NamedTuple):
    """A place in a row of terms: how far from the row's first one, and the terms that may stand there."""

    offset: int
    terms: tuple[str, ...]


class _Segment(NamedTuple):
    reader: Any
    base: int
    deleted: frozenset[int]

    def packed(self, field: str, term: str) -> Packed | None:
        """A term's postings; None when nothing has the term."""
        terms = self.reader._terms
        try:
            extent = terms._tindex[terms._keycoder(field, term.encode("utf-8", "surrogatepass"))]
        except KeyError:
            return None
        return _read(terms, extent)

    def rows(self, slots: Sequence[Slot]) -> set[int]:
        """Where rows of terms begin that fill all slots."""
        listed = [[one for term in slot.terms if (one := self.packed(TERMS, term))] for slot in slots]
        if not all(listed):
            return set()
        # Rare ones first: what follows is then looked up in few places.
        order = sorted(range(len(slots)), key=lambda at: sum(one.place_count for one in listed[at]))
        found: set[int] = set()
        before = slots[order[0]].offset
        for one in listed[order[0]]:
            found.update(one.places())
        for at in order[1:]:
            step = slots[at].offset - before
            before = slots[at].offset
            wanted = {place + step for place in found}
            found = set()
            for one in listed[at]:
                found |= wanted.intersection(one.places())
            if not found:
                return found
        return {place - before + slots[0].offset for place in found}


class _Storage(FileStorage):  # type: ignore[misc]
    """Knows what was opened through it: Whoosh leaves open what it had opened before something went wrong."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def close(self) -> None:
        for file in self._opened:
            if not file.is_closed:
                file.close()
        self._opened.clear()


class Reader:
    """An index as it was when it was opened, whatever is written meanwhile. Documents are numbered from 0.

    Every method raises ``Damaged`` for files that are not an index.
    """

    def __init__(self, folder: Path) -> None:
        """Open the newest generation."""
        self._storage = _Storage(folder)
        try:
            self._open()
        except Damaged:
            self.close()
            raise

    @guarded
    def _open(self) -> None:
        contents = TOC.read(self._storage, NAME)
        self.generation = int(contents.generation)
        self._segments: list[_Segment] = []
        base = 0
        for segment in contents.segments:
            reader = SegmentReader(self._storage, contents.schema, segment, generation=self.generation)
            self._segments.append(_Segment(reader, base, frozenset(segment.deleted_docs())))
            base += segment.doc_count_all()
            if segment.doc_count_all():
                reader.stored_fields(0)  # opens the file: a later commit may remove it
        self.count = base - sum(len(segment.deleted) for segment in self._segments)
        """How many entries there are."""
        self.days: list[int] = self._column("day", "i")
        """Every document's day, by its number."""
        self.groups: list[int] = self._column("group", "q")
        self.lengths: list[float] = self._column("length", "f")

    def close(self) -> None:
        """Close its files."""
        self._storage.close()

    @guarded
    def weights(self, term: str) -> dict[int, float]:
        """A term's weight in each document that has it."""
        found: dict[int, float] = {}
        for segment in self._segments:
            packed = segment.packed(TERMS, term)
            if packed is not None:
                documents, weights = packed.documents_and_weights()
                if segment.base:
                    documents = [number + segment.base for number in documents]
                found.update(zip(documents, weights, strict=True))
                for number in segment.deleted:
                    found.pop(number + segment.base, None)
        return found

    @guarded
    def labelled(self, label: str) -> list[int]:
        """The documents that have a label."""
        return [
            number + segment.base
            for segment in self._segments
            if (packed := segment.packed(LABELS, label)) is not None
            for number in packed.documents()
            if number not in segment.deleted
        ]

    @guarded
    def rows(self, slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
        """Every row of terms that fills all slots, as the document it is in and the position of its first term."""
        # Whoever asks goes through all of them: nothing may go wrong after this has returned.
        return iter(
            [
                (document + segment.base, place & POSITION)
                for segment in self._segments
                for place in segment.rows(slots)
                if (document := place >> POSITION_BITS) not in segment.deleted
            ]
        )

    @guarded
    def all_documents(self) -> list[int]:
        """Every document."""
        return [
            segment.base + number
            for segment in self._segments
            for number in range(segment.reader.doc_count_all())
            if number not in segment.deleted
        ]

    @guarded
    def terms_from(self, prefix: str) -> list[str]:
        """The terms that begin with a prefix, be they of deleted documents only."""
        return self._beginning(TERMS, prefix)

    @guarded
    def labels_from(self, prefix: str) -> list[str]:
        """The labels that begin with a prefix, be they of deleted documents only."""
        return self._beginning(LABELS, prefix)

    @guarded
    def stored(self, document: int) -> str:
        """What was stored with a document."""
        segment = next(one for one in reversed(self._segments) if one.base <= document)
        return str(segment.reader.stored_fields(document - segment.base)["stored"])

    def _beginning(self, field: str, prefix: str) -> list[str]:
        found: set[str] = set()
        start = prefix.encode("utf-8", "surrogatepass")
        for segment in self._segments:
            for name, term in segment.reader._terms.terms_from(field, start):
                if name != field or not term.startswith(start):
                    break
                found.add(term.decode("utf-8", "surrogatepass"))
        return sorted(found)

    def _column(self, name: str, code: str) -> list[Any]:
        """All of a column; reading it whole takes as long as a few of its values one by one."""
        values: list[Any] = []
        for segment in self._segments:
            count = segment.reader.doc_count_all()
            column = segment.reader.column_reader(name, translate=False)
            raw = bytes(column._dbfile.get(column._basepos, column._count * struct.calcsize(f"!{code}")))
            values += struct.unpack(f"!{column._count}{code}", raw)
            values += [0] * (count - column._count)
        return values


def all_postings(reader: Any) -> Iterator[tuple[str, str, Packed]]:
    """All that a segment's lists hold: fields, terms and postings, be they of deleted documents."""
    terms = reader._terms
    for key, extent in terms._tindex.items():
        field, term = terms._keydecoder(key)
        yield field, term.decode("utf-8", "surrogatepass"), _read(terms, extent)


def _read(terms: Any, extent: bytes) -> Packed:
    return Packed(terms._postfile.get(*EXTENT.unpack(extent)))
