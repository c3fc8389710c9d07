"""Values as readers see them."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from kyokun.model.impact import Quantity
from kyokun.model.language import Language
from kyokun.model.moment import Absent, Moment, Precision
from kyokun.pages.formatting import Formatter
from kyokun.pages.wording import wording

JA = Formatter(wording(Language.JA), ZoneInfo("Asia/Tokyo"))
EN = Formatter(wording(Language.EN), ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("seconds", "ja", "en"),
    [
        (None, "不明", "unknown"),
        (0, "0秒", "0 s"),
        (2, "2秒", "2 s"),
        (60, "1分", "1 min"),
        (130, "2分10秒", "2 min 10 s"),
        (599, "9分59秒", "9 min 59 s"),
        (1497, "25分", "25 min"),
        (4500, "1時間15分", "1 h 15 min"),
        (7200, "2時間", "2 h"),
        (86_399, "24時間", "24 h"),
        (86_400, "1日", "1 d"),
        (266_400, "3日2時間", "3 d 2 h"),
        (-300, "−5分", "−5 min"),
    ],
)
def test_durations(seconds: int | None, ja: str, en: str) -> None:
    assert (JA.duration(seconds), EN.duration(seconds)) == (ja, en)


AT = datetime(2025, 12, 31, 23, 30, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("precision", "shown", "zone"),
    [
        (Precision.SECOND, "2026-01-01 08:30:15", "JST, UTC+09:00"),
        (Precision.MINUTE, "2026-01-01 08:30", "JST, UTC+09:00"),
        (Precision.HOUR, "2026-01-01 08時台", "JST, UTC+09:00"),
        (Precision.DAY, "2025-12-31", ""),
    ],
)
def test_times_stand_in_the_bases_zone_but_a_bare_date_in_none(
    precision: Precision, shown: str, zone: str
) -> None:
    moment = Moment(AT, precision)
    assert (JA.when(moment), JA.zone_of(moment)) == (shown, zone)


def test_a_zone_without_a_name_shows_its_offset() -> None:
    odd = Formatter(wording(Language.EN), timezone(timedelta(hours=-3, minutes=-30)))
    assert odd.zone_of(Moment(AT, Precision.MINUTE)) == "UTC-03:30"


def test_three_kinds_of_absence_are_three_words() -> None:
    assert [JA.when(absent) for absent in Absent] == ["不明", "該当なし", "継続中"]


def test_the_ends_of_the_calendar() -> None:
    first = Moment(datetime(1, 1, 1, tzinfo=UTC), Precision.MINUTE)
    west = Formatter(wording(Language.EN), timezone(timedelta(hours=-9)))
    assert west.day(first) == "0001-01-01"


@pytest.mark.parametrize(
    ("name", "amount", "unit", "ja", "en"),
    [
        ("users", "1234", "", "1,234人", "1,234"),
        ("error_rate", "23.50", "%", "23.50%", "23.50%"),
        ("outage", "75", "min", "1時間15分", "1 h 15 min"),
        ("degraded", "1.5", "h", "1時間30分", "1 h 30 min"),
        ("revenue", "15000", "jpy", "15,000 JPY", "15,000 JPY"),
        ("effort", "9", "", "9人時", "9 person-hours"),
        ("rating", "4.2", "", "4.2", "4.2"),
        ("requests_failed", "12", "", "12件", "12"),
    ],
)
def test_quantities_keep_their_numbers(name: str, amount: str, unit: str, ja: str, en: str) -> None:
    quantity = Quantity(Decimal(amount), unit)
    assert (JA.quantity(name, quantity), EN.quantity(name, quantity)) == (ja, en)
