"""How often trends claim a change: ``python -m bench.trends_claims [--pages N] [--seed S]``.

Each simulated page asks one question, as a reader sees it: the five durations of one period (or its count of incidents), held
against the one before and the same a year earlier, corrected as ``kyokun trends`` does (Benjamini–Hochberg). The durations are
nested as real ones are: the whole is lognormal, and the others end somewhere within it.

Prints, on unchanged data with 5 to 20 incidents a period, the share of comparisons and of pages with a claim (both must be at
most 5%); with 40 incidents in each period, how often a halving is found: of one duration compared alone, of all durations
of the page, and of one that halves while four others of the page stay as they were. The last cannot reach 80% at log-sd 0.9 by
any test: alone among five it has to pass p ≤ 0.01 (Benjamini–Hochberg), where the t-test of logarithms, the strongest there is
for lognormal durations, has a power of 79%. The rank test has less, and needs no belief in lognormal durations.
"""

import argparse
import math
from dataclasses import dataclass
from random import Random

from kyokun.trends import definitions
from kyokun.trends.change import Against, Change, Claim
from kyokun.trends.comparing import Comparison, compared
from kyokun.trends.figures import Figure, Gathered, Metric, Statistic, figure
from kyokun.trends.periods import Granularity, Period

METRICS = tuple(definitions.DURATIONS.values())
THIS = Period(2025, 6, Granularity.MONTH)
EARLIER = {Against.PREVIOUS: THIS.previous, Against.YEAR_EARLIER: THIS.year_earlier}
CLAIMED = (Claim.LOWER, Claim.HIGHER)
SPREADS = (0.6, 0.9, 1.5, 2.3)


def told(metric: Metric, values: list[float], period: Period, statistic: Statistic) -> Figure:
    """A figure of these values."""
    ids = tuple(str(at) for at in range(len(values)))
    return figure(metric, statistic, period, None, Gathered(ids, tuple(values)))


def nested(chance: Random, n: int, spread: float, scale: float = 1.0) -> list[list[float]]:
    """Five durations of ``n`` incidents: the last with that spread of logarithms, the others ends of phases within it."""
    ends: list[list[float]] = [[] for _ in METRICS]
    for _ in range(n):
        whole = scale * 3600 * math.exp(chance.gauss(0, spread))
        parts = sorted(chance.random() for _ in METRICS[1:])
        for end, part in zip(ends, [*parts, 1.0], strict=True):
            end.append(round(whole * part))
    return ends


def apart(chance: Random, n: int, spread: float, scales: tuple[float, ...]) -> list[list[float]]:
    """Five durations that have nothing to do with each other."""
    return [[round(scale * 3600 * math.exp(chance.gauss(0, spread))) for _ in range(n)] for scale in scales]


def response(now: list[list[float]], earlier: list[list[list[float]]]) -> list[Change]:
    """The comparisons of the question "how fast do we respond?"."""
    pairs = []
    for (against, period), before in zip(EARLIER.items(), earlier, strict=False):
        for metric, values, old in zip(METRICS, now, before, strict=False):
            later = told(metric, values, THIS, Statistic.MEDIAN)
            pairs.append(
                Comparison(later, told(metric, old, period, Statistic.MEDIAN), against, period, is_asked=True)
            )
    return compared(pairs)


def counts(now: int, earlier: list[int]) -> list[Change]:
    """The comparisons of the question "how many?"."""
    pairs = []
    for (against, period), before in zip(EARLIER.items(), earlier, strict=True):
        later, older = (
            told(definitions.INCIDENTS, [1.0] * n, one, Statistic.COUNT)
            for n, one in ((now, THIS), (before, period))
        )
        pairs.append(Comparison(later, older, against, period, is_asked=True))
    return compared(pairs)


def poisson(chance: Random, mean: float) -> int:
    """As many as come in one unit of time."""
    count, clock = 0, chance.expovariate(mean)
    while clock < 1:
        count, clock = count + 1, clock + chance.expovariate(mean)
    return count


@dataclass
class Claims:
    """The claims of the pages that ask one question."""

    asked: int = 0
    claimed: int = 0
    wrong_pages: int = 0

    def add(self, changes: list[Change]) -> None:
        """One page more, on which every claim is wrong."""
        wrong = sum(change.claim in CLAIMED for change in changes)
        self.asked += sum(change.p is not None for change in changes)
        self.claimed += wrong
        self.wrong_pages += wrong > 0


def unchanged(chance: Random, pages: int, spread: float) -> dict[str, Claims]:
    """What is claimed when nothing has changed, by question."""
    claims = {"durations": Claims(), "counts": Claims()}
    for _ in range(pages):
        sizes = [chance.randint(5, 20) for _ in range(3)]
        now, *earlier = (nested(chance, n, spread) for n in sizes)
        claims["durations"].add(response(now, earlier))
        mean = chance.uniform(5, 20)
        claims["counts"].add(counts(poisson(chance, mean), [poisson(chance, mean) for _ in EARLIER]))
    return claims


def found(chance: Random, pages: int, spread: float) -> tuple[float, float, float]:
    """How often a halving is found: alone, when the whole page halves (of its last duration), when one of five does."""
    alone = together = one_of_five = 0
    for _ in range(pages):
        before = apart(chance, 40, spread, (1.0,))
        alone += response(apart(chance, 40, spread, (0.5,)), [before])[0].claim is Claim.LOWER
        earlier = [nested(chance, 40, spread), nested(chance, 40, spread)]
        together += response(nested(chance, 40, spread, 0.5), earlier)[len(METRICS) - 1].claim is Claim.LOWER
        usual = apart(chance, 40, spread, (1.0,) * 5)
        changed = response(apart(chance, 40, spread, (0.5, 1.0, 1.0, 1.0, 1.0)), [usual])
        one_of_five += changed[0].claim is Claim.LOWER
    return alone / pages, together / pages, one_of_five / pages


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = Random(given.seed)  # noqa: S311 - a simulation
    print(f"{given.pages} pages for each line, seed {given.seed}")
    print("\nnothing has changed, 5 to 20 incidents a period; claimed (at most 5% is meant)")
    for spread in SPREADS:
        for question, one in unchanged(chance, given.pages, spread).items():
            print(
                f"  log-sd {spread}, {question:9}: {one.claimed / one.asked:6.2%} of comparisons, "
                f"{one.wrong_pages / given.pages:6.2%} of pages"
            )
    print("\nhalved, 40 incidents in each period; found (at least 80% is meant up to log-sd 0.9)")
    for spread in SPREADS:
        alone, together, one_of_five = found(chance, given.pages, spread)
        print(
            f"  log-sd {spread}: {alone:6.1%} alone, {together:6.1%} with all of its page, "
            f"{one_of_five:6.1%} with four others unchanged"
        )


if __name__ == "__main__":
    main()
