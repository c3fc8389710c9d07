"""KY907."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.reading.times import parse_date
from kyokun.rules.required import written_sections
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    postmortem = document.postmortem
    if postmortem is None or postmortem.translation_of is not None:
        return
    for kind, sections in written_sections(document, setting.options):
        # A section that is missing or empty is another rule's.
        written = [section for section in sections if not (section.is_empty or section.is_placeholder)]
        if kind is not SectionKind.FOLLOW_UP or not written:
            continue
        if any(review.on for review in postmortem.reviews):
            continue
        if any(parse_date(section.body.of(document.text)) for section in sections):
            continue
        yield Raised(
            written[0].where["heading"],
            Words(
                "フォローアップに、見直す日付がありません",
                "the follow-up names no day on which to look again",
            ),
            Words(
                "見出しに日付を書いてください: `### 2週間後レビュー（2025-06-18）`",
                "put the day in the heading: `### Review after two weeks (2025-06-18)`",
            ),
        )


RULE = Rule(
    code="KY907",
    slug="follow-up-undated",
    title=Words("フォローアップの日付がない", "The follow-up has no date"),
    reason=Words(
        "「2 週間後に」だけでは、誰の予定にも入りません。日付があれば、一覧とカレンダーに載ります。",
        "“In two weeks” is on nobody's calendar; a date is.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "severity: high\n## フォローアップ\n\n### 2週間後レビュー\n\n- [ ] すべてのアクションの状態を確認する\n",
        "severity: high\n## Follow-up\n\n### Review after two weeks\n\n- [ ] look at the state of every action\n",
    ),
    good=Words(
        "severity: high\n## フォローアップ\n\n### 2週間後レビュー（2025-06-18）\n\n- [ ] すべてのアクションの状態を確認する\n",
        "severity: high\n## Follow-up\n\n### Review after two weeks (2025-06-18)\n\n- [ ] look at the state of every action\n",
    ),
    of_document=check,
)
