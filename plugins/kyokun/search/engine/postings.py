"""A term's postings as bytes, and back.

What compresses well is kept together: numbers as the differences between them, their lowest bytes first, then the next ones.
A word needs no more than documents and weights; only a phrase unpacks the places as well.
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate
from operator import sub
from typing import Any

POSITION_BITS = 26
"""A place is a document's number and a position in it, in one number."""
POSITION = (1 << POSITION_BITS) - 1

_HEAD = struct.Struct("<IIII")
"""How many documents and places there are, and the bytes of both parts."""
_LEVEL = 1
_SHORT = 200
"""Fewer bytes are not worth the time that compressing them takes."""
_AS_IS, _COMPRESSED = b"\0", b"\1"
_DOCUMENT, _WEIGHT, _PLACE = "I", "f", "Q"


class Gathered:
    """A term's postings while they are gathered: ``places`` and ``weights`` are empty for a label."""

    __slots__ = ("documents", "places", "weights")

    def __init__(self) -> None:
        self.documents: array[int] = array(_DOCUMENT)
        self.weights: array[float] = array(_WEIGHT)
        self.places: array[int] = array(_PLACE)

    def packed(self) -> bytes:
        """As bytes."""
        weights = self.weights
        first = _squeezed(_differences(self.documents) + (_shuffled(weights) if weights else b""))
        second = _squeezed(_differences(self.places)) if self.places else b""
        return _HEAD.pack(len(self.documents), len(self.places), len(first), len(second)) + first + second


class Packed:
    """A term's postings as they were packed. Raises what ``damage`` knows when they are cut off or something else."""

    __slots__ = ("_data", "_first", "_second", "count", "place_count")

    def __init__(self, data: bytes) -> None:
        self.count, self.place_count, self._first, self._second = _HEAD.unpack_from(data)
        self._data = data
        if len(data) != _HEAD.size + self._first + self._second:
            raise ValueError("postings cut off")

    def documents(self) -> list[int]:
        """Their numbers, ascending."""
        return list(accumulate(_joined(_DOCUMENT, self._head()[: 4 * self.count])))

    def weights(self) -> "array[float]":
        """The term's weight in each document."""
        return _joined(_WEIGHT, self._head()[4 * self.count :])

    def documents_and_weights(self) -> tuple[list[int], "array[float]"]:
        """Both at once."""
        head = self._head()
        parted = 4 * self.count
        return list(accumulate(_joined(_DOCUMENT, head[:parted]))), _joined(_WEIGHT, head[parted:])

    def places(self) -> Iterable[int]:
        """Where the term stands, ascending."""
        if not self._second:
            return ()
        found = _joined(_PLACE, _eased(self._data[_HEAD.size + self._first :]))
        if len(found) != self.place_count:
            raise ValueError("places cut off")
        return accumulate(found)

    def _head(self) -> bytes:
        return _eased(self._data[_HEAD.size : _HEAD.size + self._first])


def _squeezed(data: bytes) -> bytes:
    return _AS_IS + data if len(data) < _SHORT else _COMPRESSED + zlib.compress(data, _LEVEL)


def _eased(data: bytes) -> bytes:
    if data[:1] == _AS_IS:
        return data[1:]
    if data[:1] != _COMPRESSED:
        raise ValueError("not postings")
    return zlib.decompress(data[1:])


def _differences(numbers: "array[int]") -> bytes:
    """Ascending numbers as the first one and the steps from each to the next."""
    steps = array(numbers.typecode, numbers[:1])
    steps.extend(map(sub, numbers[1:], numbers))
    return _shuffled(steps)


def _shuffled(numbers: "array[Any]") -> bytes:
    data, size = numbers.tobytes(), numbers.itemsize
    return b"".join(data[at::size] for at in _order(size))


def _joined(code: str, data: bytes) -> "array[Any]":
    numbers: array[Any] = array(code)
    size = numbers.itemsize
    count, rest = divmod(len(data), size)
    if rest:
        raise ValueError("numbers cut off")
    mixed = bytearray(len(data))
    for order, at in enumerate(_order(size)):
        mixed[at::size] = data[order * count : (order + 1) * count]
    numbers.frombytes(mixed)
    return numbers


def _order(size: int) -> Iterable[int]:
    return range(size) if sys.byteorder == "little" else range(size - 1, -1, -1)
