"""What is worth reading again: chosen by the day alone, so that everyone sees the same and it changes by itself."""

from dataclasses import dataclass
from datetime import date

from kyokun.knowledge.knowledge import Incident, LessonPage
from kyokun.model.moment import Moment
from kyokun.model.terms import DocumentType, Status
from kyokun.pages.context import SiteContext, View
from kyokun.pages.lesson_list import listed_lessons

_SETTLED = (Status.PUBLISHED, Status.CLOSED)
_ANNIVERSARIES = 2
"""How many are shown."""
_WEEK = 7
"""Days, today's among them, in which an anniversary is shown: nobody looks every day."""


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An incident that began about this day some years ago."""

    incident: Incident
    on: date
    years: int


def anniversaries(view: View) -> tuple[Anniversary, ...]:
    """The incidents of which the last seven days were the anniversary, the latest first."""
    today = view.site.today
    found = []
    for incident in reversed(view.site.in_time):
        on = _day(view, incident)
        years = _years_ago(on, today) if on is not None else 0
        if on is not None and years:
            found.append(Anniversary(incident, on, years))
    return tuple(found[:_ANNIVERSARIES])


def of_the_month(site: SiteContext) -> Incident | None:
    """One postmortem that is finished and taught something; each in its turn, month by month."""
    able = [
        incident
        for incident in site.in_time
        if incident.postmortem.type is DocumentType.POSTMORTEM
        and incident.postmortem.status in _SETTLED
        and site.knowledge.lesson_ids(incident)
    ]
    return able[(site.today.year * 12 + site.today.month) % len(able)] if able else None


def of_the_week(site: SiteContext) -> LessonPage | None:
    """One lesson; each in its turn, week by week."""
    able = listed_lessons(site)
    return able[site.today.toordinal() // _WEEK % len(able)] if able else None


def _day(view: View, incident: Incident) -> date | None:
    when = incident.postmortem.happened_at
    return date.fromisoformat(view.format.day(when)) if isinstance(when, Moment) else None


def _years_ago(on: date, today: date) -> int:
    """How many years ago, if the anniversary fell into the week that ends today; 0 otherwise."""
    for year in {today.year, today.year - 1}:
        # The 29th of February is remembered on the 28th.
        day = on.replace(year=year, day=28) if (on.month, on.day) == (2, 29) else on.replace(year=year)
        if year > on.year and 0 <= (today - day).days < _WEEK:
            return year - on.year
    return 0
