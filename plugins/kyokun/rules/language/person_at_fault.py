"""KY701."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.blame import blames
from kyokun.rules.blame_instead import instead_of
from kyokun.rules.blame_pattern import BlameKind
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for blame in blames(document, BlameKind.PERSON):
        yield Raised(
            blame.span,
            Words(
                "「{written}」は人を失敗の主語にしています",
                "“{written}” makes a person the subject of a failure",
            ).format(written=blame.written),
            Words(
                "仕組みを主語にしてください: たとえば{instead}。誰が何をしたかはタイムラインに書きます",
                "make the system the subject, for example {instead}; who did what belongs in the timeline",
            ).format(instead=instead_of(blame.written)),
        )


RULE = Rule(
    code="KY701",
    slug="person-at-fault",
    title=Words("人を失敗の主語にしている", "A person is the subject of a failure"),
    reason=Words(
        "同じ立場に別の人がいても同じことが起きたなら、原因はその人ではありません。名前を書くと、次の人は肝心なことを話さなくなります。",
        "Had somebody else stood there, the same would have happened: the person is not the cause. And where names are named, the next one keeps silent about what matters.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 根本原因分析

### 根本原因

**Primary**: Aさんがテストを書かなかったから
""",
        """## Root cause analysis

### Root cause

**Primary**: Bob forgot to write a test for the slow dependency
""",
    ),
    good=Words(
        """## 根本原因分析

### 根本原因

**Primary**: テストを書くことを強制する仕組みがなかったから
""",
        """## Root cause analysis

### Root cause

**Primary**: a change could be merged without a test for a slow dependency
""",
    ),
    of_document=check,
)
