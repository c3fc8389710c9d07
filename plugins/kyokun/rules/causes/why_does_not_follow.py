"""KY403."""

from collections.abc import Iterator

from kyokun.model.cause import Why
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import short
from kyokun.rules.why_chains import begins_another, chains


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for chain in chains(document):
        for at in range(2, len(chain)):
            if begins_another(chain[:at], chain[at]):
                yield _raised(chain[at - 1], chain[at])


def _raised(previous: Why, why: Why) -> Raised:
    return Raised(
        why.where["question"],
        Words(
            "Why {number}「{question}」は、前の答え「{answer}」から続いておらず、別の連鎖の始まりです",
            "why {number}, “{question}”, does not follow from the answer before it, “{answer}”: it begins another chain",
        ).format(number=why.number, question=short(why.question), answer=short(previous.answer)),
        Words(
            "別の連鎖として `**Why 1**: {question}` から書き、元の連鎖は前の答えへの「なぜ」で続けてください",
            "begin a second chain with `**Why 1**: {question}`, and go on with the first by asking why of that answer",
        ).format(question=short(why.question)),
        related=((previous.where["answer"], Words("前の答えはここです", "the answer before it is here")),),
    )


RULE = Rule(
    code="KY403",
    slug="why-does-not-follow",
    title=Words("「なぜ」が前の答えから続いていない", "A why does not follow from the answer before it"),
    reason=Words(
        "途中で別の問いに移ると、元の連鎖は根本原因の手前で終わり、新しい問いは一回しか掘られません。",
        "Where another question takes over, the first chain ends short of its root cause and the new one is asked only once.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜマイグレーションが失敗した？
→ テーブル削除で外部キー制約エラー

**Why 2**: なぜ外部キー制約エラーが出た？
→ 事前テストが不十分だった

**Why 3**: なぜ事前テストが不十分だった？
→ ステージング環境が本番と異なる

**Why 4**: なぜロールバックも失敗した？
→ 手順がテストされていなかった
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did the migration fail?
→ Dropping the table violated a foreign key

**Why 2**: Why was the foreign key not seen before?
→ The rehearsal did not cover it

**Why 3**: Why did the rehearsal not cover it?
→ Staging differs from production

**Why 4**: Why did the rollback fail as well?
→ Its steps had never been tried
""",
    ),
    good=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜマイグレーションが失敗した？
→ テーブル削除で外部キー制約エラー

**Why 2**: なぜ外部キー制約エラーが出た？
→ 事前テストが不十分だった

**Why 3**: なぜ事前テストが不十分だった？
→ ステージング環境が本番と異なる

### 5 Whys（ロールバック）

**Why 1**: なぜロールバックも失敗した？
→ 手順がテストされていなかった
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did the migration fail?
→ Dropping the table violated a foreign key

**Why 2**: Why was the foreign key not seen before?
→ The rehearsal did not cover it

**Why 3**: Why did the rehearsal not cover it?
→ Staging differs from production

### 5 Whys (rollback)

**Why 1**: Why did the rollback fail as well?
→ Its steps had never been tried
""",
    ),
    of_document=check,
)
