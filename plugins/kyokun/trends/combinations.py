"""How many ways there are to choose."""

import math
from functools import lru_cache


@lru_cache(maxsize=4096)
def log_choose(n: int, k: int) -> float:
    """The logarithm of the number of subsets of ``k`` among ``n``."""
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
