"""How many incidents, and how they are broken down."""

from datetime import date

import pytest

from kyokun.trends import definitions
from kyokun.trends.figures import Absence, Dimension, Statistic, Why
from kyokun.trends.periods import Granularity, parse_period
from kyokun.trends.population import Selection
from kyokun.trends.trends import Query, trends
from tests.trends.building import TODAY, figure, knowledge, left_out, postmortem, trends_of

BASE = [
    postmortem(
        "PM-001",
        "severity: high",
        "started_at: 2025-01-05T14:20",
        "services: [api, db]",
        "causes: [technology/memory-leak, process/review]",
        "tags: [heap]",
        "detected_by: monitoring",
    ),
    postmortem(
        "PM-002",
        "type: record",
        "severity: low",
        "started_at: 2025-01-31T23:59",
        "services: [api]",
        "detected_by: customer",
    ),
    postmortem("PM-003", "type: near-miss", "started_at: 2025-01-20T10:00", "detected_by: staff"),
    postmortem(
        "PM-004", "lang: en", "translation_of: PM-001", "severity: high", "started_at: 2025-01-05T14:20"
    ),
    postmortem("PM-005", "started_at: 2025-02", "detected_at: 2025-02-03"),
    postmortem("PM-006", "severity: high", "held_at: 2025-02-03"),
]


def counts(name: str, dimension: Dimension) -> dict[str, float | None]:
    found = trends_of(BASE, Granularity.MONTH)
    return {
        segment.name: figure(found, definitions.INCIDENTS, name, Statistic.COUNT, segment).value
        for segment in found.segments(definitions.INCIDENTS, dimension)
    }


def test_postmortems_and_records_count_translations_and_near_misses_do_not() -> None:
    found = trends_of(BASE, Granularity.MONTH)
    january = figure(found, definitions.INCIDENTS, "2025-01", Statistic.COUNT)
    assert (january.value, january.ids) == (2, ("PM-001", "PM-002"))
    assert figure(found, definitions.NEAR_MISSES, "2025-01", Statistic.COUNT).ids == ("PM-003",)
    assert figure(found, definitions.INCIDENTS, "2025-02", Statistic.COUNT).ids == ("PM-005",)
    assert found.undated["incidents"] == ("PM-006",)


def test_broken_down_by_everything_that_is_asked_for() -> None:
    assert counts("2025-01", Dimension.SEVERITY) == {"high": 1, "low": 1, "unknown": 0}
    assert counts("2025-01", Dimension.TYPE) == {"postmortem": 1, "record": 1}
    assert counts("2025-01", Dimension.SERVICE) == {"api": 2, "db": 1, "unknown": 0}
    assert counts("2025-01", Dimension.CAUSE_CATEGORY) == {"process": 1, "technology": 1, "unknown": 1}
    assert counts("2025-01", Dimension.CAUSE) == {
        "process/review": 1,
        "technology/memory-leak": 1,
        "unknown": 1,
    }
    assert counts("2025-01", Dimension.TAG) == {"heap": 1}


def test_who_noticed() -> None:
    found = trends_of(BASE)
    monitoring = figure(
        found, definitions.DETECTION_SOURCE, "2025", Statistic.SHARE, (Dimension.DETECTED_BY, "monitoring")
    )
    assert (monitoring.value, monitoring.n, monitoring.missing) == (0.5, 2, ("PM-005",))
    staff = figure(
        found, definitions.DETECTION_SOURCE, "2025", Statistic.SHARE, (Dimension.DETECTED_BY, "staff")
    )
    assert staff.value == 0


def test_how_complete_each_time_is() -> None:
    found = trends_of([*BASE, postmortem("PM-007", "started_at: 2025-03-01", "resolved_at: open")])
    started = figure(found, definitions.COMPLETENESS, "2025", Statistic.SHARE, (Dimension.TIME, "started_at"))
    assert (started.values, started.ids) == ([1, 1, 0, 1], ("PM-001", "PM-002", "PM-005", "PM-007"))
    resolved = figure(
        found, definitions.COMPLETENESS, "2025", Statistic.SHARE, (Dimension.TIME, "resolved_at")
    )
    assert (resolved.value, left_out(resolved)) == (0, {"PM-007": Why.STILL_OPEN})


