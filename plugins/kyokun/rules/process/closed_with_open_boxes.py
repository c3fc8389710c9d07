"""KY910."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import Status
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None or postmortem.status is not Status.CLOSED:
        return
    for review in postmortem.reviews:
        open_ = review.boxes - review.boxes_done
        if not open_:
            continue
        start = review.where.whole.start
        yield Raised(
            Span(start, start + len(document.lines.line(document.lines.position(start).line))),
            Words(
                "クローズ済みなのに、「{title}」に{open}件のチェックが残っています",
                "it is closed, but “{title}” has {open} open",
            ).format(
                title=review.title,
                open=Words(f" {open_} ", "one box" if open_ == 1 else f"{open_} boxes"),
            ),
            Words(
                "確かめてチェックを付けるか、status を published に戻してください。やらないと決めた項目は、理由を書いて箇条書きにします",
                "look at them and tick them, or set the status back to published; what was decided against becomes a plain item with its reason",
            ),
        )


RULE = Rule(
    code="KY910",
    slug="closed-with-open-boxes",
    title=Words("クローズ済みなのにレビューのチェックが残っている", "A closed postmortem has open boxes"),
    reason=Words(
        "クローズは、対策が効いたことまで確かめたという約束です。",
        "Closed is a promise that somebody looked at whether it helped.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "status: closed\npublished_at: 2025-06-05\n## フォローアップ\n\n### 2日後レビュー（2025-06-04）\n\n- [ ] アラートの試験\n",
        "status: closed\npublished_at: 2025-06-05\n## Follow-up\n\n### Review after two days (2025-06-04)\n\n- [ ] the alert has been tried\n",
    ),
    good=Words(
        "status: closed\npublished_at: 2025-06-05\n## フォローアップ\n\n### 2日後レビュー（2025-06-04）\n\n- [x] アラートの試験\n",
        "status: closed\npublished_at: 2025-06-05\n## Follow-up\n\n### Review after two days (2025-06-04)\n\n- [x] the alert has been tried\n",
    ),
    of_document=check,
)
