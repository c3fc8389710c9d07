"""KY310."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import is_full, timeline_span

_LEAST = 3
_HELP = Words(
    "少なくとも、発生・検知・復旧を時刻のある表にしてください: `| 時刻 | イベント | 担当 | 詳細 |`",
    "tell at least start, detection and recovery in a table with times: `| Time | Event | Who | Detail |`",
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    section = postmortem.section(SectionKind.TIMELINE) if postmortem else None
    # An empty section is KY202's, placeholders are KY203's.
    if (
        postmortem is None
        or section is None
        or section.is_empty
        or section.is_placeholder
        or not is_full(document)
    ):
        return
    count = len(postmortem.events)
    if count == 0:
        message = Words(
            "タイムラインに、時刻で始まる行がありません", "the timeline has no row that begins with a time"
        )
    elif count < _LEAST:
        message = Words(
            "タイムラインが {count} 行しかありません", "the timeline has no more than {count} rows"
        ).format(count=count)
    else:
        return
    yield Raised(timeline_span(document), message, _HELP)


RULE = Rule(
    code="KY310",
    slug="timeline-too-short",
    title=Words("タイムラインが 3 行に満たない", "The timeline has fewer than three rows"),
    reason=Words(
        "発生・検知・復旧がそろわないタイムラインからは、どこに時間がかかったかが読み取れません。",
        "Without start, detection and recovery nobody can see where the time went.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:04 | 検知 | Datadog |
| 10:50 | 復旧確認 | @rin |
""",
        """## Timeline

At about ten the alert fired; half an hour later the pool was found exhausted, and before eleven it was over.
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
