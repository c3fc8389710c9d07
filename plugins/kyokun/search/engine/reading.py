"""Reading an index."""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from pathlib import Path
from typing import Any

from kyokun.search.engine.damage import Damaged, guarded
from kyokun.search.engine.schema import LABELS, NAME, TERMS
from kyokun.search.engine.stock import TOC, FileStorage, SegmentReader, W3LeafMatcher


@dataclass(frozen=True, slots=True)
class Postings:
    """A term's documents in ascending order, the term's weight in each, and its positions as bytes."""

    documents: list[int]
    weights: list[float]
    values: list[bytes]


class _Unpackers(dict[int, Callable[[bytes], tuple[int, ...]]]):
    """By length in bytes: what turns a value into its positions, the quickest way there is."""

    def __missing__(self, size: int) -> Callable[[bytes], tuple[int, ...]]:
        count, rest = divmod(size, struct.calcsize("I"))
        if rest:
            raise Damaged("positions cut off")
        self[size] = struct.Struct(f"{count}I").unpack
        return self[size]


positions_in = _Unpackers()
"""``positions_in[len(value)](value)``: the positions in one of ``Postings.values``."""


@dataclass(frozen=True, slots=True)
class _Segment:
    reader: Any
    base: int
    deleted: frozenset[int]


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
    def postings(self, term: str) -> Postings:
        """A term's postings; empty when nothing has the term."""
        return self._postings(TERMS, term)

    @guarded
    def labelled(self, label: str) -> list[int]:
        """The documents that have a label."""
        return self._postings(LABELS, label).documents

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

    def _postings(self, field: str, text: str) -> Postings:
        found = Postings([], [], [])
        term = text.encode("utf-8", "surrogatepass")
        for segment in self._segments:
            if (field, term) not in segment.reader:
                continue
            matcher = segment.reader._terms.matcher(field, term, segment.reader.schema[field].format)
            for documents, weights, values in _blocks(matcher):
                base, deleted = segment.base, segment.deleted
                if deleted and not deleted.isdisjoint(documents):
                    kept = [at for at, number in enumerate(documents) if number not in deleted]
                    found.documents.extend([documents[at] + base for at in kept])
                    found.weights.extend([weights[at] for at in kept])
                    found.values.extend([values[at] for at in kept])
                else:
                    found.documents.extend([number + base for number in documents] if base else documents)
                    found.weights.extend(weights)
                    found.values.extend(values)
        return found

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


def _blocks(matcher: Any) -> Iterator[tuple[list[int], Sequence[float], Sequence[bytes]]]:
    """A posting list block by block: documents, weights, values."""
    if not isinstance(matcher, W3LeafMatcher):
        raise Damaged(f"postings of another kind: {type(matcher).__name__}")
    while matcher.is_active():
        matcher._read_data()
        steps, weights, values = matcher._data
        documents = list(accumulate(steps))
        if not isinstance(weights, tuple):  # all the same; none stands for 1
            weights = repeat(1.0 if weights is None else weights, len(documents))
        yield documents, tuple(weights), values or (b"",) * len(documents)
        matcher._next_block()
