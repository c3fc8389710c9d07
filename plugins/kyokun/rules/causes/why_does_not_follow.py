"""KY403."""

import re
from collections.abc import Iterator

from kyokun.model.cause import Why
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.content_words import content
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import short
from kyokun.rules.why_chains import chains
from kyokun.text.folding import fold

_TOO = re.compile(
    r"(?<![0-9何誰今最度回件日分秒年人台本個間])[一-鿿ァ-ヴーa-z)」](?<![何誰今最度回件日分秒年人台本個間])も"
    r"|\balso\b|\bas well\b|\btoo\W*$|\bin addition\b"
)
"""「ロールバックも失敗した」: a second thing, beside the one that the chain began with."""
_POINTS_BACK = re.compile(
    r"それ|そこ|その|この|これ|そう|こう|両方|同じ|同時|\b(?:it|its|this|that|they|them|these|those|same|both|there|such)\b"
)
_MISSED = re.compile(
    r"な(?:かった|い|く)|ません|ず[にと]?|すり抜け|\b(?:not|no|nobody|nothing|never|none|without)\b|n't\b|unnoticed"
)
"""Why nothing stopped or noticed it may be asked at any point: it follows from the incident, not from the last answer."""
_LAST_WORD = re.compile(
    r"([一-鿿]{2,}|[a-z]+)[ぁ-ん]*(?:の(?:です)?か)?[\s?？.。]*(?:as well|too|again)?[\s?？]*$"
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for chain in chains(document):
        for at in range(2, len(chain)):
            if _begins_another(chain[:at], chain[at]):
                yield _raised(chain[at - 1], chain[at])


def _begins_another(before: tuple[Why, ...], why: Why) -> bool:
    """Whether the question takes up nothing answered so far, and asks after another failure beside the first."""
    asked = fold(why.question)
    if not before[-1].answer or _POINTS_BACK.search(asked) or _MISSED.search(asked):
        return False
    if not _TOO.search(asked) and _predicate(asked) != _predicate(fold(before[0].question)):
        return False
    words = content(why.question)
    told = " ".join((*(earlier.answer for earlier in before), before[-1].question))
    return bool(words) and words.isdisjoint(content(told))


def _predicate(question: str) -> str:
    match = _LAST_WORD.search(question[-60:])
    return match[1] if match else question


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

**Why 2**: なぜテストされていなかった？
→ 失敗を前提にした手順書のひな形がない
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

**Why 2**: Why had they never been tried?
→ The runbook template has no section for failure
""",
    ),
    of_document=check,
)
