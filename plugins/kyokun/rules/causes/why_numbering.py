"""KY405."""

from collections.abc import Iterator
from itertools import pairwise

from kyokun.model.cause import Why
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.why_chains import chains


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for chain in chains(document):
        if chain[0].number > 1:
            yield _raised(chain[0], 1, None)
        for previous, why in pairwise(chain):
            if why.number != previous.number + 1:
                yield _raised(why, previous.number + 1, previous)


def _raised(why: Why, wanted: int, previous: Why | None) -> Raised:
    if previous is None:
        message = Words("最初の「なぜ」の番号が {number} です", "the first why is number {number}")
    elif why.number == previous.number:
        message = Words("Why {number} が 2 回続いています", "there are two whys number {number}")
    else:
        message = Words(
            "Why {previous} の次が Why {number} です", "why {previous} is followed by why {number}"
        )
    return Raised(
        why.where.whole,
        message.format(number=why.number, previous=previous.number if previous else 0),
        Words(
            "抜けた問いを加えるか、`Why {wanted}` に直してください。別の連鎖なら Why 1 から始めます",
            "add the one that is missing or write `Why {wanted}`; another chain begins with why 1",
        ).format(wanted=wanted),
        related=((previous.where["question"], Words("前の「なぜ」", "the why before it")),)
        if previous
        else (),
    )


RULE = Rule(
    code="KY405",
    slug="why-numbering",
    title=Words("「なぜ」の番号が飛んでいるか重なっている", "The whys skip or repeat a number"),
    reason=Words(
        "番号の抜けは、書き写すときに落ちた問いと答えのしるしです。",
        "A number that is missing mostly means a question and its answer that got lost.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜ注文が失敗した？
→ 接続プールが枯れた

**Why 2**: なぜ接続プールが枯れた？
→ 在庫サービスの応答を待ち続けた

**Why 4**: なぜ待ち続けた？
→ クライアントに待ち時間の上限がない
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did orders fail?
→ The connection pool was exhausted

**Why 2**: Why was the pool exhausted?
→ Calls kept waiting for the stock service

**Why 2**: Why did they keep waiting?
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
