"""KY308."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from kyokun.model.durations import duration_words
from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import clock, is_full, known_times, short
from kyokun.text.folding import fold

_Rows = list[tuple[Event, Moment]]


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    if document.postmortem is None or not is_full(document):
        return
    times = known_times(document.postmortem)
    detected, recovered = times.get("detected_at"), times.get("mitigated_at") or times.get("resolved_at")
    rows = _rows(document.postmortem.events)
    if detected is None or recovered is None or rows is None:
        return
    inside = [(event, at) for event, at in rows if detected.at <= at.at <= recovered.at]
    gaps = [(after[1].at - before[1].at, before, after) for before, after in pairwise(inside)]
    if not gaps:
        return
    long, before, after = max(gaps, key=lambda gap: gap[0])
    if long > timedelta(minutes=setting.options.quiet_minutes):
        yield _raised(before, after, long)


def _rows(events: tuple[Event, ...]) -> _Rows | None:
    """The rows in the order of time; None when one of them may have happened within any gap."""
    rows: _Rows = []
    for event in events:
        if not isinstance(event.at, Moment) or not event.at.is_exact or _is_range(event.written_time):
            return None
        rows.append((event, event.at))
    return sorted(rows, key=lambda row: row[1].at)


def _is_range(written: str) -> bool:
    """``14:20–15:40``: it went on for a while, so nothing tells how long nothing happened after it."""
    return any(
        mark in fold(written)[4:].replace("utc-", "") for mark in ("~", "–", "—", "から", "→", " to ", " - ")
    )


def _raised(before: tuple[Event, Moment], after: tuple[Event, Moment], long: timedelta) -> Raised:
    return Raised(
        after[0].where["time"],
        Words(
            "{before}「{what}」から {after} まで、{long}のあいだ何も書かれていません",
            "nothing is written for {long}, from {before} “{what}” to {after}",
        ).format(
            before=clock(before[1]),
            what=short(before[0].event),
            after=clock(after[1], before[1]),
            long=duration_words(int(long.total_seconds())),
        ),
        Words(
            "そのあいだに調べたこと、待っていたもの、決めたことを書いてください。待っていただけなら、そう書きます",
            "write what was looked into, waited for or decided meanwhile; if it was only waiting, say for what",
        ),
        related=((before[0].where["time"], Words("ここから", "from here")),),
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

## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:04 | 検知 | Datadog |
| 12:10 | 緩和 | @rin |
""",
        """mitigated_at: 2025-06-02T12:10+09:00

## Timeline

| Time | Event | Who |
|---|---|---|
| 10:04 | Detected | Datadog |
| 12:10 | Mitigated | @rin |
""",
    ),
    good=Words(
        """mitigated_at: 2025-06-02T12:10+09:00

## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:04 | 検知 | Datadog |
| 10:50 | 一度目の配布が失敗し、原因の調査に戻る | @kenji |
| 11:30 | 原因特定 | @rin |
| 12:10 | 緩和 | @rin |
""",
        """mitigated_at: 2025-06-02T12:10+09:00

## Timeline

| Time | Event | Who |
|---|---|---|
| 10:04 | Detected | Datadog |
| 10:50 | The first rollout fails, back to investigating | @kenji |
| 11:30 | Cause identified | @rin |
| 12:10 | Mitigated | @rin |
""",
    ),
    of_document=check,
)