def test_weekday_and_hour_are_the_bases_own() -> None:
    utc = postmortem("PM-007", "started_at: 2025-03-02T20:30Z")
    hour = postmortem("PM-008", "started_at: 2025-03-04T09+09:00")
    day = postmortem("PM-009", "started_at: 2025-03-05")
    found = trends_of([utc, hour, day])
    span = f"{found.periods[0].name}..{found.periods[-1].name}"
    monday = figure(
        found, definitions.WEEKDAY_HOUR, span, Statistic.COUNT, (Dimension.WEEKDAY_HOUR, "mon-05")
    )
    tuesday = figure(
        found, definitions.WEEKDAY_HOUR, span, Statistic.COUNT, (Dimension.WEEKDAY_HOUR, "tue-09")
    )
    assert (monday.ids, tuesday.ids) == (("PM-007",), ("PM-008",))
    whole = figure(found, definitions.WEEKDAY_HOUR, span, Statistic.COUNT)
    assert (whole.n, left_out(whole)) == (2, {"PM-009": Why.TOO_COARSE})


@pytest.mark.parametrize(
    ("timezone", "month"), [("Asia/Tokyo", "2025-02"), ("Europe/Berlin", "2025-01"), ("UTC", "2025-01")]
)
def test_months_are_those_of_the_bases_zone(timezone: str, month: str) -> None:
    found = trends_of(
        [postmortem("PM-001", "started_at: 2025-01-31T15:00Z")], Granularity.MONTH, timezone=timezone
    )
    assert figure(found, definitions.INCIDENTS, month, Statistic.COUNT).ids == ("PM-001",)


@pytest.mark.parametrize(("timezone", "month"), [("Europe/Berlin", "2025-04"), ("UTC", "2025-03")])
def test_a_month_begins_with_summer_time_where_there_is_one(timezone: str, month: str) -> None:
    """Midnight in Berlin on 1 April is 22:00 UTC; in winter it would be 23:00."""
    found = trends_of(
        [postmortem("PM-001", "started_at: 2025-03-31T22:30Z")], Granularity.MONTH, timezone=timezone
    )
    assert figure(found, definitions.INCIDENTS, month, Statistic.COUNT).ids == ("PM-001",)


def test_a_bare_date_is_that_date_wherever_the_base_is() -> None:
    found = trends_of(
        [postmortem("PM-001", "started_at: 2025-02-01")], Granularity.MONTH, timezone="Pacific/Kiritimati"
    )
    assert figure(found, definitions.INCIDENTS, "2025-02", Statistic.COUNT).ids == ("PM-001",)


def test_only_some_services_or_severities() -> None:
    base = knowledge(BASE)
    for selection, ids in (
        (Selection(services=("db",)), ("PM-001",)),
        (Selection(services=("api",)), ("PM-001", "PM-002")),
    ):
        found = trends(base, Query(Granularity.YEAR, selection=selection), TODAY)
        assert figure(found, definitions.INCIDENTS, "2025", Statistic.COUNT).ids == ids


def test_the_future_is_unknown_and_today_is_not_over() -> None:
    found = trends(knowledge(BASE), Query(last=date(2025, 3, 31)), date(2025, 2, 10))
    february, march = (
        figure(found, definitions.INCIDENTS, name, Statistic.COUNT) for name in ("2025-02", "2025-03")
    )
    assert (february.value, february.is_complete) == (1, False)
    assert (march.value, march.absent) == (None, Absence.FUTURE)
    assert found.this is not None
    assert found.this.name == "2025-01"


def test_an_id_that_two_documents_claim_names_neither() -> None:
    path, text = postmortem("PM-001", "started_at: 2025-03-01")
    found = trends_of([(path, text), ("postmortems/again.md", text)])
    assert figure(found, definitions.INCIDENTS, "2025", Statistic.COUNT).ids == (path, "postmortems/again.md")


@pytest.mark.parametrize(
    ("name", "first", "end", "previous", "year_earlier"),
    [
        ("2025-01", "2025-01-01", "2025-02-01", "2024-12", "2024-01"),
        ("2024-02", "2024-02-01", "2024-03-01", "2024-01", "2023-02"),
        ("2025-Q1", "2025-01-01", "2025-04-01", "2024-Q4", "2024-Q1"),
        ("2025-q4", "2025-10-01", "2026-01-01", "2025-Q3", "2024-Q4"),
        ("2025", "2025-01-01", "2026-01-01", "2024", "2024"),
    ],
)
def test_periods(name: str, first: str, end: str, previous: str, year_earlier: str) -> None:
    found = parse_period(name)
    assert found is not None
    assert (found.first.isoformat(), found.end.isoformat()) == (first, end)
    assert (found.previous.name, found.year_earlier.name) == (previous, year_earlier)


@pytest.mark.parametrize(
    "name", ["", "25", "2025-13", "2025-00", "2025-Q5", "2025-1", "0000", "9999", "January"]
)
def test_what_is_no_period(name: str) -> None:
    assert parse_period(name) is None
