"""Several comparisons on one page, each with its chance of being wrong."""

from collections.abc import Sequence


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Adjusted p-values, in the order given: those at most 0.05 are wrong in at most 5% on average (false discovery rate)."""
    count = len(p_values)
    adjusted = [1.0] * count
    least = 1.0
    by_size = sorted(range(count), key=lambda at: p_values[at])
    for rank, at in zip(range(count, 0, -1), reversed(by_size), strict=True):
        least = min(least, p_values[at] * count / rank)
        adjusted[at] = least
    return adjusted
