"""KY401."""

from collections.abc import Iterator

from kyokun.model.cause import Analysis
from kyokun.model.language import Words
from kyokun.model.postmortem import Section
from kyokun.model.terms import FactorKind, SectionKind
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.why_chains import is_full

_LEAST = 3
_ESSAY = 300
_DEEP = frozenset({FactorKind.ROOT, FactorKind.SYSTEM, FactorKind.ORGANISATION})
_HELP = Words(
    "「なぜ」を続けて仕組みの原因まで掘り下げ、`### 根本原因` に書いてください: `**Primary**: レビューの項目にメモリ管理がない`",
    "keep asking why down to a cause in the system, and write it: `**Primary**: the review checklist does not cover memory`",
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    section = postmortem.section(SectionKind.ROOT_CAUSE_ANALYSIS) if postmortem else None
    # An empty section is KY202's, placeholders are KY203's.
    if (
        postmortem is None
        or section is None
        or section.is_empty
        or section.is_placeholder
        or not is_full(document)
    ):
        return
    analysis = postmortem.analysis
    if len(analysis.whys) >= _LEAST or _is_prose(section, analysis):
        return
    # The fishbone's bones are another way down: three things under them are an analysis too.
    bones = [factor for factor in analysis.factors if factor.category is not None]
    if len(bones) >= _LEAST or any(factor.kind in _DEEP for factor in analysis.factors):
        return
    yield Raised(section.where["heading"], _message(len(analysis.whys)), _HELP)


def _is_prose(section: Section, analysis: Analysis) -> bool:
    """An essay under headings of its own may well hold the root cause, in words that nothing here understands."""
    return not analysis.whys and not analysis.factors and section.body.end - section.body.start > _ESSAY


def _message(count: int) -> Words:
    if not count:
        return Words("根本原因が書かれていません", "no root cause is written")
    return Words(
        "「なぜ」が {count} 回だけで、根本原因も書かれていません",
        "“why” is asked only {count} times, and no root cause is written",
    ).format(count=count)


RULE = Rule(
    code="KY401",
    slug="analysis-too-shallow",
    title=Words("原因の分析が浅い", "The analysis stops at the surface"),
    reason=Words(
        "一つ目や二つ目の答えは、たいてい症状です。そこで止めると、対策も症状への対策になります。",
        "The first answer or two are mostly symptoms, and actions against symptoms do not last.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜ注文が失敗した？
→ 接続プールが枯れた

**Why 2**: なぜ接続プールが枯れた？
→ 在庫サービスの応答を待ち続けた
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did orders fail?
→ The connection pool was exhausted

**Why 2**: Why was the pool exhausted?
→ Calls kept waiting for the stock service
""",
    ),
    good=Words(
        """## 根本原因分析

### 5 Whys

**Why 1**: なぜ注文が失敗した？
→ 接続プールが枯れた

**Why 2**: なぜ接続プールが枯れた？
→ 在庫サービスの応答を待ち続けた

### 根本原因

**Primary**: HTTP クライアントの待ち時間に上限がない
""",
        """## Root cause analysis

### 5 Whys

**Why 1**: Why did orders fail?
→ The connection pool was exhausted

**Why 2**: Why was the pool exhausted?
→ Calls kept waiting for the stock service

### Root cause

**Primary**: the HTTP client has no upper bound on waiting
""",
    ),
    of_document=check,
)
