"""The statistics, written in plain Python, against SciPy and NumPy on random samples."""

import math
import random
from itertools import combinations
from statistics import NormalDist

import numpy as np
import pytest
from scipy import stats

from kyokun.trends.corrections import benjamini_hochberg
from kyokun.trends.detectable import POWER, detectable_rate, detectable_ratio
from kyokun.trends.quantiles import median_interval, quantile, share_interval
from kyokun.trends.ranks import doubled_ranks, rank_test, ratio, ratio_interval
from kyokun.trends.rates import binomial_test, rate_ratio_interval, rate_test, share_test

SEEDS = range(25)
NEAR = 1e-9


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - samples, not secrets


def durations(random_: random.Random, n: int, spread: float = 1.5) -> list[float]:
    """Lognormal, in seconds, to the minute as people write them: so with ties."""
    return [60.0 * max(1, round(random_.lognormvariate(3, spread))) for _ in range(n)]


def distinct(random_: random.Random, n: int) -> list[float]:
    return [random_.lognormvariate(8, 1.5) for _ in range(n)]


@pytest.mark.parametrize("seed", SEEDS)
def test_quantiles_are_numpys(seed: int) -> None:
    random_ = seeded(seed)
    values = durations(random_, random_.randint(1, 60))
    for share in (0.0, 0.25, 0.5, 0.9, 1.0):
        assert quantile(values, share) == pytest.approx(float(np.quantile(values, share)), rel=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_ranks_are_scipys(seed: int) -> None:
    values = durations(seeded(seed), 40)
    assert doubled_ranks(values) == [int(2 * rank) for rank in stats.rankdata(values)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_exact_rank_test_is_scipys(seed: int) -> None:
    random_ = seeded(seed)
    before = distinct(random_, random_.randint(5, 20))
    after = distinct(random_, random_.randint(5, 20))
    expected = stats.mannwhitneyu(after, before, method="exact").pvalue
    assert rank_test(before, after) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_ties_it_is_the_permutation_test_over_every_way_to_deal_the_values_out(seed: int) -> None:
    random_ = seeded(seed)
    before, after = durations(random_, 5, 0.5), durations(random_, 6, 0.5)
    ranks = stats.rankdata([*after, *before])
    mean = ranks.sum() * len(after) / len(ranks)
    seen = abs(ranks[: len(after)].sum() - mean)
    dealt = [abs(sum(one) - mean) >= seen - NEAR for one in combinations(ranks, len(after))]
    assert rank_test(before, after) == pytest.approx(sum(dealt) / len(dealt), rel=NEAR)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_approximate_rank_test_is_scipys(seed: int) -> None:
    random_ = seeded(seed)
    before, after = durations(random_, random_.randint(90, 400)), durations(random_, random_.randint(90, 400))
    expected = stats.mannwhitneyu(after, before, method="asymptotic").pvalue
    assert rank_test(before, after) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ratio_is_the_median_of_all_ratios(seed: int) -> None:
    random_ = seeded(seed)
    before, after = distinct(random_, random_.randint(2, 30)), distinct(random_, random_.randint(2, 30))
    logs = np.subtract.outer(np.log(after), np.log(before))
    assert ratio(before, after) == pytest.approx(math.exp(float(np.median(logs))), rel=NEAR)


def test_the_ratio_of_very_many_is_found_without_making_every_pair() -> None:
    random_ = seeded(0)
    before, after = durations(random_, 600), durations(random_, 700)
    logs = np.sort(np.subtract.outer(np.log(after), np.log(before)).ravel())
    assert ratio(before, after) == pytest.approx(math.exp(float(np.median(logs))), rel=1e-6)
    low, high = ratio_interval(before, after)
    assert low < ratio(before, after) < high


@pytest.mark.parametrize("seed", SEEDS)
def test_the_interval_holds_what_the_test_does_not_refuse(seed: int) -> None:
    random_ = seeded(seed)
    before, after = distinct(random_, random_.randint(5, 25)), distinct(random_, random_.randint(5, 25))
    low, high = ratio_interval(before, after)
    for claimed, refused in ((low * 1.000001, False), (low * 0.999999, True), (high * 1.000001, True)):
        p = stats.mannwhitneyu([one / claimed for one in after], before, method="exact").pvalue
        assert (float(p) <= 0.05) is refused


@pytest.mark.parametrize("seed", SEEDS)
def test_the_medians_interval_has_the_confidence_it_claims(seed: int) -> None:
    values = sorted(distinct(seeded(seed), seed + 4))
    found = median_interval(values)
    confidence = {
        out: 1 - 2 * float(stats.binom.cdf(out - 1, len(values), 0.5))
        for out in range(1, len(values) // 2 + 1)
    }
    enough = [out for out, reached in confidence.items() if reached >= 0.95]
    assert found == ((values[max(enough) - 1], values[-max(enough)]) if enough else None)


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_and_rates_are_scipys(seed: int) -> None:
    random_ = seeded(seed)
    n_before, n_after = random_.randint(1, 90), random_.randint(1, 90)
    before, after = random_.randint(0, n_before), random_.randint(0, n_after)
    exposure = random_.choice((1.0, 31 / 28, 20 / 31))
    wilson = stats.binomtest(before, n_before).proportion_ci(method="wilson")
    assert share_interval(before, n_before) == pytest.approx((wilson.low, wilson.high), abs=NEAR)
    table = [[before, n_before - before], [after, n_after - after]]
    assert share_test(before, n_before, after, n_after) == pytest.approx(
        stats.fisher_exact(np.array(table)).pvalue, rel=1e-7
    )
    if before + after:
        share = exposure / (1 + exposure)
        test = stats.binomtest(after, before + after, share)
        assert rate_test(before, after, exposure) == pytest.approx(test.pvalue, rel=1e-7)
        assert binomial_test(after, before + after, share) == pytest.approx(test.pvalue, rel=1e-7)
        ci = test.proportion_ci(method="exact")
        low, high = rate_ratio_interval(before, after, exposure)
        assert low == pytest.approx(ci.low / (1 - ci.low) / exposure, rel=1e-6)
        assert high == (
            math.inf if ci.high == 1 else pytest.approx(ci.high / (1 - ci.high) / exposure, rel=1e-6)
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_correction_is_scipys(seed: int) -> None:
    random_ = seeded(seed)
    p_values = [random_.random() ** 3 for _ in range(random_.randint(1, 20))]
    expected = stats.false_discovery_control(p_values)
    assert benjamini_hochberg(p_values) == pytest.approx(list(expected), rel=NEAR)


def test_the_smallest_change_found_is_found_as_often_as_said() -> None:
    random_ = seeded(1)
    n, spread = 40, 0.9
    sample = [random_.lognormvariate(0, spread) for _ in range(n)]
    shape = [math.exp(spread * NormalDist().inv_cdf((at + 0.5) / n)) for at in range(n)]
    smallest = detectable_ratio(shape, shape, 0.05)
    assert smallest.fall == pytest.approx(1 / smallest.rise)
    found = 0
    for _ in range(400):
        before = [random_.lognormvariate(0, spread) for _ in range(n)]
        after = [random_.lognormvariate(math.log(smallest.rise), spread) for _ in range(n)]
        found += rank_test(before, after) <= 0.05
    assert found / 400 == pytest.approx(POWER, abs=0.06)
    assert detectable_ratio(sample, sample, 0.01).rise > detectable_ratio(sample, sample, 0.05).rise


def test_the_smallest_change_of_a_count() -> None:
    rng = np.random.default_rng(1)
    smallest = detectable_rate(60, 1.0, 0.05)
    assert smallest is not None
    assert smallest.fall is not None
    for ratio_ in (smallest.fall, smallest.rise):
        pairs = zip(rng.poisson(60, 400), rng.poisson(60 * ratio_, 400), strict=True)
        found = sum(rate_test(int(before), int(after), 1.0) <= 0.05 for before, after in pairs)
        assert found / 400 == pytest.approx(POWER, abs=0.08)
    few = detectable_rate(2, 1.0, 0.05)
    assert few is not None
    assert few.fall is None
    assert detectable_rate(0, 1.0, 0.05) is None
