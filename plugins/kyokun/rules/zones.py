"""Which zone a timeline's times are in, where reading could not tell or may have guessed wrong."""

import re
from datetime import datetime, timedelta

from kyokun.model.terms import SectionKind
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.rules.timeline_rows import known_times, runs, timed
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_NAMES = (
    "PST|PDT|MST|MDT|CST|CDT|EST|EDT|AKST|HST|CET|CEST|WET|WEST|EET|EEST|BST|MSK|IST|SGT|HKT|KST"
    "|AEST|AEDT|ACST|ACDT|AWST|NZST|NZDT|PT|ET|CT"
)
_ZONE = lazy_pattern(rf"(?<![A-Za-z])({_NAMES})(?![A-Za-z])")
_READABLE = lazy_pattern(r"(?<![a-z])(?:utc|gmt|jst)(?![a-z])|[+-]\d{2}:?\d{2}")
_BELONGS = lazy_pattern(r"\d[\s(]*(?:[AaPp]\.?[Mm]\.?)?[\s(]*$")
_TIMES = lazy_pattern(r"\btimes?\b|時刻|日時|時間", re.IGNORECASE)


def unread_zone(written: str) -> re.Match[str] | None:
    """The zone that a cell with a time names by letters that do not tell how far from UTC it is: ``16:58 PST``."""
    match = _ZONE.search(written) if not _READABLE.search(fold(written)) else None
    return match if match and _BELONGS.search(written[: match.start()]) else None


def unread_heading(document: Document) -> tuple[str, Span] | None:
    """The zone that the timeline's heading, its first column or a sentence before the table names in that way."""
    section = document.postmortem.section(SectionKind.TIMELINE) if document.postmortem else None
    if section is None or document.postmortem is None or not document.postmortem.events:
        return None
    start, first = section.where.whole.start, document.postmortem.events[0].where.whole.start
    at = start
    for line in document.text[start:first].splitlines(keepends=True):
        about_times = line.lstrip().startswith("|") or _TIMES.search(line) or at == start
        name = line.split("|")[1] if line.lstrip().startswith("|") and line.count("|") > 1 else line
        offset = at + (line.index(name) if name else 0)
        match = _ZONE.search(name) if about_times and not _READABLE.search(fold(name)) else None
        if match:
            return match[1], Span(offset + match.start(), offset + match.end())
        at += len(line)
    return None


def mixed(document: Document) -> tuple[Event, Event] | None:
    """A row whose cell names its zone and one of the same table whose cell does not, and is read in another one."""
    for run in runs(document):
        rows = timed(run)
        if len({at.at.utcoffset() for _, at in rows}) < 2:
            continue
        named = next(((row, at) for row, at in rows if _READABLE.search(fold(row.written_time))), None)
        for row, at in rows if named else ():
            if (
                named
                and not _READABLE.search(fold(row.written_time))
                and at.at.utcoffset() != named[1].at.utcoffset()
            ):
                return named[0], row
    return None


def shift(document: Document) -> timedelta | None:
    """How far the rows' clock times are from the front matter's, when that is just what UTC is from its zone.

    None unless no time of the front matter is found among the rows as they stand, and two or more are once shifted.
    """
    postmortem = document.postmortem
    if postmortem is None or not postmortem.events:
        return None
    times = [moment.at for moment in known_times(postmortem).values() if moment.is_exact]
    rows = [(event.written_time, at) for event, at in timed(postmortem.events) if at.is_exact]
    if len(times) < 2 or len(rows) < 2 or any(_READABLE.search(fold(cell)) for cell, _ in rows):
        return None
    offset = times[0].utcoffset() or timedelta(0)
    clocks = {_minute(at.at.astimezone(times[0].tzinfo)) for _, at in rows}
    if not offset or any(_minute(at) in clocks for at in times):
        return None
    moved = {_minute(at - offset) for at in times}
    return offset if len(moved & clocks) >= 2 else None


def _minute(at: datetime) -> tuple[int, int]:
    return at.hour, at.minute
