"""The timeline section: a table whose first column is a time, or a list whose items begin with one."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo

from kyokun.model.labels import EVENT_FIELDS, EventField
from kyokun.model.moment import Absent, Moment, When
from kyokun.model.terms import EventClass
from kyokun.model.timeline import Event
from kyokun.model.vocabulary import EVENT_CLASSES
from kyokun.reading.times import CellTime, parse_cell
from kyokun.text.folding import fold
from kyokun.text.markdown import Block, Inline, ItemList, Row, Table, walk
from kyokun.text.span import Span, Where

_HANDLE = re.compile(r"@[\w-]")
_MACHINES = re.compile(
    r"\b(?:system|monitor(?:ing)?|alert(?:ing|manager|s)?|datadog|grafana|prometheus|cloudwatch|pagerduty|sentry|pingdom|cron|scheduler|ci|kubernetes"
    r"|autoscal\w+|bot|batch(?:-worker)?|github actions)\b|システム|監視|アラート|自動"
)
_OUTSIDERS = re.compile(
    r"\b(?:app store|support|customers?|users?|partner|vendor|provider|google play|external)\b|サポート|顧客|お客|ユーザー|外部|取引先|提携先|事業者"
)
_ITEM_TIME = re.compile(r"(?P<time>[^-–—:：]*?\d{1,2}[:：時]\d{0,2}[^\s|–—]*(?:\s?[AaPp][Mm])?)(?:\s*[-–—:：|]\s*|\s+)(?P<event>.+)", re.DOTALL)
_NEXT_DAY = timedelta(hours=6)
_DAY = timedelta(days=1)


def read_timeline(
    blocks: tuple[Block, ...], heading: str, times: dict[str, When], zone: tzinfo
) -> tuple[Event, ...]:
    """The events in the order of writing.

    Cells without a date follow the row above: a clock time far earlier than it is the next day's. The first one's day
    comes from ``started_at``, else ``detected_at``. Without any date the times stay unknown. A heading that says UTC
    (of the section or of the column) is believed.
    """
    section_zone = _zone_in(heading, zone)
    clock = _Clock([when for when in times.values() if isinstance(when, Moment)], _first_day(times))
    events: list[Event] = []
    for block in walk(blocks):
        if isinstance(block, Table) and block.header.cells:
            table_zone = _zone_in(block.header.cells[0].text, section_zone)
            events.extend(_table(block, clock, table_zone))
        elif isinstance(block, ItemList):
            events.extend(_items(block, clock, section_zone))
    return tuple(events)


class _Clock:
    """Turns the cells of one timeline into moments, row after row."""

    def __init__(self, known: list[Moment], day: datetime | None) -> None:
        self._last = max((moment.at for moment in known), default=None)
        self._first = day
        self._previous: datetime | None = None

    def read(self, cell: CellTime, zone: tzinfo) -> When:
        before = self._previous or self._first
        if before is None and not cell.has_date:
            return Absent.UNKNOWN
        day = before.astimezone(zone).date() if before else datetime(1970, 1, 1, tzinfo=zone).date()
        if before is None and cell.day is None:
            return Absent.UNKNOWN  # a month and day without any year to be had
        moment = cell.on(day, zone)
        if moment is None:
            return Absent.UNKNOWN
        if not cell.has_date:
            moment = self._rolled(moment)
        self._previous = moment.at
        return moment

    def _rolled(self, moment: Moment) -> Moment:
        if self._previous is None:
            if self._first is not None and moment.at - self._first > timedelta(hours=12):
                return Moment(moment.at - _DAY, moment.precision)
            return moment
        back = self._previous - moment.at
        later = moment.at + _DAY
        fits = self._last is not None and later <= self._last + timedelta(hours=1)
        if back > _NEXT_DAY or (back > timedelta(hours=1) and fits):
            return Moment(later, moment.precision)
        return moment


def _first_day(times: dict[str, When]) -> datetime | None:
    for name in ("started_at", "detected_at", "acknowledged_at", "identified_at", "mitigated_at", "resolved_at"):
        when = times.get(name)
        if isinstance(when, Moment):
            return when.at
    return None


def _zone_in(heading: str, zone: tzinfo) -> tzinfo:
    text = fold(heading)
    if re.search(r"\b(?:utc|gmt)\b", text) and "jst" not in text:
        return timezone.utc
    if "jst" in text and "utc" not in text:
        return timezone(timedelta(hours=9), "JST")
    return zone


def _table(table: Table, clock: _Clock, zone: tzinfo) -> Iterator[Event]:
    columns = [EVENT_FIELDS.find_heading(cell.text) for cell in table.header.cells]
    if not columns or columns[0] not in (EventField.TIME, None):
        return
    columns[0] = EventField.TIME
    if EventField.EVENT not in columns and len(columns) > 1:
        columns[1] = EventField.EVENT
    for row in table.rows:
        if any(cell.text.strip() for cell in row.cells):
            yield _row(row, columns, clock, zone)


def _row(row: Row, columns: list[EventField | None], clock: _Clock, zone: tzinfo) -> Event:
    cells: dict[EventField, Inline] = {}
    for column, cell in zip(columns, row.cells, strict=False):
        if column is not None and column not in cells:
            cells[column] = cell
    texts = {column: cell.text for column, cell in cells.items()}
    who = texts.get(EventField.WHO, "")
    declared = EVENT_CLASSES.find(texts.get(EventField.CLASS, ""))
    return Event(
        at=_at(texts.get(EventField.TIME, ""), clock, zone),
        written_time=texts.get(EventField.TIME, ""),
        event=texts.get(EventField.EVENT, ""),
        who=who,
        detail=texts.get(EventField.DETAIL, ""),
        result=texts.get(EventField.RESULT, ""),
        action=texts.get(EventField.ACTION, ""),
        evidence=texts.get(EventField.EVIDENCE, ""),
        by=declared or _class_of(who),
        where=Where(row.span, {column.value: cell.span for column, cell in cells.items() if cell.text}),
    )


def _items(items: ItemList, clock: _Clock, zone: tzinfo) -> Iterator[Event]:
    for item in items.items:
        match = _ITEM_TIME.match(item.inline.text)
        cell = parse_cell(match["time"]) if match else None
        if match is None or cell is None:
            continue
        detail = "\n".join(
            nested.inline.text for block in item.blocks if isinstance(block, ItemList) for nested in block.items
        )
        span = item.inline.span
        yield Event(
            at=clock.read(cell, zone),
            written_time=match["time"].strip(),
            event=match["event"].strip(),
            detail=detail,
            where=Where(item.span, {"time": Span(span.start, span.start), "event": span}),
        )


def _at(written: str, clock: _Clock, zone: tzinfo) -> When:
    cell = parse_cell(written)
    return clock.read(cell, zone) if cell else Absent.UNKNOWN


def _class_of(who: str) -> EventClass | None:
    folded = fold(who)
    if _HANDLE.search(folded):
        return EventClass.HUMAN
    if _OUTSIDERS.search(folded):
        return EventClass.EXTERNAL
    return EventClass.SYSTEM if _MACHINES.search(folded) else None
