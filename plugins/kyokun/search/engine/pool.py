"""Postings gathered in memory and written at once."""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kyokun.search.engine.postings import POSITION, POSITION_BITS, Gathered, Packed
from kyokun.search.engine.schema import LABELS, TERMS
from kyokun.search.engine.stock import W3Codec, W3FieldWriter

EXTENT = struct.Struct("<QI")
"""What stands in the list of terms beside a term: where its postings begin and how many bytes they are."""


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes the postings in a form of our own: Whoosh would pickle them in blocks."""

    def add_postings(self, schema: Any, _lengths: Any, items: Iterable[tuple[str, bytes, bytes]]) -> None:
        """Write what the pool holds: fields, terms and all postings of each term."""
        current, prefix = "", b""
        start = self._postfile.tell()
        for field, term, packed in items:
            if field != current:
                self.start_field(field, schema[field])
                prefix, current = struct.pack("!H", self._fieldid), field
            self._postfile.write(packed)
            self._tindex.add(prefix + term, EXTENT.pack(start, len(packed)))
            start += len(packed)


class Codec(W3Codec):  # type: ignore[misc]
    length_stats = False
    """Else it looks for lengths, which we keep ourselves, on disk for every posting."""

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)


class Pool:
    """Postings by term, in memory: documents come in ascending order, so that only the terms need sorting."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Gathered]] = {LABELS: {}, TERMS: {}}
        self.count = 0

    def add_terms(self, document: int, terms: Mapping[str, tuple[float, list[int]]]) -> None:
        """Add a document's terms."""
        found = self._found[TERMS]
        first = document << POSITION_BITS
        for term, (weight, positions) in terms.items():
            known = found.get(term)
            if known is None:
                known = found[term] = Gathered()
            known.documents.append(document)
            known.weights.append(weight)
            if len(positions) == 1:
                known.places.append(first | positions[0])
            else:
                known.places.extend([first | position for position in positions])
        self.count += len(terms)

    def add_labels(self, document: int, labels: Iterable[str]) -> None:
        """Add a document's labels."""
        found = self._found[LABELS]
        for label in dict.fromkeys(labels):
            found.setdefault(label, Gathered()).documents.append(document)
            self.count += 1

    def add_packed(self, field: str, term: str, packed: Packed, numbers: Sequence[int | None]) -> None:
        """Add what another segment holds; ``numbers`` are its documents' here, None for those that are left out."""
        known = self._found[field].get(term) or Gathered()
        documents, weights = packed.documents_and_weights()
        for at, document in enumerate(documents):
            number = numbers[document]
            if number is not None:
                known.documents.append(number)
                if weights:
                    known.weights.append(weights[at])
                self.count += 1
        if not known.documents:
            return
        self._found[field][term] = known
        for place in packed.places():
            number = numbers[place >> POSITION_BITS]
            if number is not None:
                known.places.append(number << POSITION_BITS | place & POSITION)

    def add(self, _item: object) -> None:
        """How Whoosh adds a posting of fields that it reads itself, of which there are none."""
        raise NotImplementedError

    def iter_postings(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Fields, terms and all postings of each, in order; each is given away once."""
        for field, found in self._found.items():
            for term in sorted(found):  # the order of code points is that of their bytes
                yield field, term.encode("utf-8", "surrogatepass"), found.pop(term).packed()

    def cleanup(self) -> None:
        """What Whoosh asks for at the end."""
