"""The smallest change that data of this size and spread would have shown: what "no evidence" does not rule out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean

POWER = 0.8
"""How often a change of that size would be found."""
_RANKS = math.pi / 3
"""The rank test needs this many times the incidents that the best test of normal logarithms does (Pitman)."""


@dataclass(frozen=True, slots=True)
class Detectable:
    """Ratios: a fall to ``fall`` or further, a rise to ``rise`` or further. ``fall`` is None when even none at all would not show."""

    fall: float | None
    rise: float


def detectable_ratio(before: Sequence[float], after: Sequence[float], level: float) -> Detectable:
    """For medians of durations, by the spread of their logarithms within each period; ``level`` is what p must not exceed."""
    sizes = 1 / len(before) + 1 / len(after)
    reach = math.exp(_reach(level) * _log_deviation(before, after) * math.sqrt(_RANKS * sizes))
    return Detectable(1 / reach, reach)


def detectable_rate(before: int, exposure: float, level: float) -> Detectable | None:
    """For counts of independent incidents; None without any before.

    By the square roots of counts, whose variance is a quarter whatever the rate.
    """
    if before == 0:
        return None
    root = math.sqrt(before * exposure)
    reach = _reach(level) * math.sqrt((1 + exposure) / 4)
    fall = (root - reach) / root
    return Detectable(fall**2 if fall > 0 else None, ((root + reach) / root) ** 2)


def _reach(level: float) -> float:
    normal = NormalDist()
    return normal.inv_cdf(1 - level / 2) + normal.inv_cdf(POWER)


def _log_deviation(*samples: Sequence[float]) -> float:
    squares = freedom = 0.0
    for sample in samples:
        logs = [math.log(value) for value in sample]
        mean = fmean(logs)
        squares += sum((one - mean) ** 2 for one in logs)
        freedom += len(logs) - 1
    return math.sqrt(squares / freedom)
