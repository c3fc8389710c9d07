"""KY208."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.rules.required import ASKS
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.summaries import repeats_title


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    section = postmortem.section(SectionKind.SUMMARY) if postmortem else None
    if postmortem is not None and section is not None and repeats_title(postmortem):
        yield Raised(
            section.where["heading"],
            Words("サマリーが題の繰り返しです", "the summary only repeats the title"),
            ASKS[SectionKind.SUMMARY],
        )


RULE = Rule(
    code="KY208",
    slug="summary-repeats-title",
    title=Words("サマリーが題を繰り返しているだけ", "The summary only repeats the title"),
    reason=Words(
        "題を読んだ人がサマリーに求めるのは、その続き（誰が、どれだけ困り、どう収まったか）です。",
        "Who has read the title wants the rest from the summary: whom it hit, how badly, and how it ended.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "## サマリー\n\n在庫サービスの遅延で注文 API が 5xx を返した。\n",
        "## Summary\n\nCheckout answered 5xx while the stock service was slow.\n",
    ),
    good=Words(
        "## サマリー\n\n在庫サービスの遅延で注文 API が 5xx を返した。注文のおよそ 3 割が 40 分間失敗したが、待ち時間に 2 秒の上限を設けて復旧した。\n",
        "## Summary\n\nCheckout answered 5xx while the stock service was slow. About three orders in ten failed for 40 minutes, until every call was given a limit of two seconds.\n",
    ),
    of_document=check,
)
