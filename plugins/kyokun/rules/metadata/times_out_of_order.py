"""KY106."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.postmortem import Postmortem
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.written_times import comes_before, early_end, written

_PAIRS = (
    ("started_at", "detected_at"),
    ("started_at", "acknowledged_at"),
    ("started_at", "identified_at"),
    ("detected_at", "acknowledged_at"),
    ("detected_at", "resolved_at"),
    ("acknowledged_at", "resolved_at"),
    ("mitigated_at", "resolved_at"),
    ("resolved_at", "held_at"),
    ("drafted_at", "published_at"),
    ("held_at", "published_at"),
)
"""Which comes first. A cause is often identified after the impact ended, so that is not asked; ``ends-before-start`` asks the rest."""

_MONTH = timedelta(days=30)
_BEFORE = Words(
    "`{second}` の `{then}` が、`{first}` の `{when}` より前です",
    "`{second}` (`{then}`) is before `{first}` (`{when}`)",
)
_AFTER = Words(
    "`{first}` の `{when}` が、`{second}` の `{then}` より後です",
    "`{first}` (`{when}`) is after `{second}` (`{then}`)",
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None:
        return
    early = early_end(document, postmortem)
    wrong = [
        (first, second)
        for first, second in _PAIRS
        if comes_before(document, postmortem, second, first)
        and (early is None or early[0] not in (first, second))
        and not _is_far(postmortem, first, second)
    ]
    while wrong:
        name = _suspect(wrong)
        pairs = [pair for pair in wrong if name in pair]
        wrong = [pair for pair in wrong if name not in pair]
        first, second = pairs[0]
        yield Raised(
            postmortem.where[name],
            (_BEFORE if name == second else _AFTER).format(
                first=first,
                second=second,
                when=written(document, postmortem, first),
                then=written(document, postmortem, second),
            ),
            Words(
                "打ち間違いなら直し、本当にその順だったなら理由をタイムラインに書いてください",
                "correct it if it is mistyped; if it did happen in that order, let the timeline say why",
            ),
            related=tuple(
                (postmortem.where[other], Words("順序が合いません", "out of order with this"))
                for pair in pairs
                for other in pair
                if other != name
            ),
        )


def _is_far(postmortem: Postmortem, first: str, second: str) -> bool:
    """Whether the meeting seems to be held months before the end: then the end is mistyped, and reported as that."""
    one, other = postmortem.time(first), postmortem.time(second)
    return (
        second == "held_at"
        and isinstance(one, Moment)
        and isinstance(other, Moment)
        and one.at - other.at > _MONTH
    )


def _suspect(wrong: list[tuple[str, str]]) -> str:
    """The time that is in most of the pairs; the later of the first pair when all are in one only."""
    counts = Counter(name for pair in wrong for name in pair)
    highest = max(counts.values())
    return next((name for name, count in counts.items() if count == highest and highest > 1), wrong[0][1])


RULE = Rule(
    code="KY106",
    slug="times-out-of-order",
    title=Words("時刻の順序が入れ替わっている", "Times are out of order"),
    reason=Words(
        "検知より先に対応が始まることも、収まってから気付くこともあります。しかし多くは打ち間違いで、検知や対応にかかった時間が負になります。",
        "Someone may be at work before the alert fires, or notice after it is over. More often a time is mistyped, and the time to detect or to acknowledge turns negative.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "detected_at: 2025-06-02T10:14+09:00\nacknowledged_at: 2025-06-02T10:06+09:00\n",
        "detected_at: 2025-06-02T10:14+09:00\nacknowledged_at: 2025-06-02T10:06+09:00\n",
    ),
    good=Words(
        "detected_at: 2025-06-02T10:04+09:00\nacknowledged_at: 2025-06-02T10:06+09:00\n",
        "detected_at: 2025-06-02T10:04+09:00\nacknowledged_at: 2025-06-02T10:06+09:00\n",
    ),
    of_document=check,
)
