"""KY992."""

from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.suppressing import suppressions


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    comments = suppressions(document)
    if not comments:
        return
    # Imported here, since the catalogue imports every rule, this one among them.
    from kyokun.rules.catalogue import all_rules

    known = {name for rule in all_rules() for name in (rule.code, rule.slug)}
    for comment in comments:
        for code in comment.codes:
            if code not in known:
                close = get_close_matches(code.upper() if code[:2].upper() == "KY" else code, known, n=1)
                yield Raised(
                    comment.span,
                    Words(
                        "抑制コメントの `{code}` という規則はありません",
                        "the suppression names no rule: `{code}`",
                    ).format(code=code),
                    Words("`{close}` のことですか？", "did you mean `{close}`?").format(close=close[0])
                    if close
                    else Words(
                        "指摘に出ているコード（KY201 など）を書いてください",
                        "write the code that the finding shows, such as KY201",
                    ),
                )


RULE = Rule(
    code="KY992",
    slug="suppression-unknown-code",
    title=Words("存在しない規則を抑制している", "A suppression names a rule that does not exist"),
    reason=Words(
        "コードを書き間違えた抑制は効きません。",
        "A misspelt code suppresses nothing.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "## 影響\n\n<!-- kyokun-ignore KY2O2: 集計中 -->\n",
        "## Impact\n\n<!-- kyokun-ignore KY2O2: still being counted -->\n",
    ),
    good=Words(
        "## 影響\n\n<!-- kyokun-ignore KY202: 集計中 -->\n",
        "## Impact\n\n<!-- kyokun-ignore KY202: still being counted -->\n",
    ),
    of_document=check,
)
