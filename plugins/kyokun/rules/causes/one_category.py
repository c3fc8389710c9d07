"""KY407."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import CauseCategory, FactorKind
from kyokun.model.vocabulary import CAUSE_CATEGORIES
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.why_chains import is_full

_OTHER_SIDES = frozenset({FactorKind.CONTRIBUTING, FactorKind.SYSTEM, FactorKind.ORGANISATION})


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None or not is_full(document):
        return
    factors = postmortem.analysis.factors
    boned = [factor for factor in factors if factor.category is not None]
    categories = {cause.category for cause in postmortem.causes} | {factor.category for factor in boned}
    # Factors beside the root cause show other sides, though nobody has sorted them.
    unsorted = [factor for factor in factors if factor.category is None and factor.kind in _OTHER_SIDES]
    declared = len(postmortem.causes) + len(boned)
    if len(categories) != 1 or not factors or (declared < 2 and unsorted):
        return
    (only,) = categories
    if only is None:
        return
    others = [category for category in CauseCategory if category is not only]
    yield Raised(
        postmortem.where["causes"] if postmortem.causes else boned[0].where.whole,
        Words(
            "原因が「{only}」の面からしか考えられていません",
            "only one side of the causes is considered: {only}",
        ).format(only=_name(only)),
        Words(
            "ほかの面（{others}）では、何が起こりやすくし、何が見つけにくくしたかを考えてください",
            "ask what on the other sides ({others}) made it likely, or hard to notice",
        ).format(
            others=Words(
                "・".join(_name(category).ja for category in others),
                ", ".join(_name(category).en for category in others),
            )
        ),
    )


def _name(category: CauseCategory) -> Words:
    label = CAUSE_CATEGORIES.labels[category]
    return Words(label.ja, label.en.lower())


RULE = Rule(
    code="KY407",
    slug="one-category",
    title=Words("原因が一つの分類に偏っている", "All causes are of one category"),
    reason=Words(
        "技術だけ、プロセスだけの原因は少なく、残りの面に次の再発の種が残ります。",
        "Few incidents have causes in technology, or in process, alone; the next one grows on the side nobody looked at.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """causes: [technology/timeout, technology/connection-pool]

## 根本原因分析

### 根本原因

**Primary**: HTTP クライアントの待ち時間に上限がない
""",
        """causes: [technology/timeout, technology/connection-pool]

## Root cause analysis

### Root cause

**Primary**: the HTTP client has no upper bound on waiting
""",
    ),
    good=Words(
        """causes: [technology/timeout, process/load-test]

## 根本原因分析

### 根本原因

**Primary**: HTTP クライアントの待ち時間に上限がない
""",
        """causes: [technology/timeout, process/load-test]

## Root cause analysis

### Root cause

**Primary**: the HTTP client has no upper bound on waiting
""",
    ),
    of_document=check,
)
