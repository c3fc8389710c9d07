"""KY304."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.postmortem import Postmortem
from kyokun.reading.document import Document
from kyokun.rules.course_words import DETECTION, RECOVERY
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import (
    agrees,
    is_full,
    known_times,
    timed,
    timeline_span,
    words_of,
)

_ENDS = (
    (
        "detected_at",
        DETECTION,
        Words("検知", "detection"),
        Words(
            "誰が・何が・いつ気付いたかの行を加えてください: `| 10:04 | 検知 | Datadog | エラー率 30% でアラート |`",
            "add the row that says who or what noticed it: `| 10:04 | Detected | Datadog | alert: 30% errors |`",
        ),
    ),
    (
        "resolved_at",
        RECOVERY,
        Words("復旧", "recovery"),
        Words(
            "影響がなくなったと確かめた行を加えてください: `| 10:50 | 復旧確認 | @rin | エラー率が平常値に戻る |`",
            "add the row in which the impact was seen to end: `| 10:50 | Recovered | @rin | error rate back to normal |`",
        ),
    ),
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    # A timeline of one or two rows lacks more than this: KY310 says so.
    if postmortem is None or not is_full(document) or len(postmortem.events) < 3:
        return
    for key, words, name, help_ in _ENDS:
        if not _is_visible(postmortem, key, words):
            yield Raised(
                timeline_span(document),
                Words("タイムラインに{name}の行がありません", "no row of the timeline shows {name}").format(
                    name=name
                ),
                help_,
            )


def _is_visible(postmortem: Postmortem, key: str, words: re.Pattern[str]) -> bool:
    said = known_times(postmortem).get(key)
    if said is not None and any(agrees(event, at, said) for event, at in timed(postmortem.events)):
        return True
    return any(words.search(words_of(event)) for event in postmortem.events)


RULE = Rule(
    code="KY304",
    slug="course-not-visible",
    title=Words("検知か復旧がタイムラインに見えない", "Detection or recovery is not visible"),
    reason=Words(
        "いつ気付き、いつ終わったかが行になっていないと、検知の遅れも復旧の遅れも話し合えません。",
        "Unless a row shows when it was noticed and when it ended, neither delay can be discussed.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | p99 が 9 秒を超える | System |
| 10:25 | 接続プールの枯渇が分かる | @rin |
| 10:40 | 上限 2 秒の設定を配布 | @kenji |
""",
        """## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | p99 passes 9 s | System |
| 10:25 | The pool turns out to be exhausted | @rin |
| 10:40 | A 2 s timeout is rolled out | @kenji |
""",
    ),
    good=Words(
        """## タイムライン

| 時刻 | イベント | 担当 |
|---|---|---|
| 10:00 | p99 が 9 秒を超える | System |
| 10:04 | エラー率 30% でアラート | Datadog |
| 10:25 | 接続プールの枯渇が分かる | @rin |
| 10:40 | 上限 2 秒の設定を配布 | @kenji |
| 10:50 | エラー率が平常値に戻る | Datadog |
""",
        """## Timeline

| Time | Event | Who |
|---|---|---|
| 10:00 | p99 passes 9 s | System |
| 10:04 | Alert: 30% errors | Datadog |
| 10:25 | The pool turns out to be exhausted | @rin |
| 10:40 | A 2 s timeout is rolled out | @kenji |
| 10:50 | Error rate back to normal | Datadog |
""",
    ),
    of_document=check,
)
