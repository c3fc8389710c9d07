"""KY202."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.required import ASKS, section_name, written_sections
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    for kind, sections in written_sections(document, setting.options):
        if sections and all(section.is_empty for section in sections):
            yield Raised(
                sections[0].where["heading"],
                Words("セクション「{name}」が空です", "the section “{name}” is empty").format(
                    name=section_name(kind)
                ),
                ASKS[kind],
            )


RULE = Rule(
    code="KY202",
    slug="section-empty",
    title=Words("必要なセクションが空のまま", "A required section is empty"),
    reason=Words(
        "見出しやコメント、空の表だけでは、読んだ人には何も伝わりません。",
        "A heading with comments or an empty table beneath tells a reader nothing.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## 影響

- 失敗した注文:
- 影響時間:
""",
        """## Impact

- failed orders:
- duration:
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
