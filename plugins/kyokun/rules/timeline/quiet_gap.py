"""KY308."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from kyokun.model.durations import duration_words
from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import clock, is_full, known_times, short
from kyokun.text.folding import fold

_Rows = list[tuple[Event, datetime]]


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    if document.postmortem is None or not is_full(document):
        return
    times = known_times(document.postmortem)
    detected, recovered = times.get("detected_at"), times.get("mitigated_at") or times.get("resolved_at")
    rows = _rows(document.postmortem.events)
    if detected is None or recovered is None or rows is None:
        return
    inside = [(event, at) for event, at in rows if detected.at <= at <= recovered.at]
    gaps = [(after[1] - before[1], before, after) for before, after in pairwise(inside)]
    if not gaps:
        return
    long, before, after = max(gaps, key=lambda gap: gap[0])
    if long > timedelta(minutes=setting.options.quiet_minutes):
        yield _raised(before[0], after[0], long)


def _rows(events: tuple[Event, ...]) -> _Rows | None:
    """The rows in the order of time; None when one of them may have happened within any gap."""
    rows: _Rows = []
    for event in events:
        if not isinstance(event.at, Moment) or not event.at.is_exact or _is_range(event.written_time):
            return None
        rows.append((event, event.at.at))
    return sorted(rows, key=lambda row: row[1])


def _is_range(written: str) -> bool:
    """``14:20–15:40``: it went on for a while, so nothing tells how long nothing happened after it."""
    return any(
        mark in fold(written)[4:].replace("utc-", "") for mark in ("~", "–", "—", "から", "→", " to ", " - ")
    )


def _raised(before: Event, after: Event, long: timedelta) -> Raised:
    assert isinstance(before.at, Moment)  # noqa: S101 - told apart in _rows
    assert isinstance(after.at, Moment)  # noqa: S101
    return Raised(
        after.where["time"],
        Words(
            "{before}「{what}」から {after} まで、{long}のあいだ何も書かれていません",
            "nothing is written for {long}, from {before} “{what}” to {after}",
        ).format(
            before=clock(before.at),
            what=short(before.event),
            after=clock(after.at, before.at),
            long=duration_words(int(long.total_seconds())),
        ),
        Words(
            "そのあいだに調べたこと、待っていたもの、決めたことを書いてください。待っていただけなら、そう書きます",
            "write what was looked into, waited for or decided meanwhile; if it was only waiting, say for what",
        ),
        related=((before.where["time"], Words("ここから", "from here")),),
    )


RULE = Rule(
    code="KY308",
    slug="quiet-gap",
    title=Words("タイムラインに長い空白がある", "The timeline is silent for long"),
    reason=Words(
        "検知から復旧までの空白には、いちばん改善できること（待ち、迷い、手戻り）が隠れています。",
        "What could be improved most (waiting, doubt, dead ends) hides in the silence between detection and recovery.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """mitigated_at: 2025-06-02T12:10+09:00
resolved_at: 2025-06-02T12:20+09:00

## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | 発生 | System |
| 10:04 | 検知 | Datadog |
| 10:06 | 確認開始 | @rin |
| 12:10 | 緩和 | @kenji |
| 12:20 | 復旧確認 | @rin |
""",
        """mitigated_at: 2025-06-02T12:10+09:00
resolved_at: 2025-06-02T12:20+09:00

## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | Start | System |
| 10:04 | Detected | Datadog |
| 10:06 | Acknowledged | @rin |
| 12:10 | Mitigated | @kenji |
| 12:20 | Recovered | @rin |
""",
    ),
    good=Words(
        """mitigated_at: 2025-06-02T12:10+09:00
resolved_at: 2025-06-02T12:20+09:00

## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | 発生 | System |
| 10:04 | 検知 | Datadog |
| 10:06 | 確認開始 | @rin |
| 10:25 | 原因特定 | @rin |
| 11:10 | 一度目の配布が失敗し、原因の調査に戻る | @kenji |
| 12:10 | 緩和 | @kenji |
| 12:20 | 復旧確認 | @rin |
""",
        """mitigated_at: 2025-06-02T12:10+09:00
resolved_at: 2025-06-02T12:20+09:00

## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | Start | System |
| 10:04 | Detected | Datadog |
| 10:06 | Acknowledged | @rin |
| 10:25 | Cause identified | @rin |
| 11:10 | The first rollout fails, back to investigating | @kenji |
| 12:10 | Mitigated | @kenji |
| 12:20 | Recovered | @rin |
""",
    ),
    of_document=check,
)
