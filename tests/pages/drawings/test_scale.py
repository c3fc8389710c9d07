"""The marks of a time axis."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.pages.drawings.scale import Axis

TOKYO = ZoneInfo("Asia/Tokyo")
ZONES = [UTC, TOKYO, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Australia/Lord_Howe")]


def test_marks_are_round_in_the_zone() -> None:
    axis = Axis(datetime(2025, 1, 5, 5, 19, tzinfo=UTC), datetime(2025, 1, 5, 5, 46, tzinfo=UTC), TOKYO)
    assert [mark.at.strftime("%H:%M") for mark in axis.marks()] == [
        "14:20",
        "14:25",
        "14:30",
        "14:35",
        "14:40",
        "14:45",
    ]


def test_midnight_of_the_zone_is_marked() -> None:
    axis = Axis(datetime(2025, 1, 5, 13, 50, tzinfo=UTC), datetime(2025, 1, 5, 16, 10, tzinfo=UTC), TOKYO)
    (midnight,) = [mark.at for mark in axis.marks() if mark.is_midnight]
    assert midnight.isoformat() == "2025-01-06T00:00:00+09:00"


@given(
    st.integers(0, 60 * 60 * 24 * 365 * 60).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.timedeltas(timedelta(seconds=1), timedelta(days=900)),
    st.sampled_from(ZONES),
)
def test_there_are_a_few_marks_in_order_inside_and_apart(
    start: datetime, length: timedelta, zone: ZoneInfo
) -> None:
    axis = Axis(start, start + length, zone)
    shares = [axis.share(mark.at) for mark in axis.marks()]
    assert shares == sorted(shares)
    assert len(shares) <= 13
    assert all(0 <= share <= 1 for share in shares)
    ordinary = [axis.share(mark.at) for mark in axis.marks() if not mark.is_midnight]
    assert all(later - earlier > 0.1 for earlier, later in pairwise(ordinary))


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_the_change_of_clocks_breaks_nothing(zone: ZoneInfo) -> None:
    axis = Axis(datetime(2025, 3, 9, 3, 0, tzinfo=UTC), datetime(2025, 3, 9, 12, 0, tzinfo=UTC), zone)
    times = [mark.at.astimezone(UTC) for mark in axis.marks()]
    assert times == sorted(set(times))
