"""KY303."""

from collections.abc import Iterator
from datetime import timedelta

from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import known_times, short, timeline_span
from kyokun.rules.zones import mixed, shift, unread_heading, unread_zone
from kyokun.text.span import Span

_NAME_IT = Words(
    "見出しか最初の列にゾーンを書いてください: `時刻 (UTC)`",
    "name the zone in the heading or the first column: `Time (UTC)`",
)
_HELP = Words(
    "UTC との差で書いてください: `UTC-8`、`JST`、`2025-01-26 02:50 UTC-8`",
    "say how far it is from UTC: `UTC-8`, `2025-01-26 02:50 UTC-8`",
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    heading = unread_heading(document)
    if heading is not None:
        yield _unread(*heading)
    for event in document.postmortem.events if document.postmortem else ():
        zone = None if isinstance(event.at, Moment) or heading else unread_zone(event.written_time)
        if zone is not None:
            yield _unread(zone[1], event.where["time"])
            return
    pair = mixed(document)
    if pair is not None:
        yield _mixed(*pair)
        return
    offset = shift(document)
    if offset is not None:
        yield _shifted(document, offset)


def _unread(zone: str, span: Span) -> Raised:
    return Raised(
        span,
        Words(
            "タイムゾーン「{zone}」は略号だけで、UTC との差が書かれていません",
            "the zone “{zone}” is named by letters that do not say how far it is from UTC",
        ).format(zone=zone),
        _HELP,
    )


def _mixed(named: Event, other: Event) -> Raised:
    return Raised(
        other.where["time"],
        Words(
            "「{time}」にはゾーンがなく、「{named}」にはあります",
            "“{time}” names no zone, while “{named}” does",
        ).format(time=short(other.written_time), named=short(named.written_time)),
        _NAME_IT,
        related=((named.where["time"], Words("ゾーンのある行", "the row with a zone")),),
    )


def _shifted(document: Document, offset: timedelta) -> Raised:
    postmortem = document.postmortem
    first = next(iter(known_times(postmortem))) if postmortem else ""
    hours = f"{offset / timedelta(hours=1):g}"
    return Raised(
        timeline_span(document),
        Words(
            "タイムラインの時刻はフロントマターと {hours} 時間ずれており、UTC のようです",
            "the timeline's times are {hours} h away from the front matter's: they look like UTC",
        ).format(hours=hours),
        _NAME_IT,
        related=((postmortem.where[first], Words("フロントマターの時刻", "the front matter's times")),)
        if postmortem
        else (),
    )


RULE = Rule(
    code="KY303",
    slug="zone-unclear",
    title=Words("タイムラインのタイムゾーンが分からない", "The timeline's zone cannot be told"),
    reason=Words(
        "略号だけのゾーン（CST は 3 通りある）や、書かれていない UTC は、全部の時刻を数時間ずらします。",
        "A zone given by letters (CST is three different ones), or UTC that is not named, puts every time off by hours.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 01:00 | 発生 | System |
| 01:50 | 復旧確認 | @rin |
""",
        """## Timeline

| Time (PDT) | Event | Who |
|---|---|---|
| 18:00 | Start | System |
| 18:50 | Recovered | @rin |
""",
    ),
    good=Words(
        """## タイムライン

| 時刻 (UTC) | イベント | 担当 |
|---|---|---|
| 01:00 | 発生 | System |
| 01:50 | 復旧確認 | @rin |
""",
        """## Timeline

| Time (PDT, UTC-7) | Event | Who |
|---|---|---|
| 18:00 | Start | System |
| 18:50 | Recovered | @rin |
""",
    ),
    of_document=check,
)
