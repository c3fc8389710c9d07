"""Values as readers see them: durations, times, quantities. What is unknown says so."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal

from kyokun.model.impact import Quantity
from kyokun.model.moment import Absent, Moment, Precision, When
from kyokun.pages.wording import Wording

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_EXACT_BELOW = 10 * _MINUTE
_TIME_UNITS = {
    "second": ("s", "sec", "secs", "second", "seconds", "秒"),
    "minute": ("m", "min", "mins", "minute", "minutes", "分", "分間"),
    "hour": ("h", "hr", "hrs", "hour", "hours", "時間"),
    "day": ("d", "day", "days", "日", "日間"),
}
_CURRENCIES = frozenset({"JPY", "USD", "EUR", "GBP", "CNY", "KRW", "TWD", "SGD", "AUD", "CHF"})
_ATTACHED_UNITS = frozenset("%％‰")


@dataclass(frozen=True, slots=True)
class Formatter:
    """How values look in one language and one time zone."""

    words: Wording
    zone: tzinfo

    def duration(self, seconds: int | None) -> str:
        """Human units: seconds count below ten minutes, whole minutes below a day, then days and hours."""
        if seconds is None:
            return self.words("unknown")
        if seconds < 0:
            return self.words("duration.minus", text=self.duration(-seconds))
        if seconds >= _DAY:
            days, hours = divmod((seconds + _HOUR // 2) // _HOUR, 24)
            return self._units(day=days, hour=hours)
        if seconds >= _EXACT_BELOW:
            hours, minutes = divmod((seconds + _MINUTE // 2) // _MINUTE, 60)
            return self._units(hour=hours, minute=minutes)
        minutes, rest = divmod(seconds, _MINUTE)
        return self._units(minute=minutes, second=rest)

    def _units(self, **counts: int) -> str:
        parts = [self.words(f"duration.{unit}", n=count) for unit, count in counts.items() if count]
        smallest = list(counts)[-1]
        return self.words("duration.between").join(parts) or self.words(f"duration.{smallest}", n=0)

    def when(self, when: When) -> str:
        """A time in the base's zone at the precision it was written with; a bare date is in no zone."""
        if isinstance(when, Absent):
            return self.words("still-open" if when is Absent.OPEN else when.value)
        if when.precision is Precision.DAY:
            return when.at.date().isoformat()
        at = self._local(when)
        if when.precision is Precision.HOUR:
            return self.words("time.hour", date=at.date().isoformat(), hour=f"{at.hour:02}")
        return at.strftime("%Y-%m-%d %H:%M:%S" if when.precision is Precision.SECOND else "%Y-%m-%d %H:%M")

    def day(self, when: When) -> str:
        """The day of a time in the base's zone."""
        if isinstance(when, Absent):
            return self.words(when.value if when is not Absent.OPEN else "still-open")
        at = when.at if when.precision is Precision.DAY else self._local(when)
        return at.date().isoformat()

    def year(self, when: When) -> int | None:
        """The year of a time in the base's zone; None when there is no time."""
        return int(self.day(when)[:4]) if isinstance(when, Moment) else None

    def zone_of(self, when: When) -> str:
        """The zone's name and offset at that time: ``JST, UTC+09:00``; empty for a bare date or no time."""
        if not isinstance(when, Moment) or when.precision is Precision.DAY:
            return ""
        return self.zone_of_time(self._local(when))

    def zone_of_time(self, at: datetime) -> str:
        """The same for a time that is in its zone already."""
        digits = at.strftime("%z")
        offset = f"UTC{digits[:3]}:{digits[3:5]}"
        name = at.tzname() or ""
        return self.words("time.zone", name=name, offset=offset) if name.isalpha() else offset

    def quantity(self, name: str, quantity: Quantity) -> str:
        """An impact's number with its unit."""
        number = _number(quantity.amount)
        unit = quantity.unit.strip()
        named = next((key for key, known in _TIME_UNITS.items() if unit.lower() in known), None)
        if named is not None and name != "effort":
            seconds = {"second": 1, "minute": _MINUTE, "hour": _HOUR, "day": _DAY}[named]
            return self.duration(int(quantity.amount * seconds))
        if not unit:
            key = f"unit.{name}" if f"unit.{name}" in self.words.entries else "unit.plain"
            return self.words(key, n=number)
        unit = unit.upper() if unit.upper() in _CURRENCIES else unit
        return number + unit if unit in _ATTACHED_UNITS else self.words("unit.other", n=number, unit=unit)

    def _local(self, moment: Moment) -> datetime:
        try:
            return moment.at.astimezone(self.zone)
        except OverflowError:  # the first and last day of the calendar have no room for an offset
            return moment.at


def _number(amount: Decimal) -> str:
    """``1234`` as ``1,234``, ``4.50`` as written."""
    return f"{amount:,f}" if amount.is_finite() else str(amount)
