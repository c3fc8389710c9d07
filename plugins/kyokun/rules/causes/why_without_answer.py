"""KY404."""

from collections.abc import Iterator

from kyokun.model.cause import Why
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import short


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    whys = document.postmortem.analysis.whys if document.postmortem else ()
    unanswered = [why for why in whys if not why.answer]
    if len(unanswered) > 1 and len(unanswered) == len(whys):
        yield _none_at_all(unanswered[0], len(whys))
    else:
        yield from map(_raised, unanswered)


_HELP = Words(
    "次の行に `→ 答え` を書いてください。まだ分からなければ、何を調べるかをアクションにします",
    "write `→ answer` on the next line; if it is not known yet, make finding out an action",
)


def _raised(why: Why) -> Raised:
    return Raised(
        why.where["question"],
        Words(
            "Why {number}「{question}」に答えがありません", "why {number}, “{question}”, has no answer"
        ).format(number=why.number, question=short(why.question)),
        _HELP,
    )


def _none_at_all(first: Why, count: int) -> Raised:
    return Raised(
        first.where["question"],
        Words(
            "{count} つの「なぜ」のどれにも答えがありません", "none of the {count} whys has an answer"
        ).format(count=count),
        _HELP,
    )


RULE = Rule(
    code="KY404",
    slug="why-without-answer",
    title=Words("「なぜ」に答えがない", "A why has no answer"),
    reason=Words(
        "答えのない問いの先には進めません。あとに続く「なぜ」は、何に対する問いか分からなくなります。",
        "Nothing follows from a question without an answer, nor do the whys after it.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜ注文が失敗した？
→ 接続プールが枯れた

**Why 2**: なぜ接続プールが枯れた？

**Why 3**: なぜ待ち続けた？
→ クライアントに待ち時間の上限がない
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did orders fail?
→ The connection pool was exhausted

**Why 2**: Why was the pool exhausted?
→ TODO

**Why 3**: Why did they keep waiting?
→ The client has no upper bound on waiting
""",
    ),
    good=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜ注文が失敗した？
→ 接続プールが枯れた

**Why 2**: なぜ接続プールが枯れた？
→ 在庫サービスの応答を待ち続けた

**Why 3**: なぜ待ち続けた？
→ クライアントに待ち時間の上限がない
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did orders fail?
→ The connection pool was exhausted

**Why 2**: Why was the pool exhausted?
→ Calls kept waiting for the stock service

**Why 3**: Why did they keep waiting?
→ The client has no upper bound on waiting
""",
    ),
    of_document=check,
)
