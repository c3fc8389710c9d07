"""The index on disk: the only file that knows Whoosh.

Whoosh 2.7.4 is of 2016 and pinned; it gives the segments, their posting lists, columns and stored texts, the table of contents
that makes a commit one rename, and the lock. What the lists mean is decided elsewhere: terms come with their positions, and
queries are answered from posting lists read block by block, since stepping through them one by one costs ten times as much.

The way out, should this version stop working on a Python to come: ``whoosh3`` is a living fork that imports under the same name
and reads the same files (its release 3.54 was measured to give the same answers); change the pin. It is this file alone that
would notice a difference.

An index is made of pickles. Whoever opens one must have made sure that nobody else could write it: see ``cache_folder``.
"""

import struct
import warnings
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from itertools import accumulate, repeat
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, ParamSpec, TypeVar

with warnings.catch_warnings():
    # Python warns of some of its literals whenever it compiles them.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3LeafMatcher, W3PostingsWriter
    from whoosh.columns import NumericColumn
    from whoosh.fields import COLUMN, STORED, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Existence, Format
    from whoosh.index import TOC, FileIndex
    from whoosh.lang.porter import stem as _porter
    from whoosh.reading import SegmentReader
    from whoosh.writing import SegmentWriter

_P = ParamSpec("_P")
_T = TypeVar("_T")

_NAME = "MAIN"
_one = struct.Struct("I").pack
_TERMS, _LABELS = "t", "l"
_DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ImportError,
    ArithmeticError,
    MemoryError,
    RecursionError,
    struct.error,
    zlib.error,
    UnpicklingError,
)
"""What reading a damaged file ends in; Whoosh adds bare ``Exception`` of its own."""


class Damaged(Exception):
    """The files are not the index that was written."""


def stem(word: str) -> str:
    """The stem of an English word in lower case (Porter 1980)."""
    return str(_porter(word))


@dataclass(frozen=True, slots=True)
class Record:
    """What the index holds of one entry."""

    terms: Mapping[str, tuple[float, list[int]]]
    """By term: its weight, and its positions in ascending order."""
    labels: Iterable[str]
    """What filters ask for, ``severity:high``; and what it is deleted by."""
    stored: str
    day: int
    """Days since 0001-01-01; 0 when unknown."""
    group: int
    """Entries of one document have the same number."""
    length: float
    """The sum of all weights."""


class _Positions(Format):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()


class _Ready(FieldType):  # type: ignore[misc]
    """A field whose terms go straight to the pool: they come ready made."""

    def __init__(self, format_: Format) -> None:
        super().__init__(format_, None)


def _schema() -> Any:
    return Schema(
        **{_TERMS: _Ready(_Positions()), _LABELS: _Ready(Existence())},
        stored=STORED(),
        day=COLUMN(NumericColumn("i")),
        group=COLUMN(NumericColumn("q")),
        length=COLUMN(NumericColumn("f", default=0.0)),
    )


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    _ids: Any

    def add_all(self, documents: "array[int]", weights: "array[float]", values: list[bytes]) -> None:
        """What ``add_posting`` does for each, a block at a time."""
        for start in range(0, len(documents), self._blocklimit):
            if self._ids:
                self._write_block()
            end = start + self._blocklimit
            self._ids, self._weights, self._values = (
                documents[start:end],
                weights[start:end],
                values[start:end],
            )
            self._maxweight = max(self._weights)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Any, _lengths: Any, items: Iterable[Any]) -> None:
        """Write what the pool holds: ``items`` are terms with all of their postings."""
        current = None
        for field, term, documents, weights, values in items:
            if field != current:
                if current is not None:
                    self.finish_field()
                self.start_field(field, schema[field])
                current = field
            self.start_term(term)
            self._postwriter.add_all(documents, weights, values)
            self.finish_term()
        if current is not None:
            self.finish_field()


class _Codec(W3Codec):  # type: ignore[misc]
    length_stats = False
    """Else it looks for lengths, which we keep ourselves, on disk for every posting."""

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _PostingsWriter:
        return _PostingsWriter(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)


