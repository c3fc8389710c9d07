"""Times as people write them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from kyokun.model.moment import Absent, Moment, Precision, When
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_ABSENT = {
    **dict.fromkeys(("unknown", "不明", "未確認", "分からない", "わからない"), Absent.UNKNOWN),
    **dict.fromkeys(
        ("not-applicable", "not applicable", "n/a", "na", "該当なし", "対象外", "なし"), Absent.NOT_APPLICABLE
    ),
    **dict.fromkeys(("open", "ongoing", "継続中", "対応中", "未復旧", "未解決"), Absent.OPEN),
}
_DATE = r"(?<!\d)(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)\s?日?"
_CLOCK = (
    r"(?P<noon>午前|午後|am|pm)?\s?(?P<hour>\d{1,2})"
    r"(?:\s?[:時]\s?(?P<minute>\d{2})?\s?分?(?:\s?[:.]?\s?(?P<second>\d{2})(?:\.\d+)?\s?秒?)?)?"
    r"\s?(?P<half>[ap]\.?m?\.?(?![a-z]))?"
)
_HOURS = r"[+-](?:2[0-3]|[01]?\d)(?::?[0-5]\d)?"
_ZONE_NAME = rf"(?P<offset>z|(?:utc|gmt)(?:\s?{_HOURS}(?![\d:]))?|jst)(?!\s?\d)"
"""After a clock time. ``12:43 (UTC 03:43)`` says the same time twice and does not name the zone of the first."""
_OFFSET = rf"(?P<offset>z|(?:utc|gmt)(?:\s?{_HOURS})?|jst|[+-](?:2[0-3]|[01]\d)(?::?[0-5]\d)?)"
_TIME = lazy_pattern(rf"{_DATE}(?:\s*\([^)]{{1,3}}\))?(?:(?:\s*t\s*|\s+){_CLOCK}(?:\s*\(?{_OFFSET}\)?)?)?")
_DATE_ONLY = lazy_pattern(_DATE)
_CELL = lazy_pattern(
    rf"(?:(?:{_DATE}|(?P<month2>\d{{1,2}})\s?[-/月]\s?(?P<day2>\d{{1,2}})\s?日?)(?:\s*\([^)]{{1,3}}\))?(?:\s*t\s*|\s+|,\s*))?"
    rf"{_CLOCK}(?:\s*\(?{_ZONE_NAME}\)?)?(?P<rest>.*)",
    re.DOTALL,
)
_CELL_DATE = lazy_pattern(rf"(?:{_DATE})(?P<rest>.*)", re.DOTALL)
_MAY_FOLLOW = lazy_pattern(
    r"\s?(?:(?:頃|ごろ|ころ|ish|推定|過ぎ|前|\+|\?)\s?)*(?:(?:\(|~|〜|-\s?\d|–|—|→|から|to\s|utc|jst).*)?",
    re.DOTALL,
)
_BEFORE_TIME = lazy_pattern(r"(?:約|およそ|推定|~|(?P<next>翌日|翌朝|翌)|同日|当日|t(?=\d))\s?")
_ZONE_WORD = lazy_pattern(rf"(?<![a-z])(?P<offset>(?:utc|gmt)(?:\s?{_HOURS})?|jst)(?![a-z])")
_SIGNED = lazy_pattern(r"(?P<sign>[+-])(?P<hours>\d{1,2}?):?(?P<minutes>\d{2})?$")
_JST = timezone(timedelta(hours=9), "JST")
_LATEST_HOUR = 29
"""Japanese schedules write the small hours as 24:00 to 29:59 of the day before."""


def parse_time(written: str, zone: tzinfo) -> When | None:
    """A front-matter time: date, hour, minute or second, with or without an offset (then ``zone``); None if it is no time."""
    text = fold(written)
    if text in _ABSENT:
        return _ABSENT[text]
    match = _TIME.fullmatch(text)
    if match is None or (match["hour"] is None and match["offset"]):
        return None
    day = _date(match["year"], match["month"], match["day"])
    return None if day is None else _moment(day, match, zone)


def says_unknown(written: str) -> bool:
    """Whether a word says that the value is unknown: ``unknown``, 「不明」."""
    return _ABSENT.get(fold(written)) is Absent.UNKNOWN


def parse_date(written: str) -> date | None:
    """The first date in a text, or None."""
    match = _DATE_ONLY.search(fold(written))
    return _date(match["year"], match["month"], match["day"]) if match else None


def has_offset(written: str) -> bool:
    """Whether a time names its zone."""
    match = _TIME.fullmatch(fold(written))
    return bool(match and match["offset"])


class CellTime:
    """The time in a timeline's cell: a clock time, with a date when one is written."""

    __slots__ = ("day", "is_next_day", "match", "month_day")

    def __init__(
        self,
        match: re.Match[str],
        day: date | None,
        month_day: tuple[int, int] | None = None,
        *,
        is_next_day: bool = False,
    ) -> None:
        self.match = match
        self.day = day
        self.month_day = month_day
        self.is_next_day = is_next_day

    def on(self, day: date, zone: tzinfo) -> Moment | None:
        """The moment it means on a day (its own date wins; a month and day take the year that brings them nearest)."""
        own: date | None = self.day or day
        if self.day is None and self.month_day is not None:
            own = _nearest(self.month_day, day)
        return _moment(own, self.match, zone) if own else None

    def zone(self, zone: tzinfo) -> tzinfo:
        """The zone that the cell names itself, else ``zone``."""
        return _offset(self.match.groupdict().get("offset"), zone)

    @property
    def days_over(self) -> int:
        """1 for ``25:30``, which belongs to the day before the one it falls on."""
        return int(self.match.groupdict().get("hour") or 0) // 24

    @property
    def has_date(self) -> bool:
        """Whether a date, or a month and day, is written."""
        return self.day is not None or self.month_day is not None


