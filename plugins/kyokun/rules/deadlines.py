"""Hours after resolution: shared by the rules about deadlines."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from kyokun.knowledge.facts import Detail, IncidentFacts, WrittenTime
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.moment import Moment, Precision
from kyokun.model.terms import DocumentType, Status
from kyokun.rules.days import days_words
from kyokun.rules.rule import Raised, Setting

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SPOKEN_HOURS = 72
"""Up to there people speak of hours: "within 72 hours"."""


def asked(survey: Survey, step: str, setting: Setting) -> Iterator[tuple[IncidentFacts, Detail, datetime]]:
    """The incidents that a step's deadline holds for, each with its last moment: resolved, no translation, and not closed,
    for then nothing is left to do.
    """
    for incident in survey.asked_incidents:
        if (
            incident.type is not DocumentType.NEAR_MISS
            and incident.translation_of is None
            and incident.status is not Status.CLOSED
        ):
            detail = survey.details[incident.path]
            if "resolved_at" in detail.times:
                resolved = _end(detail.times["resolved_at"].when, setting.options.zone)
                yield incident, detail, resolved + timedelta(hours=setting.options.deadline_hours[step])


def late_words(time: WrittenTime | None, limit: datetime) -> Words | None:
    """How long after the deadline it was done for certain; None when it was not, or not at a known time."""
    if time is None or time.when.at <= limit:
        return None
    when = time.when
    if when.precision is Precision.DAY:
        return days_words((when.at.date() - limit.astimezone(when.at.tzinfo).date()).days or 1)
    return span_words(when.at - limit)


def past(limit: datetime, setting: Setting) -> timedelta | None:
    """How long the deadline has passed."""
    return setting.now - limit if setting.now is not None and setting.now > limit else None


def span_words(length: timedelta) -> Words:
    """``5 h`` below two days, whole days from there on."""
    if length >= 2 * _DAY:
        return days_words(length // _DAY)
    hours = max(1, length // _HOUR)
    return Words(f"{hours} 時間", f"{hours} h")


def allowed_words(step: str, setting: Setting) -> Words:
    """The time that a step has, as policy sets it."""
    hours = setting.options.deadline_hours[step]
    return (
        span_words(timedelta(hours=hours)) if hours > _SPOKEN_HOURS else Words(f"{hours} 時間", f"{hours} h")
    )


def reported(detail: Detail, key: str, message: Words, help_: Words) -> Raised:
    """A finding at the step's key, or at ``resolved_at``, from which the time counts."""
    where = detail.where
    return Raised(where[key] if key in where else where["resolved_at"], message, help_)


def _end(moment: Moment, zone: tzinfo) -> datetime:
    """The last moment that a time written as an hour or a day may mean; a day is one of the base's ``zone``."""
    if moment.precision is Precision.DAY:
        next_day = moment.at.date() + _DAY
        return datetime(next_day.year, next_day.month, next_day.day, tzinfo=zone).astimezone(UTC)
    return moment.at + _HOUR if moment.precision is Precision.HOUR else moment.at
