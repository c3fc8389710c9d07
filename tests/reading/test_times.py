"""Times as people write them: what each means, or that it means none."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.model.moment import Moment, iso
from kyokun.reading.times import parse_cell, parse_date, parse_time, zone_in

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-01-05T14:20:03+09:00", "2025-01-05T14:20:03+09:00"),
        ("2025-01-05T14:20:03.123Z", "2025-01-05T14:20:03+00:00"),
        ("2025-01-05T14:20+0530", "2025-01-05T14:20+05:30"),
        ("2025-01-05T14:20-07", "2025-01-05T14:20-07:00"),
        ("2025-01-05 14:20", "2025-01-05T14:20+09:00"),
        ("2025-01-05 14:20 UTC", "2025-01-05T14:20+00:00"),
        ("2025-01-05 14:20 (JST)", "2025-01-05T14:20+09:00"),
        ("2025-01-05 14:20 UTC-7", "2025-01-05T14:20-07:00"),
        ("2025-01-05T14", "2025-01-05T14+09:00"),
        ("2025-01-05 14時", "2025-01-05T14+09:00"),
        ("2025-01-05", "2025-01-05"),
        ("2025/1/5", "2025-01-05"),
        ("2024年5月23日 7時07分", "2024-05-23T07:07+09:00"),
        ("2025-01-05（日）14:20", None),
        ("2025-01-05（日） 14:20", "2025-01-05T14:20+09:00"),
        ("２０２５－０１－０５　１４：２０", "2025-01-05T14:20+09:00"),
        ("2025-01-05 4:02 PM", "2025-01-05T16:02+09:00"),
        ("2025-01-05 12:15p", "2025-01-05T12:15+09:00"),
        ("2025-01-05 12:15 a.m.", "2025-01-05T00:15+09:00"),
        ("2025-01-05 午後2時", "2025-01-05T14+09:00"),
        ("2025-11-19T28:00:00", "2025-11-20T04:00:00+09:00"),
        ("unknown", "unknown"),
        ("不明", "unknown"),
        ("N/A", "not-applicable"),
        ("該当なし", "not-applicable"),
        ("open", "open"),
        ("継続中", "open"),
        ("2023-07-94", None),
        ("2025-02-29", None),
        ("2025-13-01", None),
        ("20255-01-05", None),
        ("2025-01-055", None),
        ("2025-01-05T30:00", None),
        ("2025-01-05T14:60", None),
        ("2025-01-05T14:20+99:00", None),
        ("2025-01-05T14:20 PST", None),
        ("2025-01-05+09:00", None),
        ("0001-01-01", None),
        ("9999-12-31T23:59-12:00", None),
        ("0000-00-00", None),
        ("14:20", None),
        ("1600", None),
        ("750", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_front_matters_time(written: str, meant: str | None) -> None:
    when = parse_time(written, TOKYO)
    assert (iso(when) if when else None) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14:20", "2025-01-05T14:20+09:00"),
        ("14:20:03", "2025-01-05T14:20:03+09:00"),
        ("9:05", "2025-01-05T09:05+09:00"),
        ("14時20分", "2025-01-05T14:20+09:00"),
        ("14時", "2025-01-05T14+09:00"),
        ("午前0時5分", None),
        ("午前0時05分", "2025-01-05T00:05+09:00"),
        ("25:30", "2025-01-06T01:30+09:00"),
        ("[03-26 17:40]", "2025-03-26T17:40+09:00"),
        ("12/31 23:50", "2024-12-31T23:50+09:00"),
        ("1月6日 0:10", "2025-01-06T00:10+09:00"),
        ("02-29 10:00", "2024-02-29T10:00+09:00"),
        ("13-45 10:00", None),
        ("2025-01-05T14:20:03Z", "2025-01-05T14:20:03+00:00"),
        ("2025-01-05", "2025-01-05"),
        ("14:20 UTC", "2025-01-05T14:20+00:00"),
        ("14:20 JST (05:20 UTC)", "2025-01-05T14:20+09:00"),
        ("14:20 UTC-7", "2025-01-05T14:20-07:00"),
        ("14:20 UTC+09:00", "2025-01-05T14:20+09:00"),
        ("14:20 PST", None),
        ("14:20-15:00", "2025-01-05T14:20+09:00"),
        ("14:20〜", "2025-01-05T14:20+09:00"),
        ("14:20 から 15:00", "2025-01-05T14:20+09:00"),
        ("14:20頃（推定）", "2025-01-05T14:20+09:00"),
        ("約14:20", "2025-01-05T14:20+09:00"),
        ("~14:20?", "2025-01-05T14:20+09:00"),
        ("**14:20**", "2025-01-05T14:20+09:00"),
        ("11:59ish", "2025-01-05T11:59+09:00"),
        ("4:02 PM", "2025-01-05T16:02+09:00"),
        ("12:15p", "2025-01-05T12:15+09:00"),
        ("１４：２０", "2025-01-05T14:20+09:00"),
        ("14:20 or so it seems", None),
        ("16:4x", None),
        ("--:--", None),
        ("??:??", None),
        ("1600", None),
        ("14.43", None),
        ("99:99", None),
        ("30:00", None),
        ("不明", None),
        ("昨夜", None),
        ("", None),
    ],
)
def test_a_timelines_cell(written: str, meant: str | None) -> None:
    cell = parse_cell(written)
    moment = cell.on(date(2025, 1, 5), TOKYO) if cell else None
    assert (moment.iso() if moment else None) == meant


@pytest.mark.parametrize(
    ("heading", "offset"),
    [
        ("時刻", "+09:00"),
        ("Time (UTC)", "+00:00"),
        ("日時 GMT", "+00:00"),
        ("時刻（JST）", "+09:00"),
        ("PST (UTC-7)", "-07:00"),
        ("UTC(JST)", "+00:00"),
        ("Time (UTC+05:30)", "+05:30"),
        ("Outcome utcx", "+09:00"),
    ],
)
def test_the_first_zone_a_heading_names(heading: str, offset: str) -> None:
    moment = parse_time("2025-01-05T14:20", zone_in(heading, TOKYO))
    assert isinstance(moment, Moment)
    assert moment.iso() == f"2025-01-05T14:20{offset}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2週間後レビュー（2025-01-24）", date(2025, 1, 24)),
        ("Review on 2025/1/24, then 2025/2/1", date(2025, 1, 24)),
        ("2025年1月24日", date(2025, 1, 24)),
        ("20255-01-24", None),
        ("2025-01-244", None),
        ("2025-02-30", None),
        ("2週間後", None),
    ],
)
def test_the_first_date_in_a_text(written: str, meant: date | None) -> None:
    assert parse_date(written) == meant


@given(st.datetimes(timezones=st.timezones()).filter(lambda at: 1 < at.year < 9999))
def test_iso_times_come_back_as_they_are(at: datetime) -> None:
    written = at.isoformat(timespec="minutes")
    when = parse_time(written, TOKYO)
    whole_minutes = len(written) == len("2025-01-05T14:20+09:00")
    assert (iso(when) if when else None) == (written if whole_minutes else None)


@given(st.text(alphabet=st.sampled_from("0123456789:-/年月日時分午後前翌頃〜~()+ TZutcjspm.?約")))
def test_any_text_is_a_time_that_can_be_compared_or_none(written: str) -> None:
    cell = parse_cell(written)
    moment = cell.on(date(2025, 1, 5), TOKYO) if cell else None
    when = parse_time(written, TOKYO)
    known = [found for found in (moment, when) if isinstance(found, Moment)]
    assert all(found.at.timestamp() == found.at.timestamp() and found.iso() for found in known)
