"""KY107."""

from collections.abc import Iterator
from datetime import timedelta

from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.written_times import known_times, written

_LONGEST = timedelta(days=30)
_YEAR = 365
_NEAR = 3
"""Days by which a whole number of years may be missed and still look like a mistyped year."""
_ENDS = ("resolved_at", "mitigated_at")


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None:
        return
    known = dict(known_times(postmortem))
    began = next((name for name in ("started_at", "detected_at") if name in known), None)
    ended = next((name for name in _ENDS if name in known), None)
    if began is None or ended is None:
        return
    length = known[ended].at - known[began].at
    if length <= _LONGEST:
        return
    if any(
        isinstance(event.at, Moment) and event.at.at - known[began].at > _LONGEST
        for event in postmortem.events
    ):
        return  # the timeline tells of the same long time
    years = round(length.days / _YEAR)
    is_year_off = years > 0 and abs(length.days - years * _YEAR) <= _NEAR
    yield Raised(
        postmortem.where[ended],
        Words(
            "`{began}` の `{from_}` から `{ended}` の `{to}` まで {days} 日もあります",
            "`{ended}` (`{to}`) is {days} days after `{began}` (`{from_}`)",
        ).format(
            began=began,
            ended=ended,
            from_=written(document, postmortem, began),
            to=written(document, postmortem, ended),
            days=length.days,
        ),
        Words(
            "年の打ち間違いではありませんか？ 同じ年にそろえてください",
            "is the year mistyped? Write the same year in both",
        )
        if is_year_off
        else Words(
            "年月の打ち間違いを直してください。本当にそれだけ続いたなら、途中の経過を日付付きでタイムラインに書いてください",
            "correct the year or month; if it really went on so long, let dated rows of the timeline show it",
        ),
        related=((postmortem.where[began], Words("ここから", "from here")),),
    )


RULE = Rule(
    code="KY107",
    slug="unlikely-duration",
    title=Words("30 日を超えて続いたことになっている", "It lasts more than 30 days"),
    reason=Words(
        "年や月の打ち間違い 1 つで、その四半期の平均が何百時間にもなります。",
        "One mistyped year or month makes that quarter's mean hundreds of hours.",
    ),
    weight=Weight.WARNING,
    bad=Words("resolved_at: 2026-06-02T10:50+09:00\n", "resolved_at: 2026-06-02T10:50+09:00\n"),
    good=Words("resolved_at: 2025-06-02T10:50+09:00\n", "resolved_at: 2025-06-02T10:50+09:00\n"),
    of_document=check,
)
