"""Whether a period differs from another, and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum

from kyokun.trends.detectable import Detectable
from kyokun.trends.periods import Period
from kyokun.trends.quantiles import Interval

LEVEL = 0.05
"""The share of claims that may be wrong, after correction for the number of comparisons of a question."""


class Against(StrEnum):
    """What a period is held against."""

    PREVIOUS = "previous"
    YEAR_EARLIER = "year-earlier"


class Claim(StrEnum):
    """What may be said about the two."""

    LOWER = "lower"
    HIGHER = "higher"
    NO_EVIDENCE = "no-evidence"
    TOO_FEW = "too-few"
    """Too few values in one of them to ask."""
    NOT_ASKED = "not-asked"
    """Two numbers beside each other, and nothing more."""
    NO_RECORDS = "no-records"
    """The base holds nothing as old as that."""


@dataclass(frozen=True, slots=True)
class Change:
    """A period against an earlier one. ``n`` and ``value`` are the earlier one's."""

    against: Against
    period: Period
    n: int
    value: float | None
    claim: Claim
    p: float | None = None
    adjusted: float | None = None
    """``p`` corrected for all comparisons of the same question (Benjamini–Hochberg): what the claim goes by."""
    ratio: float | None = None
    """How many times longer, or more often per day."""
    interval: Interval | None = None
    """95% confidence for the ratio, taken alone."""
    detectable: Detectable | None = None
    """What would have been found four times in five."""
