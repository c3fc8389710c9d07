"""KY703."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.blame import blames
from kyokun.rules.blame_pattern import BlameKind
from kyokun.rules.causes.ends_in_person import check as ends_in_person
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    for blame in blames(document, BlameKind.CARELESS):
        if any(
            told.span.start <= blame.span.start < told.span.end for told in ends_in_person(document, setting)
        ):
            continue  # KY406 asks on from there
        yield Raised(
            blame.span,
            Words(
                "「{written}」は人の注意力の問題にしています",
                "“{written}” makes it a question of people's care",
            ).format(written=blame.written),
            Words(
                "注意が足りなくても事故にならないために、何がなかったのかを書いてください: たとえば「確認しなくても反映できる画面だった」",
                "say what was missing for a tired person to be safe: for example “the form applies the change without showing it first”",
            ),
        )


RULE = Rule(
    code="KY703",
    slug="carelessness",
    title=Words("不注意のせいにしている", "It blames carelessness"),
    reason=Words(
        "注意力は増やせません。「確認不足」や「ヒューマンエラー」は分析の終わりではなく入口で、そこから先に直せる仕組みがあります。",
        "Nobody can be made more attentive. “Human error” is where the analysis begins: behind it is something that can be changed.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 学び

### 改善すべきこと

- 不注意で、本番の設定を先に反映した
""",
        """## Lessons

### What to improve

- a careless copy and paste put the staging value into production
""",
    ),
    good=Words(
        """## 学び

### 改善すべきこと

- 本番とステージングの設定画面が、見た目では区別できなかった
""",
        """## Lessons

### What to improve

- the staging value was accepted in production without a question
""",
    ),
    of_document=check,
)
