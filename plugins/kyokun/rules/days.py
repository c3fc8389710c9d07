"""Which day it was, in the base's zone: shared by the rules that compare dates."""

from datetime import date, tzinfo

from kyokun.model.language import Words
from kyokun.model.moment import day_of
from kyokun.model.postmortem import Postmortem
from kyokun.rules.rule import Setting

_BEGINNINGS = ("started_at", "detected_at", "resolved_at")
_YEAR = 366


def today(setting: Setting) -> date | None:
    """The day of ``now``."""
    return setting.now.astimezone(setting.options.zone).date() if setting.now else None


def beginning(postmortem: Postmortem, zone: tzinfo) -> tuple[str, date] | None:
    """The first day known of the incident, and the key that tells it."""
    known = ((name, day_of(postmortem.time(name), zone)) for name in _BEGINNINGS)
    return next(((name, day) for name, day in known if day is not None), None)


def day_in_right_year(wrong: date, since: date) -> date | None:
    """The same day of the year in which it would not be before ``since``: years are what people mistype in January."""
    for year in (since.year, since.year + 1):
        try:
            day = wrong.replace(year=year)
        except ValueError:  # 29 February
            continue
        if 0 <= (day - since).days < _YEAR // 2:
            return day
    return None


def days_words(count: int) -> Words:
    """``1 day``, ``4 days``."""
    return Words(f"{count} 日", "1 day" if count == 1 else f"{count} days")
