"""A term's postings as bytes, and what becomes of bytes that are none."""

import struct
import zlib

import pytest

from kyokun.search.engine.pool import Pool
from kyokun.search.engine.postings import POSITION_BITS, Gathered, Packed
from kyokun.search.engine.schema import TERMS


def gathered(count: int) -> Gathered:
    """A term in every third document, at two places of each."""
    found = Gathered()
    for number in range(0, 3 * count, 3):
        found.documents.append(number)
        found.weights.append(0.25 * (number % 7 + 1))
        found.places.extend((number << POSITION_BITS | 5, number << POSITION_BITS | 1 << 25))
    return found


@pytest.mark.parametrize("count", [0, 1, 3, 2_000])
def test_postings_come_back_as_they_were(count: int) -> None:
    one = gathered(count)
    packed = Packed(one.packed())
    documents, weights = packed.documents_and_weights()
    assert (packed.count, packed.place_count) == (count, 2 * count)
    assert documents == packed.documents() == list(one.documents)
    assert weights == one.weights
    assert list(packed.places()) == list(one.places)


@pytest.mark.parametrize("count", [3, 2_000])
def test_what_is_cut_off_or_empty_is_not_taken_for_postings(count: int) -> None:
    data = gathered(count).packed()
    for damaged in (b"", data[: len(data) // 2], data[:-1], bytes(len(data)), data + b"."):
        with pytest.raises((ValueError, struct.error, zlib.error)):
            list(Packed(damaged).places())


def test_postings_of_another_segment_are_added_under_their_new_numbers() -> None:
    pool = Pool()
    pool.add_packed(TERMS, "term", Packed(gathered(3).packed()), [10, None, None, None, None, None, 11])
    pool.add_packed(TERMS, "gone", Packed(gathered(1).packed()), [None])
    ((field, term, data),) = pool.iter_postings()
    packed = Packed(data)
    assert (field, term, packed.documents()) == (TERMS, b"term", [10, 11])
    assert [place >> POSITION_BITS for place in packed.places()] == [10, 10, 11, 11]
