"""Whether durations of two periods differ: the Wilcoxon–Mann–Whitney test, and how many times longer they became.

The test asks only for the order of the values, so one incident of a month does not decide it, and taking logarithms changes
nothing. It is a permutation test: exact where counting every way to deal the values out is quick, else by the normal
approximation with its corrections for ties and continuity.
"""

import math
import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from statistics import NormalDist

from kyokun.trends.quantiles import CONFIDENCE, Interval

_LARGEST_COUNT = 20_000_000
"""How many machine words the exact count may add up: about 20 ms."""
_LARGEST_SORT = 20_000
"""How many ratios are sorted to find one; of more, those that cannot be it are left out first."""


def doubled_ranks(values: Sequence[float]) -> list[int]:
    """Twice the rank of each value, equal ones sharing the mean of theirs; whole numbers."""
    ordered = sorted(values)
    ranks: dict[float, int] = {}
    at = 0
    while at < len(ordered):
        after = bisect_right(ordered, ordered[at], at)
        ranks[ordered[at]] = at + 1 + after
        at = after
    return [ranks[value] for value in values]


def rank_test(before: Sequence[float], after: Sequence[float]) -> float:
    """Two-sided p: how often, were the values dealt out at random, the rank sum would lie at least as far from its mean."""
    scores = doubled_ranks([*after, *before])
    chosen = sum(scores[: len(after)])
    if len(set(scores)) == 1:
        return 1.0
    if _cost(scores, len(after)) <= _LARGEST_COUNT:
        return _exact(scores, len(after), chosen)
    return _approximate(scores, len(after), chosen)


def ratio(before: Sequence[float], after: Sequence[float]) -> float:
    """How many times longer: the median of the ratios of every value after to every value before (Hodges and Lehmann)."""
    count = len(before) * len(after)
    middle = (
        _difference(before, after, (count - 1) // 2),
        _difference(before, after, count // 2),
    )
    return math.exp(sum(middle) / 2)


def ratio_interval(before: Sequence[float], after: Sequence[float]) -> Interval:
    """95% confidence for that ratio: those that the test would not have refused."""
    count = len(before) * len(after)
    rank = max(1, _critical(len(before), len(after)))
    return (
        math.exp(_difference(before, after, rank - 1)),
        math.exp(_difference(before, after, count - rank)),
    )


def _cost(scores: Sequence[int], size: int) -> int:
    n = len(scores)
    bits = math.comb(n, size).bit_length()
    return n * size * (max(scores) * size * bits // 64)


def _sums(scores: Sequence[int], size: int) -> list[int]:
    """How many subsets of a size have each sum of scores, from 0 upward.

    The counts for all sums stand side by side in one large number, so that a shift and an addition treat them at once.
    """
    width = math.comb(len(scores), size).bit_length() // 8 + 1
    sums = [1] + [0] * size
    for score in scores:
        for taken in range(size, 0, -1):
            sums[taken] += sums[taken - 1] << (8 * width * score)
    found = sums[size].to_bytes((sums[size].bit_length() + 7) // 8, "little")
    return [int.from_bytes(found[at : at + width], "little") for at in range(0, len(found), width)]


def _exact(scores: Sequence[int], size: int, chosen: int) -> float:
    lowest = min(scores)
    counts = _sums([score - lowest for score in scores], size)
    n, total = len(scores), sum(scores)
    reach = abs(n * chosen - size * total)
    far = sum(
        count for at, count in enumerate(counts) if abs(n * (at + size * lowest) - size * total) >= reach
    )
    return far / math.comb(n, size)


def _approximate(scores: Sequence[int], size: int, chosen: int) -> float:
    n = len(scores)
    mean = sum(scores) / n
    spread = sum((score - mean) ** 2 for score in scores)
    deviation = math.sqrt(size * (n - size) * spread / (n * (n - 1)))
    distance = max(0.0, abs(chosen - size * mean) - 1)  # half a rank, doubled
    return min(1.0, 2 * NormalDist().cdf(-distance / deviation))


@lru_cache(maxsize=256)
def _critical(m: int, n: int) -> int:
    """The smallest number of pairs out of order that is not too few at the confidence asked for, without ties."""
    tail = (1 - CONFIDENCE) / 2
    ranks = range(m + n)
    if _cost(ranks, m) <= _LARGEST_COUNT:
        counts = _sums(ranks, m)
        wanted, seen = tail * math.comb(m + n, m), 0
        for at, count in enumerate(counts):
            seen += count
            if seen >= wanted:
                return at - m * (m - 1) // 2
    deviation = math.sqrt(m * n * (m + n + 1) / 12)
    return math.floor(m * n / 2 - 0.5 + NormalDist().inv_cdf(tail) * deviation)


def _difference(before: Sequence[float], after: Sequence[float], at: int) -> float:
    """The one of that place, from 0, among the differences of logarithms of every value after to every value before."""
    if len(before) * len(after) <= _LARGEST_SORT:
        return _differences(tuple(before), tuple(after))[at]
    return _selected(sorted(map(math.log, before)), sorted(map(math.log, after)), at)


@lru_cache(maxsize=1)  # the ratio and its interval are asked for one after the other
def _differences(before: tuple[float, ...], after: tuple[float, ...]) -> Sequence[float]:
    low, high = list(map(math.log, before)), list(map(math.log, after))
    return sorted([b - a for a in low for b in high])


def _selected(low: Sequence[float], high: Sequence[float], at: int) -> float:
    """The same of ordered logarithms, without making all differences: a middle one tells which side to go on with, time and again.

    ``firsts`` and ``ends`` bound for each of ``low`` those of ``high`` that it may still be the difference to.
    """
    firsts, ends = [0] * len(low), [len(high)] * len(low)
    while (sum(ends) - sum(firsts)) > _LARGEST_SORT:
        rows = [
            (high[(first + end) // 2] - value, end - first)
            for value, first, end in zip(low, firsts, ends, strict=True)
            if first < end
        ]
        middle = _weighted_median(rows)
        smaller, up_to = _counts(low, high, middle, operator.lt), _counts(low, high, middle, operator.le)
        if at < sum(smaller):
            ends = smaller
        elif at >= sum(up_to):
            firsts = up_to
        else:
            return middle
    left = [
        later - value
        for value, first, end in zip(low, firsts, ends, strict=True)
        for later in high[first:end]
    ]
    return sorted(left)[at - sum(firsts)]


def _weighted_median(rows: Sequence[tuple[float, int]]) -> float:
    """The value with half of the weight on either side, so that each step is rid of a quarter of what is left at least."""
    ordered = sorted(rows)
    sums = list(accumulate(weight for _, weight in ordered))
    return ordered[bisect_left(sums, sums[-1] / 2)][0]


def _counts(
    low: Sequence[float], high: Sequence[float], limit: float, is_within: Callable[[float, float], bool]
) -> list[int]:
    """For each value, how many of its differences are within the limit."""
    counts = []
    reached, end = 0, len(high)
    for value in low:
        while reached < end and is_within(high[reached] - value, limit):
            reached += 1
        counts.append(reached)
    return counts
