"""KY309."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import runs, short


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for run in runs(document):
        # A dash is a statement (nobody), an empty cell is a question.
        without = [event for event in run if not event.who.strip() and event.by is None and event.event]
        if without and any(event.who.strip() for event in run):
            yield _raised(without)


def _raised(without: list[Event]) -> Raised:
    first, *others = without
    count = Words(f"（ほかに {len(others)} 行）", f" (and {len(others)} more)") if others else Words("", "")
    return Raised(
        first.where["time"],
        Words(
            "{time}「{event}」に担当が書かれていません{count}",
            "{time} “{event}” does not say who{count}",
        ).format(time=first.written_time.strip(), event=short(first.event), count=count),
        Words(
            "ハンドル（@rin）か、仕組みの名前（Datadog、System）を書いてください",
            "write a handle (@rin), or the name of what did it (Datadog, System)",
        ),
        related=tuple((event.where["time"], Words("この行も同じです", "and here")) for event in others),
    )


RULE = Rule(
    code="KY309",
    slug="row-without-who",
    title=Words("担当のない行がある", "A row does not say who"),
    reason=Words(
        "誰が見て、誰が動いたかが分かれば、あとから事情を聞けます。責めるためではありません。",
        "Who saw it or did it is whom to ask how it looked at the time; it is not for blame.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | 発生 | System |
| 10:04 | 検知 | |
| 10:50 | 復旧確認 | @rin |
""",
        """## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | Start | System |
| 10:04 | Detected | |
| 10:50 | Recovered | @rin |
""",
    ),
    good=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | 発生 | System |
| 10:04 | 検知 | Datadog |
| 10:50 | 復旧確認 | @rin |
""",
        """## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | Start | System |
| 10:04 | Detected | Datadog |
| 10:50 | Recovered | @rin |
""",
    ),
    of_document=check,
)
