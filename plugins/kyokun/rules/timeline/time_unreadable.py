"""KY301."""

import re
from collections.abc import Iterator
from datetime import UTC, date

from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.reading.document import Document
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.times import parse_cell
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import short
from kyokun.rules.zones import unread_zone
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_ANY_DAY = date(2025, 1, 1)
_MONTH = lazy_pattern(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_HELP = Words(
    "`16:40` のように書いてください。おおよそなら `16:40頃`、分からなければ `不明` と書けます",
    "write it like `16:40`; `~16:40` if you only know it roughly, `unknown` if not at all",
)
_WITH_DATE = Words(
    "月は数字で書いてください: `01-26 02:50`、`2025-01-26 02:50`",
    "write the month as a number: `01-26 02:50` or `2025-01-26 02:50`",
)
_HONEST = lazy_pattern(
    r"不明|未確認|unknown|n/a|〃|同上|同時|"
    # A day, or a part of one: as much as the author knows.
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|前日|翌日|当日|同日)?\s?\(?"
    r"(?:未明|早朝|朝|午前中?|日中|正午|昼|中|午後|夕方|夜|深夜|以前|以降|まで|--:--|\?\?:\?\?|morning|noon|afternoon|evening|night|before|after)\)?|"
    # A template's row.
    r".*(?:mm-dd|hh:mm).*"
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for event in document.postmortem.events if document.postmortem else ():
        if isinstance(event.at, Moment) or not _is_wrong(event.written_time):
            continue
        yield Raised(
            event.where["time"],
            Words("「{time}」は時刻として読めません", "“{time}” cannot be read as a time").format(
                time=short(event.written_time)
            ),
            _WITH_DATE if _MONTH.search(event.written_time) else _HELP,
        )


def _is_wrong(written: str) -> bool:
    if is_placeholder(written) or _HONEST.fullmatch(fold(written)) or unread_zone(written):
        return False
    cell = parse_cell(written)
    return cell is None or cell.on(_ANY_DAY, UTC) is None


RULE = Rule(
    code="KY301",
    slug="time-unreadable",
    title=Words("タイムラインの時刻が読み取れない", "A row of the timeline begins with no time"),
    reason=Words(
        "時刻の読めない行は並べ替えにも間隔の計算にも使えず、図にも現れません。",
        "A row without a time can be neither put in order nor measured, and is missing from the chart.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | 発生 | System |
| 10:0x | 検知 | Datadog |
| しばらくして | 復旧確認 | @rin |
""",
        """## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | Start | System |
| 10:0x | Detected | Datadog |
| a bit later | Recovered | @rin |
""",
    ),
    good=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | 発生 | System |
| 10:05頃 | 検知 | Datadog |
| 不明 | 復旧確認 | @rin |
""",
        """## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | Start | System |
| ~10:05 | Detected | Datadog |
| unknown | Recovered | @rin |
""",
    ),
    of_document=check,
)