def parse_cell(written: str) -> CellTime | None:
    """A timeline's first cell; None when it holds no time (``--:--``, ``16:4x``, words)."""
    text = fold(written).strip("[]()*_ ")
    before = _BEFORE_TIME.match(text)
    text = text[before.end() :] if before else text
    whole = _TIME.fullmatch(text)
    if whole and whole["hour"]:
        return _dated(whole)
    match = _CELL.fullmatch(text)
    if match and (match["minute"] or match["half"] or "時" in text) and _MAY_FOLLOW.fullmatch(match["rest"]):
        if match["year"]:
            return _dated(match)
        month_day = (int(match["month2"]), int(match["day2"])) if match["month2"] else None
        return CellTime(match, None, month_day, is_next_day=bool(before and before["next"]))
    dated = _CELL_DATE.fullmatch(text)
    return _dated(dated) if dated and _MAY_FOLLOW.fullmatch(dated["rest"]) else None


def _dated(match: re.Match[str]) -> CellTime | None:
    day = _date(match["year"], match["month"], match["day"])
    return CellTime(match, day) if day else None


def _nearest(month_day: tuple[int, int], day: date) -> date | None:
    month, own_day = month_day
    years = (day.year, day.year - 1, day.year + 1)
    dates = [found for year in years if (found := _date(str(year), str(month), str(own_day)))]
    return min(dates, key=lambda found: abs(found - day), default=None)


def _date(year: str, month: str, day: str) -> date | None:
    """A date, or None: also in the first and last year, which leave no room for an offset."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if date.min.year < found.year < date.max.year else None


def _moment(day: date, match: re.Match[str], zone: tzinfo) -> Moment | None:
    groups = match.groupdict()
    offset = _offset(groups.get("offset"), zone)
    if groups.get("hour") is None:
        return Moment(datetime(day.year, day.month, day.day, tzinfo=offset), Precision.DAY)
    hour, minute, second = int(groups["hour"]), int(groups["minute"] or 0), int(groups["second"] or 0)
    hour = _afternoon(hour, groups.get("noon") or groups.get("half") or "")
    if hour > _LATEST_HOUR or minute > 59 or second > 59:
        return None
    precision = Precision.HOUR
    if groups["minute"] is not None:
        precision = Precision.MINUTE if groups["second"] is None else Precision.SECOND
    midnight = datetime(day.year, day.month, day.day, tzinfo=offset) + timedelta(days=hour // 24)
    return Moment(midnight.replace(hour=hour % 24, minute=minute, second=second), precision)


def _afternoon(hour: int, mark: str) -> int:
    if mark.startswith(("午後", "p")) and hour < 12:
        return hour + 12
    if mark.startswith(("午前", "a")) and hour == 12:
        return 0
    return hour


def zone_in(written: str, zone: tzinfo) -> tzinfo:
    """The first zone that a heading names (``UTC``, ``JST``, ``PST (UTC-7)``), else ``zone``."""
    named = _ZONE_WORD.search(fold(written))
    return _offset(named["offset"], zone) if named else zone


def _offset(written: str | None, zone: tzinfo) -> tzinfo:
    if not written:
        return zone
    if written == "jst":
        return _JST
    hours = _SIGNED.search(written)
    if hours is None:
        return UTC
    distance = timedelta(hours=int(hours["hours"]), minutes=int(hours["minutes"] or 0))
    return timezone(-distance if hours["sign"] == "-" else distance)
