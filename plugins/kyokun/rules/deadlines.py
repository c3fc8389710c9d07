"""Hours after resolution: shared by the rules about deadlines."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kyokun.model.language import Words
from kyokun.model.moment import Moment, Precision, When
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import DocumentType, Status
from kyokun.reading.document import Document
from kyokun.rules.days import days_words
from kyokun.rules.rule import Raised, Setting

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SPOKEN_HOURS = 72
"""Up to there people speak of hours: "within 72 hours"."""


def asked(document: Document) -> Iterator[Postmortem]:
    """The document's postmortem when deadlines hold for it: no translation, and not closed, for then nothing is left to do."""
    postmortem = document.postmortem
    if (
        postmortem is not None
        and postmortem.type is not DocumentType.NEAR_MISS
        and postmortem.translation_of is None
        and postmortem.status is not Status.CLOSED
    ):
        yield postmortem


def deadline(postmortem: Postmortem, step: str, setting: Setting) -> datetime | None:
    """The last moment at which a step is in time; None when resolution is not known."""
    resolved = postmortem.time("resolved_at")
    if not isinstance(resolved, Moment):
        return None
    return _end(resolved) + timedelta(hours=setting.options.deadline_hours[step])


def late_words(when: When, limit: datetime) -> Words | None:
    """How long after the deadline it was done for certain; None when it was not, or not at a known time."""
    if not isinstance(when, Moment) or when.at <= limit:
        return None
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


def reported(postmortem: Postmortem, key: str, message: Words, help_: Words) -> Raised:
    """A finding at the step's key, or at ``resolved_at``, from which the time counts."""
    where = postmortem.where
    return Raised(where[key] if key in where else where["resolved_at"], message, help_)


def _end(moment: Moment) -> datetime:
    """The last moment that a time written as an hour or a day may mean."""
    if moment.precision is Precision.DAY:
        return moment.at + _DAY
    return moment.at + _HOUR if moment.precision is Precision.HOUR else moment.at
