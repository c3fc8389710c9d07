"""How long things took: by hand, and each trap by itself."""

import pytest

from kyokun.trends import definitions
from kyokun.trends.figures import Absence, Dimension, Statistic, Why
from kyokun.trends.periods import Granularity
from tests.trends.building import figure, lasting, left_out, period, postmortem, trends_of

DETECT, ACKNOWLEDGE, IDENTIFY, MITIGATE, RESOLVE = definitions.DURATIONS.values()
FIVE = [
    lasting(f"PM-00{n}", f"2025-03-0{n}T10:00", minutes) for n, minutes in enumerate((10, 20, 40, 80, 400), 1)
]


def test_each_of_the_five_by_hand() -> None:
    course = (
        "started_at: 2025-01-05T14:20",
        "detected_at: 2025-01-05T14:22",
        "acknowledged_at: 2025-01-05T14:25",
        "identified_at: 2025-01-05T14:40",
        "mitigated_at: 2025-01-05T15:00",
        "resolved_at: 2025-01-05T16:00",
    )
    found = trends_of([postmortem("PM-001", *course)])
    minutes = {
        metric.id: [value / 60 for value in figure(found, metric, "2025").values]
        for metric in (DETECT, ACKNOWLEDGE, IDENTIFY, MITIGATE, RESOLVE)
    }
    assert minutes == {
        "time-to-detect": [2],
        "time-to-acknowledge": [3],
        "time-to-identify": [20],
        "time-to-mitigate": [40],
        "time-to-resolve": [100],
    }
    shares = {
        phase: figure(found, definitions.PHASE_SHARE, "2025", Statistic.MEAN, (Dimension.PHASE, phase)).values
        for phase in ("detect", "acknowledge", "mitigate", "resolve")
    }
    assert shares == {"detect": [0.02], "acknowledge": [0.03], "mitigate": [0.35], "resolve": [0.6]}


def test_the_median_from_five_and_the_ninetieth_percentile_from_ten() -> None:
    four = figure(trends_of(FIVE[:4]), RESOLVE, "2025")
    assert (four.n, four.value, four.absent) == (4, None, Absence.TOO_FEW)
    five = figure(trends_of(FIVE), RESOLVE, "2025")
    assert (five.n, five.value, five.interval) == (5, 40 * 60, None)
    nine = [lasting(f"PM-{n:03}", f"2025-03-{n:02}T10:00", n * 10) for n in range(1, 10)]
    ten = [*nine, lasting("PM-010", "2025-03-10T10:00", 100)]
    p90 = figure(trends_of(nine), RESOLVE, "2025", Statistic.P90)
    assert (p90.n, p90.value, p90.absent) == (9, None, Absence.TOO_FEW)
    assert figure(trends_of(ten), RESOLVE, "2025", Statistic.P90).value == 91 * 60
    median = figure(trends_of(ten), RESOLVE, "2025")
    assert (median.value, median.interval) == (55 * 60, (20 * 60, 90 * 60))


@pytest.mark.parametrize(
    ("resolved", "why"),
    [
        ("resolved_at: ongoing", Why.STILL_OPEN),
        ("resolved_at: not-applicable", Why.NOT_APPLICABLE),
        ("resolved_at: 2025-03-20", Why.TOO_COARSE),
        ("resolved_at: 2025-03-20T14", Why.TOO_COARSE),
        ("resolved_at: 2025-03-20T09:00", Why.ENDS_BEFORE_START),
        ("type: near-miss", Why.NEAR_MISS),
    ],
)
def test_what_is_left_out_and_why(resolved: str, why: Why) -> None:
    odd = postmortem("PM-009", "started_at: 2025-03-20T10:00", resolved)
    one = figure(trends_of([*FIVE, odd]), RESOLVE, "2025")
    assert (one.n, one.value, one.missing, left_out(one)) == (5, 40 * 60, (), {"PM-009": why})


