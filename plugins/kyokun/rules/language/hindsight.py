"""KY702."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.blame import blames
from kyokun.rules.blame_pattern import BlameKind
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for blame in blames(document, BlameKind.HINDSIGHT):
        yield Raised(
            blame.span,
            Words("「{written}」は結果を知ったあとの見方です", "“{written}” is hindsight").format(
                written=blame.written
            ),
            Words(
                "その時点で何が見えていたか、何がなかったのかを書いてください: たとえば「ドライランを行う手順がなかった」",
                "say what could be seen at the time, or what was not there: for example “no step asked for a dry run”",
            ),
        )


RULE = Rule(
    code="KY702",
    slug="hindsight",
    title=Words("あとからなら言えることを書いている", "It says in hindsight what people ought to have done"),
    reason=Words(
        "どの判断も、その時点の情報では筋が通っていたはずです。「すべきだった」と書くと、なぜそうならなかったのかを調べずに終わります。",
        "Every decision made sense with what was known then. “Should have” ends the inquiry just where it begins: why did it seem right?",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 学び

### 改善すべきこと

- 事前テスト不足: ドライランを実施すべきだった
""",
        """## Lessons

### What to improve

- we should have tested the rollback before the maintenance window
""",
    ),
    good=Words(
        """## 学び

### 改善すべきこと

- メンテナンスの手順にドライランがなかった
""",
        """## Lessons

### What to improve

- the maintenance procedure has no dry run of the rollback
""",
    ),
    of_document=check,
)
