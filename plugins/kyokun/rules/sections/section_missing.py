"""KY201."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.required import ASKS, section_heading, section_name, type_name, written_sections
from kyokun.rules.rule import Raised, Rule, Setting, Weight
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
            )


RULE = Rule(
    code="KY201",
    slug="section-missing",
    title=Words("必要なセクションがない", "A required section is missing"),
    reason=Words(
        "どのセクションが必要かは、種類・重大度・状態ごとにベースの方針（mkdocs.yml の required_sections）で決まります。欠けたセクションは、あとから読む人の最初の疑問です。",
        "Which sections are required follows from type, severity and status by the base's policy (required_sections in mkdocs.yml). The missing one is the first thing a later reader asks.",
    ),
    weight=Weight.REQUIREMENT,
    of_document=check,
)
