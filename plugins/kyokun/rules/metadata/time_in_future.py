"""KY109."""

from collections.abc import Iterator
from datetime import datetime

from kyokun.knowledge.facts import Detail
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.moment import Moment, Precision
from kyokun.model.terms import Status
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.written_times import is_before

_PLANNED = ("held_at", "published_at")
"""Until a document is published, these may be what is planned."""


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:
    if setting.now is None:
        return
    now = Moment(setting.now, Precision.SECOND)
    seconds = setting.now.timestamp()
    for incident in survey.asked_incidents:
        if incident.latest is None or incident.latest <= seconds:
            continue
        is_out = incident.status in (Status.PUBLISHED, Status.CLOSED)
        detail = survey.details[incident.path]
        future = [
            name
            for name, time in detail.times.items()
            if (is_out or name not in _PLANNED) and is_before(now, time.when)
        ]
        if future:
            yield incident.path, _raised(detail, future, setting.now)


def _raised(detail: Detail, future: list[str], now: datetime) -> Raised:
    name, *others = future
    return Raised(
        detail.where[name],
        Words("`{name}` の `{when}` はまだ来ていません", "`{name}` (`{when}`) is still to come").format(
            name=name, when=detail.times[name].written
        ),
        Words(
            "年月日とオフセットを確かめてください（今は {now}）",
            "look at the date and the offset (it is {now} now)",
        ).format(now=now.isoformat(sep=" ", timespec="minutes")),
        related=tuple((detail.where[other], Words("これも未来です", "so is this")) for other in others),
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
    of_base=check,
)
