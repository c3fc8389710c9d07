"""On which day a timeline's clock times fall."""

import pytest

from kyokun.model.moment import iso
from tests.reading.given import given_postmortem


def times(front_matter: str, *cells: str, heading: str = "Time") -> list[str]:
    """The moments of a timeline whose first cells are these."""
    rows = "".join(f"| {cell} | x |\n" for cell in cells)
    text = f"---\n{front_matter}\n---\n## Timeline\n\n| {heading} | Event |\n|---|---|\n{rows}"
    return [iso(event.at).replace("+09:00", "") for event in given_postmortem(text).events]


def test_without_any_date_a_clock_time_stays_unknown() -> None:
    assert times("id: PM-001", "14:20", "01-05 14:20") == ["unknown", "unknown"]


def test_a_date_in_the_timeline_is_enough() -> None:
    found = times("id: PM-001", "14:20", "2025-01-05 14:30", "14:40")
    assert found == ["unknown", "2025-01-05T14:30", "2025-01-05T14:40"]


@pytest.mark.parametrize("key", ["started_at", "detected_at", "resolved_at"])
def test_the_day_comes_from_the_first_time_known(key: str) -> None:
    assert times(f"{key}: 2025-01-05T14:20", "14:20") == ["2025-01-05T14:20"]


def test_the_dates_of_the_review_say_nothing_about_the_incident() -> None:
    assert times("held_at: 2025-01-07\npublished_at: 2025-01-08", "14:20") == ["unknown"]
    found = times(
        "started_at: 2025-01-05T14:20\nresolved_at: 2025-01-05T15:00\nheld_at: 2025-01-09", "14:20", "12:50"
    )
    assert found == ["2025-01-05T14:20", "2025-01-05T12:50"]


def test_a_start_known_to_the_day_leaves_the_first_row_on_that_day() -> None:
    assert times("started_at: 2025-01-05", "23:50", "00:10") == ["2025-01-05T23:50", "2025-01-06T00:10"]


def test_a_row_before_a_start_after_midnight_is_on_the_day_before() -> None:
    assert times("started_at: 2025-01-05T00:05", "23:50", "00:05") == ["2025-01-04T23:50", "2025-01-05T00:05"]


def test_a_first_row_after_midnight_is_on_the_day_after_a_late_start() -> None:
    found = times("started_at: 2025-01-05T23:50\nresolved_at: 2025-01-06T01:00", "00:10", "00:40")
    assert found == ["2025-01-06T00:10", "2025-01-06T00:40"]


def test_a_deploy_in_the_small_hours_of_the_same_day_stays_there() -> None:
    found = times("started_at: 2025-01-05T14:20\nresolved_at: 2025-01-05T15:00", "01:30", "14:20")
    assert found == ["2025-01-05T01:30", "2025-01-05T14:20"]


def test_midnight_is_crossed_as_often_as_the_clock_starts_anew() -> None:
    found = times("started_at: 2025-01-05T22:00", "22:00", "23:50", "00:10", "12:00", "03:00")
    assert found == [
        "2025-01-05T22:00",
        "2025-01-05T23:50",
        "2025-01-06T00:10",
        "2025-01-06T12:00",
        "2025-01-07T03:00",
    ]


def test_honest_events_out_of_order_stay_where_they_are() -> None:
    found = times(
        "started_at: 2025-01-05T14:20\nresolved_at: 2025-01-05T15:00", "14:20", "15:00", "14:45", "13:50"
    )
    assert found == ["2025-01-05T14:20", "2025-01-05T15:00", "2025-01-05T14:45", "2025-01-05T13:50"]


def test_an_earlier_time_is_the_next_days_while_the_incident_goes_on() -> None:
    found = times("started_at: 2025-01-05T14:00\nresolved_at: 2025-01-06T13:00", "14:00", "15:00", "11:00")
    assert found[-1] == "2025-01-06T11:00"


def test_hours_beyond_24_belong_to_the_evening_before() -> None:
    found = times("started_at: 2025-01-05T22:00", "23:50", "25:30", "26:10", "05:00")
    assert found == ["2025-01-05T23:50", "2025-01-06T01:30", "2025-01-06T02:10", "2025-01-06T05:00"]


