"""What may be said about a change, and what may not."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from scipy import stats

from kyokun.trends import definitions
from kyokun.trends.change import Against, Change, Claim
from kyokun.trends.figures import Dimension, Metric, Statistic
from kyokun.trends.trends import Trends
from tests.trends.building import figure, lasting, postmortem, trends_of

RESOLVE = definitions.DURATIONS["resolve"]
SHORT = (10, 11, 12, 13, 14, 15, 16, 17, 18, 19)
LONG = tuple(10 * minutes for minutes in SHORT)


def year(number: int, minutes: Sequence[int]) -> Iterator[tuple[str, str]]:
    for at, took in enumerate(minutes):
        yield lasting(f"PM-{number}{at:03}", f"{number}-03-{at % 28 + 1:02}T10:00", took)


def years(**minutes: Sequence[int]) -> Trends:
    return trends_of([one for name, took in minutes.items() for one in year(int(name[1:]), took)])


def change(found: Trends, metric: Metric = RESOLVE, statistic: Statistic = Statistic.MEDIAN) -> Change:
    (one,) = figure(found, metric, "2025", statistic).changes
    return one


def test_ten_times_longer_is_longer() -> None:
    found = change(years(y2024=SHORT, y2025=LONG))
    assert (found.claim, found.against, found.period.name) == (Claim.HIGHER, Against.PREVIOUS, "2024")
    assert (found.n, found.value) == (10, 14.5 * 60)
    assert found.ratio == pytest.approx(10, rel=0.02)
    assert found.interval is not None
    low, high = found.interval
    assert low < 10 < high
    assert found.p == pytest.approx(stats.mannwhitneyu(LONG, SHORT, method="exact").pvalue)
    assert change(years(y2024=LONG, y2025=SHORT)).claim is Claim.LOWER


def test_a_fifth_less_in_nine_incidents_is_no_evidence() -> None:
    before = (6, 12, 20, 33, 41, 55, 90, 240, 900)
    after = tuple(round(minutes * 0.8) for minutes in before)
    found = change(years(y2024=before, y2025=after))
    assert (found.claim, found.value) == (Claim.NO_EVIDENCE, 41 * 60)
    assert found.detectable is not None
    assert found.detectable.fall is not None
    assert found.detectable.fall < 0.25
    assert found.detectable.rise > 4


@pytest.mark.parametrize("minutes", [(10, 20, 30, 40), ()])
def test_below_five_nothing_is_compared(minutes: Sequence[int]) -> None:
    anchor = postmortem("PM-001", "started_at: 2023-01-01")
    found = trends_of([anchor, *year(2024, minutes), *year(2025, LONG)])
    (one,) = figure(found, RESOLVE, "2025").changes
    assert (one.claim, one.p, one.value, one.n) == (Claim.TOO_FEW, None, None, len(minutes))


def test_before_the_records_there_is_nothing_to_compare_with() -> None:
    found = years(y2025=LONG)
    for metric, statistic in ((RESOLVE, Statistic.MEDIAN), (definitions.INCIDENTS, Statistic.COUNT)):
        one = change(found, metric, statistic)
        assert (one.claim, one.value, one.n) == (Claim.NO_RECORDS, None, 0)


def test_counts_are_held_against_the_days_of_their_periods() -> None:
    found = change(years(y2024=[1] * 40, y2025=[1] * 12), definitions.INCIDENTS, Statistic.COUNT)
    assert (found.claim, found.value) == (Claim.LOWER, 40)
    assert found.p == pytest.approx(stats.binomtest(12, 52, 365 / 731).pvalue)  # 2024 was a leap year
    assert found.ratio == pytest.approx(12 / 40 * 366 / 365)
    few = change(years(y2024=[1] * 12, y2025=[1] * 8), definitions.INCIDENTS, Statistic.COUNT)
    assert (few.claim, few.value) == (Claim.NO_EVIDENCE, 12)  # the guide's own ▼33%


def test_parts_stand_beside_each_other_without_a_claim() -> None:
    found = years(y2024=[1] * 40, y2025=[1] * 12)
    (one,) = figure(
        found, definitions.INCIDENTS, "2025", Statistic.COUNT, (Dimension.SERVICE, "unknown")
    ).changes
    assert (one.claim, one.value, one.p) == (Claim.NOT_ASKED, 40, None)


def test_all_comparisons_of_a_question_are_corrected_together() -> None:
    found = years(y2024=SHORT, y2025=LONG)
    response = [one for one in found.figures if one.metric in definitions.DURATIONS.values()]
    asked = [one for figure_ in response for one in figure_.changes if one.p is not None]
    expected = stats.false_discovery_control([one.p for one in asked if one.p is not None])
    assert [one.adjusted for one in asked] == pytest.approx(list(expected))
    incidents = [
        one
        for figure_ in found.figures
        if figure_.metric is definitions.INCIDENTS
        for one in figure_.changes
        if one.p is not None
    ]
    assert len(incidents) == 1  # the whole; no severity is written


def test_only_the_last_period_that_is_over_is_held_against_others() -> None:
    found = years(y2023=SHORT, y2024=SHORT, y2025=LONG, y2026=SHORT)
    assert found.this is not None
    assert found.this.name == "2025"
    assert {one.span.name for one in found.figures if one.changes} == {"2025"}


def test_shares() -> None:
    def incident(number: int, at: int, recurs: bool) -> tuple[str, str]:
        began = f"started_at: {number}-03-{at + 1:02}"
        return postmortem(
            f"PM-{number}{at:02}", began, f"recurrence_of: [PM-{number}00]" if recurs else "tags: [x]"
        )

    documents = [incident(2024, at, 0 < at < 3) for at in range(20)]
    documents += [incident(2025, at, 0 < at < 15) for at in range(20)]
    (one,) = figure(trends_of(documents), definitions.RECURRENCE, "2025", Statistic.SHARE).changes
    assert (one.claim, one.value) == (Claim.HIGHER, 0.1)
    assert one.p == pytest.approx(stats.fisher_exact(np.array([[2, 18], [14, 6]])).pvalue)


def test_nought_minutes_do_not_break_the_ratio() -> None:
    found = change(years(y2024=[0] * 6, y2025=LONG))
    assert found.claim is Claim.HIGHER
    assert found.ratio is not None
    assert found.ratio > 100


def test_the_same_answer_every_time() -> None:
    documents = [*year(2024, SHORT), *year(2025, LONG)]
    assert trends_of(documents) == trends_of(reversed(documents))
