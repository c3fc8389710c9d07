"""Medians and other quantiles, and the intervals that tell how far they can be trusted."""

import math
from collections.abc import Sequence
from functools import lru_cache
from statistics import NormalDist

from kyokun.trends.combinations import log_choose

CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)

Interval = tuple[float, float]


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of them lies below, interpolated between neighbours (Hyndman and Fan's type 7, NumPy's default)."""
    ordered = sorted(values)
    below, part = divmod(share * (len(ordered) - 1), 1)
    at = int(below)
    return ordered[at] if not part else ordered[at] + (ordered[at + 1] - ordered[at]) * part


def median_interval(values: Sequence[float]) -> Interval | None:
    """Between two of the values: 95% confidence for the median, whatever the distribution (sign test); None below six values."""
    n = len(values)
    out = _outside(n)
    if not out:
        return None
    ordered = sorted(values)
    return (ordered[out - 1], ordered[n - out])


@lru_cache(maxsize=1024)
def _outside(n: int) -> int:
    """How many of ``n`` ordered values lie outside the interval at either end, its own end counted."""
    out, tail = 0, 0.0
    for smaller in range(n // 2):
        tail += math.exp(log_choose(n, smaller) - n * math.log(2))
        if tail > (1 - CONFIDENCE) / 2:
            break
        out = smaller + 1
    return out


def share_interval(hits: int, n: int) -> Interval:
    """95% confidence for a share (Wilson's score interval); ``n`` at least 1."""
    share = hits / n
    centre = share + _Z**2 / (2 * n)
    reach = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return (max(0.0, (centre - reach) / (1 + _Z**2 / n)), min(1.0, (centre + reach) / (1 + _Z**2 / n)))
