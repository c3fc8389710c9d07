"""KY704."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.blame import blames
from kyokun.rules.blame_pattern import BlameKind
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for blame in blames(document, BlameKind.JUDGING):
        yield Raised(
            blame.span,
            Words("「{written}」は事実ではなく評価です", "“{written}” is a verdict, not a fact").format(
                written=blame.written
            ),
            Words(
                "評価を外し、何が起きたか、当時どんな情報で判断したかを書いてください",
                "leave the verdict out; say what happened and what was known when it was decided",
            ),
        )


RULE = Rule(
    code="KY704",
    slug="judgement",
    title=Words("事実ではなく評価を書いている", "It passes judgement"),
    reason=Words(
        "「当然」「論外」「明らか」と言えるのは結末を知っているからです。評価は人を黙らせ、直すべきところを何も示しません。",
        "“Obvious” and “inexcusable” are said by those who know the end. A verdict silences people and shows nothing that could be mended.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 学び

### 改善すべきこと

- 金曜の夜にデプロイするなど論外である
""",
        """## Lessons

### What to improve

- deploying on a Friday evening was a stupid idea
""",
    ),
    good=Words(
        """## 学び

### 改善すべきこと

- 金曜の夜のデプロイは、復旧できる人が 1 人しかいない時間帯に当たった
""",
        """## Lessons

### What to improve

- on Friday evenings only one person is on call who can roll a release back
""",
    ),
    of_document=check,
)