def test_rows_that_say_the_next_day_share_it() -> None:
    found = times("started_at: 2025-01-05T09:00", "09:00", "翌 10:00", "翌日 11:00", "12:00")
    assert found == ["2025-01-05T09:00", "2025-01-06T10:00", "2025-01-06T11:00", "2025-01-06T12:00"]


def test_month_and_day_take_the_year_that_brings_them_nearest() -> None:
    found = times("started_at: 2025-01-01T00:30", "12-31 23:50", "01-01 00:30", "12/31 23:55")
    assert found == ["2024-12-31T23:50", "2025-01-01T00:30", "2024-12-31T23:55"]
    assert times("started_at: 2024-12-31T23:50", "23:50", "01-01 00:10")[-1] == "2025-01-01T00:10"


def test_rows_that_cannot_be_read_do_not_disturb_the_others() -> None:
    found = times("started_at: 2025-01-05T23:00", "23:00", "16:4x", "不明", "", "00:10")
    assert found == ["2025-01-05T23:00", "unknown", "unknown", "unknown", "2025-01-06T00:10"]


def test_a_column_in_utc_is_on_utcs_day() -> None:
    found = times("started_at: 2025-06-02T08:30+09:00", "23:30", "00:10", heading="Time (UTC)")
    assert found == ["2025-06-01T23:30+00:00", "2025-06-02T00:10+00:00"]


def test_a_cell_in_a_zone_of_its_own_is_on_that_zones_day() -> None:
    found = times("started_at: 2025-06-02T08:30+09:00", "08:30", "17:40 UTC-7")
    assert found == ["2025-06-02T08:30", "2025-06-01T17:40-07:00"]


@pytest.mark.parametrize(
    ("columns", "cells", "event", "who"),
    [
        ("Time | Event | Who", "14:20 | a | b", "a", "b"),
        ("When | Who | What was done", "14:20 | b | a", "a", "b"),
        ("日時 | 誰が | 何をした", "14:20 | b | a", "a", "b"),
        ("時刻 | | ソース", "14:20 | a | b", "a", "b"),
        (" | Event | Source", "14:20 | a | b", "a", "b"),
        ("Time | 出来事 | 出来事", "14:20 | a | c", "a", ""),
        ("Time | Notes", "14:20 | a", "a", ""),
    ],
)
def test_columns_are_known_by_their_headings(columns: str, cells: str, event: str, who: str) -> None:
    line = "|---" * (columns.count("|") + 1)
    text = f"---\nstarted_at: 2025-01-05\n---\n## Timeline\n\n| {columns} |\n{line}|\n| {cells} |\n"
    (found,) = given_postmortem(text).events
    assert (found.written_time, found.event, found.who) == ("14:20", event, who)


def test_a_table_without_a_time_is_no_timeline() -> None:
    text = "## Timeline\n\n| Owner | Event |\n|---|---|\n| @a | b |\n"
    assert given_postmortem(text).events == ()


def test_a_list_beside_a_table_comments_on_it() -> None:
    text = (
        "## Timeline\n\n- 14:00 - before\n\n| Time | Event |\n|---|---|\n| 14:20 | a |\n\n- 14:30 - why so\n"
    )
    assert [event.event for event in given_postmortem(text).events] == ["a"]


@pytest.mark.parametrize(
    ("who", "declared", "by"),
    [
        ("@alice", "", "human"),
        ("Datadog", "", "system"),
        ("監視", "", "system"),
        ("App Store", "", "external"),
        ("サポート", "", "external"),
        ("Rin", "", None),
        ("Datadog", "人", "human"),
        ("@alice", "外部イベント", "external"),
        ("", "", None),
    ],
)
def test_whose_doing_an_event_was(who: str, declared: str, by: str | None) -> None:
    text = f"## Timeline\n\n| Time | Event | Who | Class |\n|---|---|---|---|\n| 14:20 | a | {who} | {declared} |\n"
    (event,) = given_postmortem(text).events
    assert event.by == by
