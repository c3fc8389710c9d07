"""KY991."""

from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Weight
from kyokun.text.span import Span


def check(comment: Span, codes: tuple[str, ...]) -> Raised:
    named = " ".join(codes)
    return Raised(
        comment,
        Words(
            "抑制コメント（{codes}）に当たる指摘がありません", "the suppression of {codes} suppresses nothing"
        ).format(codes=named or "–"),
        Words(
            "直っているなら消し、まだ要るなら抑制したい表や段落の直前へ移してください",
            "remove it if the matter is mended, else put it right above the block it is about",
        ),
    )


RULE = Rule(
    code="KY991",
    slug="suppression-unused",
    title=Words("何も抑制していない抑制がある", "A suppression suppresses nothing"),
    reason=Words(
        "役目を終えた抑制が残っていると、次に同じ間違いをしたときに気付けません。",
        "Left behind, it hides the same mistake the next time somebody makes it.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "## 影響\n\n<!-- kyokun-ignore KY202: 集計中 -->\n- 失敗した注文: 412 件\n",
        "## Impact\n\n<!-- kyokun-ignore KY202: still being counted -->\n- failed orders: 412\n",
    ),
    good=Words("## 影響\n\n- 失敗した注文: 412 件\n", "## Impact\n\n- failed orders: 412\n"),
    of_unused=check,
)
