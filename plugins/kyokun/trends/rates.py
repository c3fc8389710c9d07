"""Whether counts or shares of two periods differ."""

import math
from collections.abc import Callable, Sequence

from kyokun.trends.combinations import log_choose
from kyokun.trends.quantiles import CONFIDENCE, Interval

_SAME = 1 + 1e-7
"""Probabilities this near are equal: they differ by rounding only."""
_STEPS = 60


def rate_test(before: int, after: int, exposure: float) -> float:
    """Two-sided p for counts of independent incidents; ``exposure`` is how many times longer the later period was.

    Given how many there were in all, those of the later period are binomial if the rate stayed the same.
    """
    return binomial_test(after, before + after, exposure / (1 + exposure))


def rate_ratio_interval(before: int, after: int, exposure: float) -> Interval:
    """95% confidence for how many times higher the rate became (Clopper and Pearson's, given the sum); may be infinite."""
    n = before + after
    tail = (1 - CONFIDENCE) / 2
    low = 0.0 if after == 0 else _share_where(lambda share: 1 - _below(after, n, share), tail)
    high = 1.0 if before == 0 else _share_where(lambda share: -_below(after + 1, n, share), -tail)
    return (_odds(low) / exposure, _odds(high) / exposure)


def binomial_test(hits: int, n: int, share: float) -> float:
    """Two-sided p: the probability of every outcome that is no likelier than what was seen."""
    if n == 0:
        return 1.0
    likely = [_binomial(k, n, share) for k in range(n + 1)]
    return _no_likelier(likely, likely[hits])


def share_test(hits_before: int, n_before: int, hits_after: int, n_after: int) -> float:
    """Two-sided p for two shares (Fisher's exact test)."""
    hits, n = hits_before + hits_after, n_before + n_after
    fewest, most = max(0, hits - n_before), min(hits, n_after)
    likely = [
        math.exp(
            log_choose(n_after, k) + log_choose(n_before, hits - k) - log_choose(n, hits),
        )
        for k in range(fewest, most + 1)
    ]
    return _no_likelier(likely, likely[hits_after - fewest])


def _no_likelier(likely: Sequence[float], seen: float) -> float:
    return min(1.0, math.fsum(one for one in likely if one <= seen * _SAME))


def _binomial(k: int, n: int, share: float) -> float:
    if share in (0.0, 1.0):
        return float(k == n * share)
    return math.exp(log_choose(n, k) + k * math.log(share) + (n - k) * math.log1p(-share))


def _below(k: int, n: int, share: float) -> float:
    """The probability of fewer than ``k``; what lies ten deviations out adds nothing that a float could hold."""
    mean, reach = n * share, 10 * (math.sqrt(n * share * (1 - share)) + 1)
    if k > mean + reach:
        return 1.0
    if k == 0 or share in (0.0, 1.0):
        return float(share == 0.0 and k > 0)
    against = (1 - share) / share
    one = _binomial(k - 1, n, share)
    terms = [one]
    for at in range(k - 1, max(0, math.floor(mean - reach)), -1):
        one *= (
            at / (n - at + 1) * against
        )  # each from the next, in a fifth of the time that its own formula takes
        terms.append(one)
    return math.fsum(terms)


def _share_where(rising: Callable[[float], float], wanted: float) -> float:
    """Where a function that rises with the share reaches a value."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def _odds(share: float) -> float:
    return math.inf if share >= 1 else share / (1 - share)