class _Pool:
    """Postings by term, in memory: documents come in ascending order, so that only the terms need sorting."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, tuple[array[int], array[float], list[bytes]]]] = {
            _LABELS: {},
            _TERMS: {},
        }
        self.count = 0

    def add_terms(self, document: int, terms: Mapping[str, tuple[float, list[int]]]) -> None:
        found = self._found[_TERMS]
        for term, (weight, positions) in terms.items():
            known = found.get(term)
            if known is None:
                known = found[term] = (array("I"), array("f"), [])
            known[0].append(document)
            known[1].append(weight)
            known[2].append(_one(positions[0]) if len(positions) == 1 else array("I", positions).tobytes())
        self.count += len(terms)

    def add_labels(self, document: int, labels: Iterable[str]) -> None:
        for label in dict.fromkeys(labels):
            self.add((_LABELS, label.encode("utf-8", "surrogatepass"), document, 1.0, b""))

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """How Whoosh itself adds a posting, when it merges segments."""
        field, term, document, weight, value = item
        known = self._found[field].setdefault(
            term.decode("utf-8", "surrogatepass"), (array("I"), array("f"), [])
        )
        known[0].append(document)
        known[1].append(weight)
        known[2].append(value)
        self.count += 1

    def iter_postings(self) -> Iterator[tuple[str, bytes, Any, Any, list[bytes]]]:
        for field, found in self._found.items():
            for term in sorted(found):  # the order of code points is that of their bytes
                yield field, term.encode("utf-8", "surrogatepass"), *found.pop(term)

    def cleanup(self) -> None:
        """What Whoosh asks for at the end."""


class Writer:
    """Changes to an index, all of which take effect at once when they are committed; without that there are none."""

    def __init__(self, folder: Path) -> None:
        """Whoever writes holds the lock (``lock``)."""
        self._folder = folder
        index = FileIndex(FileStorage(str(folder)), indexname=_NAME)
        self._writer = SegmentWriter(index, _lk=False, compound=False, codec=_Codec())
        self._writer.pool = self._pool = _Pool()
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
        segments = TOC.read(FileStorage(str(folder)), _NAME).segments
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
                _merge(writer, few)
                kept = [segment for segment in kept if segment not in few]
            return kept + self._adopted

        self._writer.commit(mergetype=merged)


_MANY = 8
"""More small segments than this are merged: each one costs every query a look."""


def create(folder: Path) -> None:
    """Begin an index in a folder; one that is there is emptied."""
    FileIndex.create(FileStorage(str(folder)), _schema(), _NAME)


def lock(folder: Path) -> Any:
    """A lock that one process holds at a time and that ends with it: ``acquire(blocking=False)``, ``release()``."""
    return FileStorage(str(folder)).lock(f"{_NAME}_WRITELOCK")


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


def _guarded(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Whatever goes wrong while reading is told as damage."""

    @wraps(function)
    def guarded(*arguments: _P.args, **named: _P.kwargs) -> _T:
        try:
            return function(*arguments, **named)
        except _DAMAGE as error:
            raise Damaged(f"{type(error).__name__}: {error}") from error
        except Exception as error:
            if type(error) is Exception or type(error).__module__.startswith("whoosh"):
                raise Damaged(f"{type(error).__name__}: {error}") from error
            raise

    return guarded


@_guarded
def _merge(writer: Any, segments: Iterable[Any]) -> None:
    """Read segments into the one that is being written."""
    for segment in segments:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()


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

    @_guarded
    def _open(self) -> None:
        contents = TOC.read(self._storage, _NAME)
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

    @_guarded
    def postings(self, term: str) -> Postings:
        """A term's postings; empty when nothing has the term."""
        return self._postings(_TERMS, term)

    @_guarded
    def labelled(self, label: str) -> list[int]:
        """The documents that have a label."""
        return self._postings(_LABELS, label).documents

    @_guarded
    def all_documents(self) -> list[int]:
        """Every document."""
        return [
            segment.base + number
            for segment in self._segments
            for number in range(segment.reader.doc_count_all())
            if number not in segment.deleted
        ]

    @_guarded
    def terms_from(self, prefix: str) -> list[str]:
        """The terms that begin with a prefix, be they of deleted documents only."""
        return self._beginning(_TERMS, prefix)

    @_guarded
    def labels_from(self, prefix: str) -> list[str]:
        """The labels that begin with a prefix, be they of deleted documents only."""
        return self._beginning(_LABELS, prefix)

    @_guarded
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
