"""The front matter's times as they were written, and which of two comes first: shared by the rules about times."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kyokun.model.moment import Moment, Precision
from kyokun.model.postmortem import TIMES, Postmortem
from kyokun.reading.document import Document
from kyokun.reading.times import has_offset

_COARSENESS = tuple(Precision)
_DAY = timedelta(days=1)
_ENDS = ("mitigated_at", "resolved_at", "drafted_at", "held_at", "published_at")
"""What cannot be earlier than the beginning; to be noticed, or taken on, earlier is odd but has happened."""


def known_times(postmortem: Postmortem) -> Iterator[tuple[str, Moment]]:
    """The times that are written and can be read, in their usual order."""
    for name in TIMES:
        when = postmortem.time(name)
        if isinstance(when, Moment):
            yield name, when


def is_before(one: Moment, other: Moment) -> bool:
    """Whether ``one`` is certainly earlier: at the coarser of their precisions, where that was written."""
    if one.at >= other.at:
        return False
    coarser = max(one, other, key=lambda moment: _COARSENESS.index(moment.precision))
    zone = coarser.at.tzinfo
    return _cut(one.at.astimezone(zone), coarser.precision) < _cut(
        other.at.astimezone(zone), coarser.precision
    )


def comes_before(document: Document, postmortem: Postmortem, one: str, other: str) -> bool:
    """Whether the time ``one`` certainly lies before the time ``other``; both are known.

    Where only one of them has an offset nobody can tell within a day: that is what another rule reports.
    """
    first, second = postmortem.time(one), postmortem.time(other)
    if not (isinstance(first, Moment) and isinstance(second, Moment) and is_before(first, second)):
        return False
    zoned = {
        has_offset(written(document, postmortem, name))
        for name, when in ((one, first), (other, second))
        if when.precision is not Precision.DAY
    }
    return len(zoned) < 2 or second.at - first.at > _DAY


def early_end(document: Document, postmortem: Postmortem) -> tuple[str, str] | None:
    """The time that contradicts another when something ends before it starts: the suspect first."""
    later = [name for name, _ in known_times(postmortem) if name in _ENDS]
    early = [name for name in later if comes_before(document, postmortem, name, "started_at")]
    if not early:
        return None
    # When everything is too early, it is the beginning that is mistyped.
    return ("started_at", early[0]) if len(early) > 1 and early == later else (early[0], "started_at")


def written(document: Document, postmortem: Postmortem, name: str) -> str:
    """A value of the front matter as it was written, without its quotation marks."""
    return postmortem.where[name].of(document.text).strip().strip("\"'")


def _cut(at: datetime, precision: Precision) -> datetime:
    match precision:
        case Precision.DAY:
            return at.replace(hour=0, minute=0, second=0, microsecond=0)
        case Precision.HOUR:
            return at.replace(minute=0, second=0, microsecond=0)
        case Precision.MINUTE:
            return at.replace(second=0, microsecond=0)
        case Precision.SECOND:
            return at.replace(microsecond=0)
