"""KY105."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.written_times import early_end, written


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None:
        return
    wrong = early_end(document, postmortem)
    if wrong is None:
        return
    name, other = wrong
    message = (
        Words(
            "`started_at` の `{when}` が、`{other}` の `{then}` より後です",
            "`started_at` (`{when}`) is after `{other}` (`{then}`)",
        )
        if name == "started_at"
        else Words(
            "`{name}` の `{when}` が、`started_at` の `{then}` より前です",
            "`{name}` (`{when}`) is before `started_at` (`{then}`)",
        )
    )
    yield Raised(
        postmortem.where[name],
        message.format(
            name=name,
            other=other,
            when=written(document, postmortem, name),
            then=written(document, postmortem, other),
        ),
        Words(
            "年月日とオフセットの打ち間違いを直してください。日付をまたいだなら翌日の日付になります",
            "correct the year, the day or the offset; past midnight it is the next day's date",
        ),
        related=((postmortem.where[other], Words("これと矛盾します", "this contradicts it")),),
    )


RULE = Rule(
    code="KY105",
    slug="ends-before-start",
    title=Words("始まる前に終わっている", "It ends before it starts"),
    reason=Words(
        "負の長さのインシデントは、復旧までの時間の計算にも推移のグラフにも使えません。ほとんどは年や日付の打ち間違いです。",
        "An incident of negative length is good for no average and no chart. Nearly always a year or a day is mistyped.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words("resolved_at: 2024-06-02T10:50+09:00\n", "resolved_at: 2024-06-02T10:50+09:00\n"),
    good=Words("resolved_at: 2025-06-02T10:50+09:00\n", "resolved_at: 2025-06-02T10:50+09:00\n"),
    of_document=check,
)
