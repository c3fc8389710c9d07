"""The timeline section: a table whose first column is a time, or a list whose items begin with one."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo

from kyokun.model.labels import EVENT_FIELDS, EventField
from kyokun.model.moment import Absent, Moment, Precision, When
from kyokun.model.postmortem import TIMES
from kyokun.model.terms import EventClass
from kyokun.model.timeline import Event
from kyokun.model.vocabulary import EVENT_CLASSES
from kyokun.reading.times import CellTime, parse_cell, zone_in
from kyokun.text.blocks import Block, Inline, ItemList, Paragraph, Row, Table, walk
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span, Where

_HANDLE = lazy_pattern(r"@[\w-]")
_MACHINES = lazy_pattern(
    r"\b(?:system|monitor(?:ing)?|alert(?:ing|manager|s)?|datadog|grafana|prometheus|cloudwatch|pagerduty|sentry|pingdom|cron|scheduler|ci|kubernetes"
    r"|autoscal\w+|bot|batch(?:-worker)?|github actions)\b|システム|監視|アラート|自動"
)
_OUTSIDERS = lazy_pattern(
    r"\b(?:app store|support|customers?|users?|partner|vendor|provider|google play|external)\b|サポート|顧客|お客|ユーザー|外部|取引先|提携先|事業者"
)
_ITEM_TIME = lazy_pattern(
    r"(?P<time>[^-–—:：\d]{0,12}(?:(?:\d{4}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?[T ]?\s?)?(?:午前|午後)?\s?"
    r"\d{1,2}(?:時|[:：](?=[^\s:：]))[^\s|–—]{0,16}(?<![-:：])(?:\s?[AaPp][Mm])?(?:\s?\(?(?:UTC|GMT|JST)[-+:\d]{0,6}\)?)?[\])]?)"
    r"(?:\s?[-–—:：|]\s?|\s)(?P<event>.+)",
    re.DOTALL,
)
_ALL_TIMES = lazy_pattern(r"\btimes\b|\btime ?zone\b|時刻|時間帯|タイムゾーン|^\W*(?:utc|gmt|jst)\b")
_NEXT_DAY = timedelta(hours=6)
_SLIP = timedelta(hours=1)
_DAY = timedelta(days=1)
_COURSE = TIMES[:6]
"""The times of the incident itself, from its start to its resolution."""


def read_timeline(
    text: str, blocks: tuple[Block, ...], heading: str, times: dict[str, When], zone: tzinfo
) -> tuple[Event, ...]:
    """The events in the order of writing. Lists beside a table comment on it: they count where there is none.

    Cells without a date follow the row above: a clock time far earlier than it is the next day's. The first one's day
    comes from ``started_at``, else ``detected_at``. Without any date the times stay unknown. A heading that names a
    zone (of the section or of the column) is believed, and so is a sentence before the first row ("All times in UTC").
    """
    section_zone = zone_in(heading, zone)
    clock = _Clock([when for name in _COURSE if isinstance(when := times.get(name), Moment)])
    events: list[Event] = []
    lists: list[tuple[ItemList, tzinfo]] = []
    for block in walk(blocks):
        if isinstance(block, Table) and block.header.cells:
            table_zone = zone_in(block.header.cells[0].text, section_zone)
            events.extend(_table(block, clock, table_zone))
        elif isinstance(block, ItemList):
            lists.append((block, section_zone))
        elif isinstance(block, Paragraph) and not events and _ALL_TIMES.search(fold(block.inline.text)):
            section_zone = zone_in(block.inline.text, section_zone)
    if not events:
        events.extend(event for items, zone in lists for event in _items(text, items, clock, zone))
    return tuple(events)


class _Clock:
    """Turns the cells of one timeline into moments, row after row."""

    def __init__(self, known: list[Moment]) -> None:
        self._last = max((moment.at for moment in known), default=None)
        self._first = known[0] if known else None
        self._previous: datetime | None = None
        self._cell: CellTime | None = None

    def read(self, cell: CellTime, zone: tzinfo) -> When:
        day = cell.day or self._day(cell.zone(zone))
        moment = cell.on(day, zone) if day else None
        if moment is None:
            return Absent.UNKNOWN
        if cell.is_next_day:
            follows_another = self._cell is not None and self._cell.is_next_day
            moment = moment if follows_another else Moment(moment.at + _DAY, moment.precision)
        elif not cell.has_date:
            moment = self._rolled(moment)
        self._previous, self._cell = moment.at, cell
        return moment

    def _day(self, zone: tzinfo) -> date | None:
        """The day that a row without a date is taken to be on at first: that of the row above."""
        if self._previous is not None and self._cell is not None:
            return self._previous.astimezone(zone).date() - _DAY * self._cell.days_over
        if self._first is None:
            return None
        is_day = self._first.precision is Precision.DAY
        return self._first.at.date() if is_day else self._first.at.astimezone(zone).date()

    def _rolled(self, moment: Moment) -> Moment:
        if self._previous is None:
            return self._nearest_to_first(moment)
        back = self._previous - moment.at
        later = Moment(moment.at + _DAY, moment.precision)
        return later if back > _NEXT_DAY or (back > _SLIP and self._fits(later)) else moment

    def _nearest_to_first(self, moment: Moment) -> Moment:
        """The first row stands near the first time known, be it on the other side of midnight."""
        if self._first is None or self._first.precision is Precision.DAY:
            return moment
        away = moment.at - self._first.at
        if away > _DAY / 2:
            return Moment(moment.at - _DAY, moment.precision)
        later = Moment(moment.at + _DAY, moment.precision)
        return later if away < -_DAY / 2 and self._fits(later) else moment

    def _fits(self, moment: Moment) -> bool:
        """Whether the incident was still going on then, as far as its times tell."""
        return self._last is not None and moment.at <= self._last + _SLIP


def _table(table: Table, clock: _Clock, zone: tzinfo) -> Iterator[Event]:
    columns = [EVENT_FIELDS.find_heading(cell.text) for cell in table.header.cells]
    if not columns or columns[0] not in (EventField.TIME, None):
        return
    columns[0] = EventField.TIME
    if EventField.EVENT not in columns and len(columns) > 1:
        columns[_event_column(columns)] = EventField.EVENT
    for row in table.rows:
        if any(cell.text.strip() for cell in row.cells):
            yield _row(row, columns, clock, zone)


def _event_column(columns: list[EventField | None]) -> int:
    """Where no heading says "event": the first column that does not say who, what class or what evidence."""
    others = (EventField.TIME, EventField.WHO, EventField.CLASS, EventField.EVIDENCE)
    return next((at for at, column in enumerate(columns) if at and column not in others), 1)


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


def _items(text: str, items: ItemList, clock: _Clock, zone: tzinfo) -> Iterator[Event]:
    for item in items.items:
        match = _ITEM_TIME.match(item.inline.text)
        cell = parse_cell(match["time"]) if match else None
        if match is None or cell is None:
            continue
        detail = "\n".join(
            nested.inline.text
            for block in item.blocks
            if isinstance(block, ItemList)
            for nested in block.items
        )
        yield Event(
            at=clock.read(cell, zone),
            written_time=match["time"].strip(),
            event=match["event"].strip(),
            detail=detail,
            where=Where(item.span, _item_parts(text, item.inline.span, match)),
        )


def _item_parts(text: str, source: Span, match: re.Match[str]) -> dict[str, Span]:
    """Where the time and the event of an item stand, as far as markup inside them lets it be told."""
    time, event = match["time"].strip(), match["event"].strip()
    at = text.find(time, source.start, source.end)
    if at < 0:
        return {"event": source}
    after = at + len(time)
    begins = text.find(event, after, source.end)
    if begins >= 0:
        return {"time": Span(at, after), "event": Span(begins, begins + len(event))}
    begins = source.end - len(text[after : source.end].lstrip(" \n-–—:：|"))
    return {"time": Span(at, after), "event": Span(begins, source.end)}


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
