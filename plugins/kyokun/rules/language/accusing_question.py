"""KY705."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.blame import blames
from kyokun.rules.blame_pattern import BlameKind
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for blame in blames(document, BlameKind.QUESTION):
        yield Raised(
            blame.span,
            Words("「{written}」は人を問い詰める問いです", "“{written}” calls somebody to account").format(
                written=blame.written
            ),
            Words(
                "人ではなく状況を尋ねてください: たとえば「当時、どんな情報をもとに判断しましたか」「確認する手順はありましたか」",
                "ask about the situation: for example “what was known when that was decided?” or “was there a step that asks for it?”",
            ),
        )


RULE = Rule(
    code="KY705",
    slug="accusing-question",
    title=Words("人を問い詰める問いになっている", "A question calls somebody to account"),
    reason=Words(
        "「なぜ」を人に向けると詰問になり、返ってくるのは弁解です。出来事や仕組みに向けると、答えも仕組みの話になります。",
        "Asked of a person, “why” is an accusation, and the answer is an excuse. Asked of an event, it leads to the system.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 学び

### 改善すべきこと

- なぜデプロイ前に確認しなかったのですか？
""",
        """## Lessons

### What to improve

- Why didn't you check the replication lag before failing over?
""",
    ),
    good=Words(
        """## 学び

### 改善すべきこと

- デプロイ前のチェックリストに、遅延の確認は入っていたか
""",
        """## Lessons

### What to improve

- Which screen shows the replication lag to whoever fails over?
""",
    ),
    of_document=check,
)
