"""KY908."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import Status
from kyokun.reading.document import Document
from kyokun.rules.days import days_words, today
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    postmortem = document.postmortem
    day = today(setting)
    if postmortem is None or day is None or postmortem.translation_of is not None:
        return
    for review in postmortem.reviews:
        open_ = review.boxes - review.boxes_done
        # In a closed document an open box is a mistake of its own.
        if review.on is None or review.on >= day or not open_ or postmortem.status is Status.CLOSED:
            continue
        start = review.where.whole.start
        yield Raised(
            Span(start, start + len(document.lines.line(document.lines.position(start).line))),
            Words(
                "レビュー（{on}）から {days}経ちましたが、チェックが {open} 件残っています",
                "the review of {on} was {days} ago, and {open} still open",
            ).format(
                on=review.on.isoformat(),
                days=days_words((day - review.on).days),
                open=Words(str(open_), "one box is" if open_ == 1 else f"{open_} boxes are"),
            ),
            Words(
                "確かめてチェックを付けるか、新しい日付のレビューに移してください",
                "look at them and tick them, or move them to a review with a new date",
            ),
        )


RULE = Rule(
    code="KY908",
    slug="follow-up-past",
    title=Words("レビューの日が過ぎたのにチェックが残っている", "A review's day has passed with open boxes"),
    reason=Words(
        "効いたかどうかを確かめていない対策は、効いていないかもしれません。",
        "What nobody has looked at again may not have worked.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "## フォローアップ\n\n### 2日後レビュー（2025-06-04）\n\n- [x] 上限の設定が全クライアントに届いた\n- [ ] アラートの試験\n",
        "## Follow-up\n\n### Review after two days (2025-06-04)\n\n- [x] every client has its timeout\n- [ ] the alert has been tried\n",
    ),
    good=Words(
        "## フォローアップ\n\n### 2日後レビュー（2025-06-04）\n\n- [x] 上限の設定が全クライアントに届いた\n- [x] アラートの試験\n",
        "## Follow-up\n\n### Review after two days (2025-06-04)\n\n- [x] every client has its timeout\n- [x] the alert has been tried\n",
    ),
    of_document=check,
)
