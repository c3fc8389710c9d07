"""KY406."""

from collections.abc import Iterator

from kyokun.model.cause import Factor
from kyokun.model.language import Words
from kyokun.model.terms import FactorKind
from kyokun.reading.document import Document
from kyokun.rules.persons import stops_at_person
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.why_chains import chains
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    if document.postmortem is None:
        return
    roots = [factor for factor in document.postmortem.analysis.factors if factor.kind is FactorKind.ROOT]
    for root in roots:
        found = stops_at_person(root.text)
        if found is not None:
            yield _raised(root.where.whole, Words("根本原因", "the root cause"), *found)
    # Where the root cause names the system, the author went on: the chain was only the way there.
    if not any(stops_at_person(root.text) is None for root in roots):
        for chain in chains(document):
            found = stops_at_person(chain[-1].answer)
            if found is not None and not _is_told(chain[-1].answer, roots):
                yield _raised(
                    chain[-1].where["answer"], Words("「なぜ」の最後の答え", "the last answer to why"), *found
                )


def _is_told(answer: str, roots: list[Factor]) -> bool:
    return any(answer.strip("。 ") == root.text.strip("。 ") for root in roots)


def _raised(span: Span, what: Words, words: str, question: Words) -> Raised:
    return Raised(
        span,
        Words(
            "{what}が「{words}」で終わり、人で止まっています", "{what} stops at a person: “{words}”"
        ).format(what=what, words=words),
        Words("もう一度問いかけてください: {question}", "ask once more: {question}").format(
            question=question
        ),
    )


RULE = Rule(
    code="KY406",
    slug="ends-in-person",
    title=Words("原因が人で止まっている", "The cause stops at a person"),
    reason=Words(
        "人は必ず間違えます。「注意する」以外の対策は、仕組みの原因からしか生まれません。",
        "People will always slip. Only a cause in the system leads to an action other than “be more careful”.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 根本原因分析

### 根本原因

**Primary**: 設定変更時の確認不足
""",
        """## Root cause analysis

### Root cause

**Primary**: human error while changing the configuration
""",
    ),
    good=Words(
        """## 根本原因分析

### 根本原因

**Primary**: 設定変更の確認漏れを止める検査が CI にない
""",
        """## Root cause analysis

### Root cause

**Primary**: CI does not validate the configuration, so a human error reaches production
""",
    ),
    of_document=check,
)
