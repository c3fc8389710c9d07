"""KY109."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.moment import Moment, Precision
from kyokun.model.terms import Status
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.written_times import is_before, known_times, written

_PLANNED = ("held_at", "published_at")
"""Until a document is published, these may be what is planned."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    postmortem = document.postmortem
    if postmortem is None or setting.now is None:
        return
    now = Moment(setting.now, Precision.SECOND)
    is_out = postmortem.status in (Status.PUBLISHED, Status.CLOSED)
    future = [
        name
        for name, when in known_times(postmortem)
        if (is_out or name not in _PLANNED) and is_before(now, when)
    ]
    if not future:
        return
    name, *others = future
    yield Raised(
        postmortem.where[name],
        Words("`{name}` の `{when}` はまだ来ていません", "`{name}` (`{when}`) is still to come").format(
            name=name, when=written(document, postmortem, name)
        ),
        Words(
            "年月日とオフセットを確かめてください（今は {now}）",
            "look at the date and the offset (it is {now} now)",
        ).format(now=setting.now.isoformat(sep=" ", timespec="minutes")),
        related=tuple((postmortem.where[other], Words("これも未来です", "so is this")) for other in others),
    )


RULE = Rule(
    code="KY109",
    slug="time-in-future",
    title=Words("まだ来ていない時刻がある", "A time is still to come"),
    reason=Words(
        "起きたことの記録に未来の時刻があれば、年かオフセットの打ち間違いです。一覧の先頭に居座り、期間の集計からも漏れます。",
        "In a record of what happened a time to come is a mistyped year or offset. It stays on top of every list and falls out of every period.",
    ),
    weight=Weight.ADVICE,
    bad=Words("drafted_at: 2026-06-02T18:00+09:00\n", "drafted_at: 2026-06-02T18:00+09:00\n"),
    good=Words("drafted_at: 2025-06-02T18:00+09:00\n", "drafted_at: 2025-06-02T18:00+09:00\n"),
    of_document=check,
)
