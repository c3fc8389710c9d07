"""KY203."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.required import ASKS, section_name, written_sections
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    for kind, sections in written_sections(document, setting.options):
        written = any(not section.is_empty and not section.is_placeholder for section in sections)
        if not written and any(section.is_placeholder for section in sections):
            placeholder = next(section for section in sections if section.is_placeholder)
            yield Raised(
                placeholder.where["heading"],
                Words(
                    "セクション「{name}」は仮の文言やひな形の問いかけのままです",
                    "the section “{name}” holds nothing but placeholders or the template's prompts",
                ).format(name=section_name(kind)),
                ASKS[kind],
            )


RULE = Rule(
    code="KY203",
    slug="section-placeholder",
    title=Words("必要なセクションが仮の文言のまま", "A required section holds only placeholders"),
    reason=Words(
        "TODO や「未記入」は、書いた人の頭の中にしかないことを示す印です。",
        "A TODO marks what is still only in somebody's head.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## 影響

TODO: あとで書く
""",
        """## Impact

TODO: fill in after the meeting
""",
    ),
    good=Words(
        """## 影響

- 失敗した注文: 412 件（全体の 31%）
- 影響時間: 40 分
""",
        """## Impact

- failed orders: 412 (31% of all)
- duration: 40 min
""",
    ),
    of_document=check,
)
