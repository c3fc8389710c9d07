"""KY602."""

from collections.abc import Iterator

from kyokun.knowledge.facts import Citation
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.terms import DocumentType, SectionKind, Status
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_MUST_TEACH = (DocumentType.POSTMORTEM, DocumentType.NEAR_MISS)


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    for incident in survey.asked_incidents:
        if incident.type not in _MUST_TEACH or incident.status not in (Status.PUBLISHED, Status.CLOSED):
            continue
        if any(
            id_ in survey.lessons_by_id and survey.lessons_by_id[id_].is_written
            for id_ in incident.lesson_ids
        ):
            continue
        detail = survey.details[incident.path]
        if any(_teaches(survey, citation) for citation in detail.citations):
            continue
        headings = (detail.headings.get(kind) for kind in (SectionKind.ACTION_ITEMS, SectionKind.LESSONS))
        span = next((heading for heading in headings if heading), detail.where["status"])
        yield (
            incident.path,
            Raised(
                span,
                _UNWRITTEN if incident.lesson_ids else _NONE,
                Words(
                    "lessons/ に教訓を書き（`kyokun new '題' --type lesson --category 分類`）、アクションに `- **教訓**: [題](../../lessons/分類/名前.md)` と書いてください",
                    "write the lesson under lessons/ (`kyokun new 'TITLE' --type lesson --category CATEGORY`) and link it from an action: `- **Lesson**: [title](../../lessons/category/name.md)`",
                ),
            ),
        )


_NONE = Words(
    "公開済みなのに、教訓へのリンクが 1 つもありません", "it is published without a link to any lesson"
)
_UNWRITTEN = Words(
    "公開済みなのに、リンク先の教訓がまだ書かれていません",
    "it is published, and the lessons it links to have not been written yet",
)


def _teaches(survey: Survey, citation: Citation) -> bool:
    """Whether the link leads to a lesson that says something; a link that leads nowhere is another rule's matter.

    A document checked outside its base links out of the folder it is seen from.
    """
    id_ = citation.target.lesson_id
    if id_ is None:
        return citation.target.path.startswith(("..", "/"))
    lesson = survey.lessons_by_id.get(id_)
    return lesson is None or lesson.is_written


RULE = Rule(
    code="KY602",
    slug="published-without-lesson",
    title=Words("公開済みなのに教訓へのリンクがない", "It is published without a lesson"),
    reason=Words(
        "インシデントは一度きりでも、教訓は次のチームが使えます。書き残さなければ同じことが起こります。",
        "The incident is over, but its lesson is what the next team can use.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """status: published
published_at: 2025-06-05
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """status: published
published_at: 2025-06-05
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    good=Words(
        """status: published
published_at: 2025-06-05
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
- **教訓**: [待ち時間に上限を設ける](../../lessons/practice/timeouts.md)
""",
        """status: published
published_at: 2025-06-05
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
- **Lesson**: [Bound every wait](../../lessons/practice/timeouts.md)
""",
    ),
    of_base=check,
)
