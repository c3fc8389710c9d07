"""KY207."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.postmortem import Section
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.folding import fold_heading

_FIRST_ONLY = (SectionKind.TIMELINE, SectionKind.ROOT_CAUSE_ANALYSIS)
"""Of these the first is read; the others add up."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    if document.postmortem is None:
        return
    first: dict[tuple[SectionKind, str], Section] = {}
    for section in document.postmortem.sections:
        if section.kind is None:
            continue
        earlier = first.setdefault((section.kind, fold_heading(section.heading)), section)
        if earlier is section:
            continue
        yield Raised(
            section.where["heading"],
            Words(
                "セクション「{heading}」が 2 回あります", "the section “{heading}” stands here a second time"
            ).format(heading=section.heading),
            Words(
                "最初の「{heading}」へまとめてください。読み取られるのは最初のものだけです",
                "move it to the first “{heading}”: only that one is read",
            ).format(heading=earlier.heading)
            if section.kind in _FIRST_ONLY
            else Words(
                "1 つの「{heading}」にまとめてください。別のインシデントなら別のファイルに分けます",
                "make it one “{heading}”, or two files if it is about another incident",
            ).format(heading=earlier.heading),
            related=((earlier.where["heading"], Words("最初はここです", "the first is here")),),
        )


_JA = """---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
type: record
status: review
severity: medium
---
"""
_EN = """---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
type: record
status: review
severity: medium
---
"""

RULE = Rule(
    code="KY207",
    slug="section-repeated",
    title=Words("同じ見出しのセクションが 2 回ある", "A section stands there twice"),
    reason=Words(
        "同じ見出しが 2 つあると、片方は読まれず、リンクも最初のほうにしか飛びません。多くはひな形を貼り直したときの消し忘れです。",
        "Of two sections of one name readers see one, and links lead to the first. Mostly the template was pasted twice.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        f"{_JA}\n## 影響\n\n- 失敗した注文: 412 件（全体の 31%）\n\n## 影響\n\n- サポート問い合わせ: 18 件\n",
        f"{_EN}\n## Impact\n\n- failed orders: 412 (31% of all)\n\n## Impact\n\n- support tickets: 18\n",
    ),
    good=Words(
        f"{_JA}\n## 影響\n\n- 失敗した注文: 412 件（全体の 31%）\n- サポート問い合わせ: 18 件\n",
        f"{_EN}\n## Impact\n\n- failed orders: 412 (31% of all)\n- support tickets: 18\n",
    ),
    of_document=check,
)
