"""KY302."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import clock, is_earlier, is_rough, runs, short, timed

_Pair = tuple[tuple[Event, Moment], tuple[Event, Moment]]
_ROUGHLY = timedelta(minutes=30)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for run in runs(document):
        rows = timed(run)
        pairs = list(pairwise(rows))
        backwards = [pair for pair in pairs if _runs_back(pair)]
        if len(backwards) > 2 and len(backwards) * 2 > len(pairs):
            yield _newest_first(backwards[0][1][0])
        else:
            yield from map(_raised, backwards)


def _runs_back(pair: _Pair) -> bool:
    (before, at_before), (event, at) = pair
    if at.at.utcoffset() != at_before.at.utcoffset():
        return False  # rows in two zones: KY303 asks which
    rough = is_rough(before) or is_rough(event)
    return is_earlier(at, at_before) and not (rough and at_before.at - at.at <= _ROUGHLY)


def _raised(pair: _Pair) -> Raised:
    (before, at_before), (event, at) = pair
    return Raised(
        event.where["time"],
        Words(
            "{time}「{event}」が {before} の行より後に書かれています",
            "{time} “{event}” stands below the row of {before}",
        ).format(time=clock(at, at_before), event=short(event.event), before=clock(at_before, at)),
        Words(
            "時刻を確かめ、時刻の順に並べてください。別の日のことなら `01-26 02:50` のように日付も書きます",
            "check the time and put the rows in order; if it was on another day, write `01-26 02:50`",
        ),
        related=((before.where["time"], Words("前の行はここです", "the row above is here")),),
    )


def _newest_first(event: Event) -> Raised:
    return Raised(
        event.where["time"],
        Words("タイムラインが新しい順に並んでいます", "the timeline runs from the newest to the oldest"),
        Words("発生から復旧へ、古い順に並べてください", "put the rows in order, from the start to recovery"),
    )


RULE = Rule(
    code="KY302",
    slug="out-of-order",
    title=Words("タイムラインの順序が時刻と合わない", "The timeline is out of order"),
    reason=Words(
        "順序の乱れは、たいてい時刻の書き間違いか、日付の書き忘れです。因果を読み違えるもとになります。",
        "A row out of order is mostly a mistyped time or a missing date, and it makes an effect look like its cause.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | 発生 | System |
| 10:04 | 検知 | Datadog |
| 10:40 | 緩和 | @kenji |
| 10:25 | 原因特定 | @rin |
| 10:50 | 復旧確認 | @rin |
""",
        """## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | Start | System |
| 10:04 | Detected | Datadog |
| 10:40 | Mitigated | @kenji |
| 10:25 | Cause identified | @rin |
| 10:50 | Recovered | @rin |
""",
    ),
    good=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | 発生 | System |
| 10:04 | 検知 | Datadog |
| 10:25 | 原因特定 | @rin |
| 10:40 | 緩和 | @kenji |
| 10:50 | 復旧確認 | @rin |
| 翌 09:30 | 再発のないことを確認 | @rin |
""",
        """## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | Start | System |
| 10:04 | Detected | Datadog |
| 10:25 | Cause identified | @rin |
| 10:40 | Mitigated | @kenji |
| 10:50 | Recovered | @rin |
| 06-03 09:30 | Checked that it has not come back | @rin |
""",
    ),
    of_document=check,
)
