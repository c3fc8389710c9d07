"""Holding one period against earlier ones, and saying only what the numbers carry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyokun.trends.change import LEVEL, Against, Change, Claim
from kyokun.trends.corrections import benjamini_hochberg
from kyokun.trends.detectable import Detectable, detectable_rate, detectable_ratio
from kyokun.trends.figures import LEAST_FOR_MEDIAN, Absence, Figure, Statistic, Unit
from kyokun.trends.periods import Period
from kyokun.trends.quantiles import Interval
from kyokun.trends.ranks import rank_test, ratio, ratio_interval
from kyokun.trends.rates import rate_ratio_interval, rate_test, share_test

SHORTEST = {Unit.SECONDS: 30.0, Unit.DAYS: 0.5}
"""What is over within the minute (or day) is written as 0, which has no logarithm: half of it stands for that."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure and the one it is held against; neither need have a value. ``is_asked`` when a claim may come of it."""

    now: Figure
    before: Figure
    against: Against
    period: Period
    is_asked: bool


def compared(comparisons: Sequence[Comparison]) -> list[Change]:
    """What may be said of each, corrected for their number: they are the comparisons of one question."""
    found = [_compared(one) for one in comparisons]
    asked = [at for at, change in enumerate(found) if change.p is not None]
    adjusted = benjamini_hochberg([change.p for change in found if change.p is not None])
    for at, level in zip(asked, adjusted, strict=True):
        found[at] = _claimed(comparisons[at], found[at], level, len(asked))
    return found


def _compared(one: Comparison) -> Change:
    plain = Change(one.against, one.period, one.before.n, one.before.value, Claim.NOT_ASKED)
    if one.before.absent is Absence.BEFORE_RECORDS:
        return replace(plain, claim=Claim.NO_RECORDS)
    if not one.is_asked:
        return plain
    now, before = one.now, one.before
    match now.statistic:
        case Statistic.COUNT:
            longer = _longer(one)
            return replace(
                plain,
                claim=Claim.NO_EVIDENCE,
                p=rate_test(before.n, now.n, longer),
                ratio=now.n / before.n / longer if before.n else None,
                interval=_rate_interval(before.n, now.n, longer),
            )
        case Statistic.MEDIAN if min(now.n, before.n) >= LEAST_FOR_MEDIAN:
            earlier, later = positive(before), positive(now)
            return replace(
                plain,
                claim=Claim.NO_EVIDENCE,
                p=rank_test(earlier, later),
                ratio=ratio(earlier, later),
                interval=ratio_interval(earlier, later),
            )
        case Statistic.SHARE if now.n and before.n:
            return replace(
                plain,
                claim=Claim.NO_EVIDENCE,
                p=share_test(_hits(before), before.n, _hits(now), now.n),
            )
        case _:
            return replace(plain, claim=Claim.TOO_FEW)


def _claimed(one: Comparison, change: Change, adjusted: float, count: int) -> Change:
    claim = Claim.NO_EVIDENCE
    if adjusted <= LEVEL:
        claim = Claim.HIGHER if _rose(one, change) else Claim.LOWER
    return replace(change, claim=claim, adjusted=adjusted, detectable=_detectable(one, LEVEL / count))


def _rose(one: Comparison, change: Change) -> bool:
    if one.now.statistic is Statistic.SHARE:
        return (one.now.value or 0) > (one.before.value or 0)
    return change.ratio is None or change.ratio > 1


def _detectable(one: Comparison, level: float) -> Detectable | None:
    """By the level that a change standing alone among those of its question has to reach."""
    match one.now.statistic:
        case Statistic.COUNT:
            return detectable_rate(one.before.n, _longer(one), level)
        case Statistic.MEDIAN:
            return detectable_ratio(positive(one.before), positive(one.now), level)
        case _:
            return None


def _rate_interval(before: int, after: int, longer: float) -> Interval | None:
    return rate_ratio_interval(before, after, longer) if before else None


def _longer(one: Comparison) -> float:
    """How many times as many days the later period has."""
    span = one.now.span
    return span.days / one.period.days if isinstance(span, Period) else 1.0


def positive(figure: Figure) -> list[float]:
    """The values behind a figure of durations, none of them 0."""
    return [max(value, SHORTEST[figure.metric.unit]) for value in figure.values]


def _hits(figure: Figure) -> int:
    return round(sum(figure.values))