@pytest.mark.parametrize("resolved", ["resolved_at: unknown", "tags: [nothing-else]"])
def test_unknown_is_not_nought(resolved: str) -> None:
    odd = postmortem("PM-009", "started_at: 2025-03-20T10:00", resolved)
    one = figure(trends_of([*FIVE, odd]), RESOLVE, "2025")
    assert (one.n, one.value, one.missing, one.excluded) == (5, 40 * 60, ("PM-009",), ())


def test_nought_minutes_are_nought_minutes() -> None:
    at_once = lasting("PM-009", "2025-03-20T10:00", 0)
    assert figure(trends_of([*FIVE, at_once]), RESOLVE, "2025").values[-1] == 0


def test_times_in_other_zones_are_the_same_times() -> None:
    moved = postmortem("PM-001", "started_at: 2025-03-01T10:00+09:00", "resolved_at: 2025-03-01T02:30+01:00")
    assert figure(trends_of([moved]), RESOLVE, "2025").values == [30 * 60]


@pytest.mark.parametrize(
    ("began", "resolved", "minutes"),
    [
        ("2025-03-09T01:30", "2025-03-09T03:30", 60),  # the clocks go forward at 2:00
        ("2025-11-02T00:30", "2025-11-02T03:30", 240),  # and back again
    ],
)
def test_where_clocks_are_changed_an_hour_is_not_won(began: str, resolved: str, minutes: int) -> None:
    one = postmortem("PM-001", f"started_at: {began}", f"resolved_at: {resolved}")
    found = trends_of([one], timezone="America/New_York")
    assert figure(found, RESOLVE, "2025").values == [minutes * 60]


def test_across_a_months_end_it_belongs_to_the_month_it_began() -> None:
    night = postmortem("PM-001", "started_at: 2025-01-31T23:50", "resolved_at: 2025-02-01T00:20")
    found = trends_of([night], Granularity.MONTH)
    assert figure(found, RESOLVE, "2025-01").ids == ("PM-001",)
    assert figure(found, RESOLVE, "2025-02").ids == ()


def test_stated_durations_stay_apart_from_computed_ones() -> None:
    stated = lasting("PM-009", "2025-03-20T10:00", 30, "impact: {outage: 1 h 45 min, degraded: 20分}")
    found = trends_of([stated])
    outage = figure(found, definitions.IMPACT_DURATION, "2025", segment=(Dimension.IMPACT, "outage"))
    degraded = figure(found, definitions.IMPACT_DURATION, "2025", segment=(Dimension.IMPACT, "degraded"))
    assert (outage.values, degraded.values) == ([105 * 60], [20 * 60])
    assert figure(found, RESOLVE, "2025").values == [30 * 60]
    silent = figure(
        trends_of(FIVE), definitions.IMPACT_DURATION, "2025", segment=(Dimension.IMPACT, "outage")
    )
    assert (silent.n, len(silent.missing)) == (0, 5)


def test_by_severity() -> None:
    found = trends_of([lasting("PM-001", "2025-03-01T10:00", 10, "severity: high"), *FIVE[1:]])
    high = figure(found, RESOLVE, "2025", segment=(Dimension.SEVERITY, "high"))
    unknown = figure(found, RESOLVE, "2025", segment=(Dimension.SEVERITY, "unknown"))
    assert (high.ids, unknown.n) == (("PM-001",), 4)


def test_a_quarter_without_incidents_has_none_and_not_nought_minutes() -> None:
    later = lasting("PM-006", "2025-08-01T10:00", 10)
    found = trends_of([*FIVE, later], Granularity.QUARTER)
    empty = figure(found, RESOLVE, "2025-Q2")
    assert (empty.n, empty.value, empty.absent) == (0, None, Absence.NONE)
    none = figure(found, definitions.INCIDENTS, "2025-Q2", Statistic.COUNT)
    assert (none.n, none.value, none.absent) == (0, 0, None)
    before = figure(found, definitions.INCIDENTS, "2024-Q4", Statistic.COUNT)
    assert (before.value, before.absent) == (None, Absence.BEFORE_RECORDS)
    assert found.this == period("2025-Q4")
