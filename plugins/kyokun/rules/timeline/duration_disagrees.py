"""KY306."""

from collections.abc import Iterator

from kyokun.model.durations import duration_words
from kyokun.model.language import Words
from kyokun.model.moment import seconds_between
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import DocumentType
from kyokun.reading.document import Document
from kyokun.rules.computed_durations import ENDS, Computed, computed_spans
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.stated_durations import Stated, stated_durations
from kyokun.rules.timeline_rows import clock, known_times

_WHAT = {
    "detect": Words("検知までの時間", "time to detect"),
    "acknowledge": Words("対応開始までの時間", "time to acknowledge"),
    "identify": Words("原因特定までの時間", "time to identify"),
    "mitigate": Words("緩和までの時間", "time to mitigate"),
    "resolve": Words("復旧までの時間（MTTR）", "time to resolve (MTTR)"),
}


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None or postmortem.type is DocumentType.NEAR_MISS or not known_times(postmortem):
        return
    for stated in stated_durations(document):
        computed = computed_spans(postmortem, stated)
        if computed and not any(abs(took - stated.seconds) <= stated.tolerance for _, _, took in computed):
            yield _raised(document, postmortem, stated, computed[0])


def _raised(document: Document, postmortem: Postmortem, stated: Stated, computed: Computed) -> Raised:
    start, end, took = computed
    from_, to = known_times(postmortem)[start], known_times(postmortem)[end]
    right = duration_words(took)
    written = " ".join(stated.span.of(document.text).split())
    return Raised(
        stated.span,
        Words(
            "{what}「{written}」が時刻と合いません: {start}（{from_}）から {end}（{to}）までは {right}です",
            "{what} “{written}” disagrees with the times: from {start} ({from_}) to {end} ({to}) it is {right}",
        ).format(
            what=_WHAT[stated.metric],
            written=written,
            start=start,
            from_=clock(from_),
            end=end,
            to=clock(to, from_),
            right=right,
        ),
        _help(postmortem, stated, right),
        related=tuple(
            (postmortem.where[key], Words(f"{key} はここです", f"{key} is here")) for key in (start, end)
        ),
    )


def _help(postmortem: Postmortem, stated: Stated, right: Words) -> Words:
    """What to write; and from when it would be right, if from some other time it is."""
    for start, from_ in known_times(postmortem).items():
        for end in ENDS[stated.metric]:
            took = seconds_between(from_, postmortem.time(end))
            if took is not None and abs(took - stated.seconds) <= stated.tolerance:
                return Words(
                    "「{right}」と書くか、{start}（{from_}）から数えたのなら、そう書いてください",
                    "write {right}, or say that it counts from {start} ({from_})",
                ).format(right=right, start=start, from_=clock(from_))
    return Words(
        "「{right}」と書くか、どの時刻から数えたかを書き添えるか、フロントマターの時刻を直してください",
        "write {right}, say from when it counts, or correct the times in the front matter",
    ).format(right=right)


RULE = Rule(
    code="KY306",
    slug="duration-disagrees",
    title=Words(
        "書かれた MTTR や所要時間が時刻と合わない", "A stated MTTR or duration disagrees with the times"
    ),
    reason=Words(
        "起点の違う MTTR は比べられません。本文の数字は独り歩きし、集計はフロントマターから行われます。",
        "An MTTR that counts from elsewhere cannot be compared. The number in the text is what gets quoted, while the trends are computed from the front matter.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 指標

**MTTR**: 1時間15分（検知から）
""",
        """## Metrics

**MTTR**: 75 min (from detection)
""",
    ),
    good=Words(
        """## 指標

**MTTR**: 46分（検知から）/ 50分（発生から）
""",
        """## Metrics

**MTTR**: 46 min from detection, 50 min from start
""",
    ),
    of_document=check,
)
