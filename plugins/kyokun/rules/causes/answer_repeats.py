"""KY402."""

from collections.abc import Iterator

from kyokun.model.cause import Why
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.content_words import content
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import short
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_SAYS_NOTHING = lazy_pattern(
    r"^なぜ|のですか|のでしょうか|のか|か?[?？]|(?:から|ため|ので|せい)(?:です|だ|である)?。?$|[\s、。,.]|^because\b|^why (?:did|was|were|does|is|are)\b"
)
_NOT_KNOWN = lazy_pattern(r"不明|未確認|未特定|調査中|分から|\b(?:unknown|yet|unclear)\b")
_SAME = 0.6
_ROOM = 10


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for why in document.postmortem.analysis.whys if document.postmortem else ():
        if why.answer and why.question and _repeats(why):
            yield _raised(why)


def _repeats(why: Why) -> bool:
    """Whether the answer holds nothing that the question does not."""
    if len(why.answer) > len(why.question) + _ROOM or _NOT_KNOWN.search(fold(why.answer)):
        return False
    answered = content(why.answer)
    if not answered or not answered <= content(why.question):
        return False
    said, asked = _pairs(why.answer), _pairs(why.question)
    return len(said & asked) >= _SAME * len(said)


def _pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters, without the words that any question or answer has."""
    letters = _SAYS_NOTHING.sub("", _SAYS_NOTHING.sub("", fold(text)))
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _raised(why: Why) -> Raised:
    return Raised(
        why.where["answer"],
        Words(
            "Why {number} の答え「{answer}」は問いの言い換えです",
            "the answer of why {number}, “{answer}”, only repeats its question",
        ).format(number=why.number, answer=short(why.answer)),
        Words(
            "ログや設定で確かめられる、一つ手前の事実を書いてください",
            "write the fact that came before it: something a log or a setting shows",
        ),
        related=((why.where["question"], Words("問いはここです", "the question is here")),),
    )


RULE = Rule(
    code="KY402",
    slug="answer-repeats",
    title=Words("答えが問いの言い換えになっている", "An answer repeats its question"),
    reason=Words(
        "言い換えは原因に近づきません。「なぜ」を一回分、何も調べずに使ったことになります。",
        "Saying it again comes no closer to the cause: one of the whys is spent without learning anything.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜ注文 API が停止した？
→ 注文 API が停止したため

**Why 2**: なぜ接続プールが枯れた？
→ 在庫サービスの応答を待ち続けた
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did the order API stop?
→ Because the order API stopped

**Why 2**: Why was the pool exhausted?
→ Calls kept waiting for the stock service
""",
    ),
    good=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜ注文 API が停止した？
→ 注文 API の接続プールが枯れた

**Why 2**: なぜ接続プールが枯れた？
→ 在庫サービスの応答を待ち続けた
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did the order API stop?
→ Its connection pool was exhausted

**Why 2**: Why was the pool exhausted?
→ Calls kept waiting for the stock service
""",
    ),
    of_document=check,
)
