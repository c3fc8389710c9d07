"""Where a timeline says which zone it is in."""

import pytest

from kyokun.model.moment import Moment
from kyokun.reading.times import parse_cell
from tests.reading.given import given_postmortem

_TABLE = "| Time | Event |\n|---|---|\n| {cell} | Start |\n"


@pytest.mark.parametrize(
    ("before", "utc_hour"),
    [
        ("All times in UTC.\n", 10),
        ("時刻はすべて UTC。\n", 10),
        ("(UTC)\n", 10),
        ("Times are GMT+2.\n", 8),
        ("", 1),
        ("It took a long time until the UTC team was awake.\n", 1),
        ("The UTC team was asleep.\n", 1),
    ],
)
def test_a_sentence_before_the_first_row_tells_the_zone(before: str, utc_hour: int) -> None:
    table = _TABLE.format(cell="2025-06-02 10:00")
    (event,) = given_postmortem(f"# T\n\n## Timeline\n\n{before}\n{table}").events
    assert isinstance(event.at, Moment)
    assert event.at.at.utctimetuple().tm_hour == utc_hour


def test_a_sentence_below_the_rows_does_not() -> None:
    table = _TABLE.format(cell="2025-06-02 10:00")
    (event,) = given_postmortem(f"# T\n\n## Timeline\n\n{table}\n\nAll times in UTC.\n").events
    assert isinstance(event.at, Moment)
    assert event.at.at.utctimetuple().tm_hour == 1


@pytest.mark.parametrize("cell", ["2026-03-25 12:43 (UTC 03:43)", "12:43 (UTC 03:43)", "09:35:22 (18:35)"])
def test_a_time_told_twice_is_read_once(cell: str) -> None:
    assert parse_cell(cell) is not None
    (event,) = given_postmortem(
        f"---\nstarted_at: 2026-03-25\n---\n# T\n\n## Timeline\n\n{_TABLE.format(cell=cell)}"
    ).events
    assert isinstance(event.at, Moment)
    assert event.at.at.hour == int(cell.split()[-3 if "UTC" in cell else 0][:2])
    assert event.at.at.utcoffset() is not None
    assert event.at.iso().endswith("+09:00")
