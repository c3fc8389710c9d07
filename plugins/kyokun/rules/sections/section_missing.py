"""KY201."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.rules.required import ASKS, section_heading, section_name, type_name, written_sections
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.rules.section_places import skeleton_edit
from kyokun.rules.sections import section_empty
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    end = len(document.text.rstrip())
    for kind, sections in written_sections(document, setting.options):
        if not sections:
            yield Raised(
                Span(end, end),
                Words(
                    "{type}に必要なセクション「{name}」がありません", "this {type} lacks the section “{name}”"
                ).format(name=section_name(kind), type=type_name(document)),
                Words("`{heading}` を加え、{ask}", "add `{heading}`: {ask}").format(
                    heading=section_heading(kind, document), ask=ASKS[kind]
                ),
                fix=_fix(document, kind, setting),
            )


def _fix(document: Document, kind: SectionKind, setting: Setting) -> Fix | None:
    edit = skeleton_edit(document, kind, setting.templates)
    if edit is None:
        return None
    title = Words("セクション「{name}」をひな形から書き足す", "Add the section “{name}” from the template")
    return Fix(title.format(name=section_name(kind)), (edit,), is_safe=False, becomes=section_empty.RULE.code)


RULE = Rule(
    code="KY201",
    slug="section-missing",
    title=Words("必要なセクションがない", "A required section is missing"),
    reason=Words(
        "どのセクションが必要かは、種類・重大度・状態ごとにベースの方針（mkdocs.yml の required_sections）で決まります。欠けたセクションは、あとから読む人の最初の疑問です。",
        "Which sections are required follows from type, severity and status by the base's policy (required_sections in mkdocs.yml). The missing one is the first thing a later reader asks.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: medium
type: record
---

# 在庫サービスの遅延で注文 API が 5xx を返した

## 影響

- 失敗した注文: 412 件（全体の 31%）
""",
        """---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: medium
type: record
---

# Checkout answered 5xx while the stock service was slow

## Impact

- failed orders: 412 (31% of all)
""",
    ),
    good=Words(
        """---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: medium
type: record
---

# 在庫サービスの遅延で注文 API が 5xx を返した

## サマリー

2025年6月2日の午前、注文のおよそ 3 割が 40 分間失敗した。在庫サービスの応答を待ち続け、接続プールが枯れたためである。

## 影響

- 失敗した注文: 412 件（全体の 31%）
""",
        """---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: medium
type: record
---

# Checkout answered 5xx while the stock service was slow

## Summary

On the morning of 2 June 2025 about three orders in ten failed for 40 minutes, since calls that waited for the stock service used up the connection pool.

## Impact

- failed orders: 412 (31% of all)
""",
    ),
    of_document=check,
    mending=Mending.UNSAFE,
)
