"""Postings gathered in memory and written at once."""

import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kyokun.search.engine.schema import LABELS, TERMS
from kyokun.search.engine.stock import W3Codec, W3FieldWriter, W3PostingsWriter

_one = struct.Struct("I").pack


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


class Codec(W3Codec):  # type: ignore[misc]
    length_stats = False
    """Else it looks for lengths, which we keep ourselves, on disk for every posting."""

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _PostingsWriter:
        return _PostingsWriter(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)


class Pool:
    """Postings by term, in memory: documents come in ascending order, so that only the terms need sorting."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, tuple[array[int], array[float], list[bytes]]]] = {
            LABELS: {},
            TERMS: {},
        }
        self.count = 0

    def add_terms(self, document: int, terms: Mapping[str, tuple[float, list[int]]]) -> None:
        found = self._found[TERMS]
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
            self.add((LABELS, label.encode("utf-8", "surrogatepass"), document, 1.0, b""))

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
