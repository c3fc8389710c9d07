"""The nearest of all documents at once: sparse matrices and their product, in blocks that bound the memory. Needs SciPy."""

import os
from array import array
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import chain, islice, repeat
from typing import Any

from kyokun.model.language import Language
from kyokun.search.related.likeness import DECIMALS, Vector
from kyokun.search.related.profile import Kind

Near = tuple[int, float]
"""The index of a vector, and how alike it is, but for the last digits: sums differ with the order of adding."""

_BLOCK = 512
"""Rows at a time: of 10,000 documents 40 MB."""
_ROUNDING = 2 * 10**-DECIMALS
"""By how much the exact likeness may be more than a product of matrices, once it is rounded."""
_COMMON = 0.02
"""The share of documents from which on a feature is common."""


def is_available() -> bool:
    """Whether SciPy is installed; it comes with ``kyokun[site]``."""
    return find_spec("scipy") is not None


def all_nearest(
    vectors: Sequence[Vector], groups: Sequence[Sequence[int]], count: int, least: Sequence[float] = ()
) -> Iterator[tuple[list[Near], ...]]:
    """For each group of vectors (their indexes), the nearest of every vector in it: of each language ``count``, in no order.

    A vector is among its own nearest; one that has nothing in common is among none, nor is one that is less alike than the
    ``least`` of the group, give or take what rounding does to a likeness.
    """
    floors = (max(0.0, one - _ROUNDING) for one in least)
    matrices = {there: _matrix(vectors, there) for there in Language}
    of_language = {
        here: [at for at, vector in enumerate(vectors) if vector.lang is here] for here in Language
    }
    for group, floor in zip(groups, chain(floors, repeat(0.0)), strict=False):
        found: tuple[list[Near], ...] = tuple([] for _ in vectors)
        for here, rows in of_language.items():
            for there in Language:
                wanted = [at for at in group if vectors[at].lang is there]
                if rows and wanted:
                    left, right = matrices[there][rows], matrices[here][wanted]
                    for row, nearest in zip(rows, _nearest(left, right, wanted, count, floor), strict=True):
                        found[row].extend(nearest)
        yield found


def _matrix(vectors: Sequence[Vector], other: Language) -> Any:
    """The vectors as rows of length 1, as they are compared with documents in a language."""
    if os.environ.get("SOURCE_DATE_EPOCH") == "":
        # Set to nothing is not set, to everyone but a part of NumPy that SciPy loads: it would end in a traceback.
        del os.environ["SOURCE_DATE_EPOCH"]
    from numpy import frombuffer
    from scipy.sparse import csr_array

    columns: dict[tuple[Kind, str], int] = {}
    data, indices, ends = array("d"), array("l"), array("l", [0])
    for vector in vectors:
        shares = vector.shares(other)
        for kind, weights in vector.kinds.items():
            share = shares[kind]
            data.extend([weight * share for weight in weights.values()])
            indices.extend([columns.setdefault((kind, feature), len(columns)) for feature in weights])
        ends.append(len(data))
    parts = (frombuffer(data), frombuffer(indices, "l"), frombuffer(ends, "l"))
    return csr_array(parts, shape=(len(vectors), len(columns)))


def _nearest(left: Any, right: Any, wanted: Sequence[int], count: int, floor: float) -> Iterator[list[Near]]:
    import numpy as np

    kept = min(count, len(wanted))
    for block in _products(left, right):
        best = np.argpartition(block, -kept, axis=1)[:, -kept:]
        likenesses = np.take_along_axis(block, best, axis=1)
        are_near = likenesses > floor
        near = zip(best[are_near].tolist(), likenesses[are_near].tolist(), strict=True)
        for many in are_near.sum(axis=1).tolist():
            yield [(wanted[at], value) for at, value in islice(near, many)]


def _products(left: Any, right: Any) -> Iterator[Any]:
    """Every row of one with every row of the other, a block of rows at a time.

    Features that many documents share are multiplied as dense matrices, which is faster for these.
    """
    import numpy as np

    holding = np.diff(right.tocsc().indptr)
    common = np.flatnonzero(holding > right.shape[0] * _COMMON)
    rare = np.flatnonzero((holding > 0) & (holding <= right.shape[0] * _COMMON))
    common_left, common_right = left[:, common], right[:, common].T.toarray()
    rare_left, rare_right = left[:, rare], right[:, rare].T.tocsc()
    for begin in range(0, left.shape[0], _BLOCK):
        rows = slice(begin, begin + _BLOCK)
        yield common_left[rows].toarray() @ common_right + (rare_left[rows] @ rare_right).toarray()
