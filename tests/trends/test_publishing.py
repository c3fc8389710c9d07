"""How soon it was published."""

from datetime import date

import pytest

from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Outcome, Statistic, Why
from tests.trends.building import figure, postmortem, trends_of

RESOLVED = "2025-03-03T10:00"


def outcome(within: str, *lines: str, today: date = date(2025, 12, 1)) -> Outcome:
    found = trends_of([postmortem("PM-001", f"started_at: {RESOLVED}", *lines)], today=today)
    one = figure(found, definitions.PUBLISHED_WITHIN, "2025", Statistic.SHARE, (Dimension.WITHIN, within))
    return one.values[0] if one.points else one.excluded[0].why if one.excluded else None


@pytest.mark.parametrize(
    ("published", "day", "three", "week"),
    [
        ("2025-03-04T10:00", 1, 1, 1),
        ("2025-03-04T10:01", 0, 1, 1),
        ("2025-03-10T10:01", 0, 0, 0),
        ("2025-03-03", 1, 1, 1),
        ("2025-03-04", Why.TOO_COARSE, 1, 1),  # on that day it may have been before or after 10:00
        ("2025-03-06", 0, Why.TOO_COARSE, 1),
        ("2025-03-04T10", Why.TOO_COARSE, 1, 1),
        ("2025-03-01", *[Why.ENDS_BEFORE_START] * 3),
        ("unknown", None, None, None),
        ("not-applicable", *[Why.NOT_APPLICABLE] * 3),
    ],
)
def test_limits(published: str, day: Outcome, three: Outcome, week: Outcome) -> None:
    lines = ("status: published", f"resolved_at: {RESOLVED}", f"published_at: {published}")
    assert [outcome(name, *lines) for name in ("24h", "72h", "1w")] == [day, three, week]


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2025, 3, 10), Why.NOT_DUE_YET), (date(2025, 3, 11), 0.0)]
)
def test_what_is_late_without_being_published_counts_as_late(today: date, expected: Outcome) -> None:
    assert outcome("1w", "status: draft", f"resolved_at: {RESOLVED}", today=today) == expected


def test_the_lag_is_in_days() -> None:
    published = [
        postmortem(
            f"PM-00{days}",
            f"started_at: {RESOLVED}",
            "resolved_at: 2025-03-03T23:30",
            f"published_at: 2025-03-{3 + days:02d}",
        )
        for days in range(1, 6)
    ]
    record = postmortem("PM-009", "type: record", f"started_at: {RESOLVED}", "resolved_at: 2025-03-03T23:30")
    lag = figure(trends_of([*published, record]), definitions.PUBLISH_LAG, "2025")
    assert (lag.value, lag.values, lag.missing) == (3, [1, 2, 3, 4, 5], ())


def test_the_days_are_those_of_the_bases_zone() -> None:
    lines = (f"started_at: {RESOLVED}", "resolved_at: 2025-03-03T15:30Z", "published_at: 2025-03-05")
    found = trends_of([postmortem("PM-001", *lines)])
    assert figure(found, definitions.PUBLISH_LAG, "2025").values == [1]
