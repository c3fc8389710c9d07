"""KY601."""

from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.knowledge.facts import Citation, Detail, IncidentFacts
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    for incident in survey.asked_incidents:
        if all(path in survey.by_path for path in survey.by_path[incident.path].leads_to):
            continue
        detail = survey.details[incident.path]
        for citation in detail.citations:
            if not _exists(survey, citation):
                yield (
                    incident.path,
                    Raised(
                        citation.span,
                        Words(
                            "教訓へのリンク `{target}` の先がありません",
                            "the lesson link `{target}` leads nowhere",
                        ).format(target=citation.written),
                        _help(survey, citation),
                        _subject(incident, detail, citation),
                    ),
                )


def _subject(incident: IncidentFacts, detail: Detail, citation: Citation) -> str | None:
    """The id of the action that gives the link as its lesson; None for the incident itself."""
    number = detail.actions[citation.action].number if citation.action is not None else None
    return f"{incident.id}-{number}" if incident.id and number is not None else None


def _exists(survey: Survey, citation: Citation) -> bool:
    id_ = citation.target.lesson_id
    if id_ is not None:
        return id_ in survey.lessons_by_id or (survey.root / citation.target.path).is_file()
    return (survey.root / citation.target.path).exists()


def _help(survey: Survey, citation: Citation) -> Words:
    wanted = citation.target.lesson_id or citation.target.path
    close = get_close_matches(wanted, survey.lessons_by_id, n=1)
    if close:
        return Words("lessons/{close}.md のことですか？", "did you mean lessons/{close}.md?").format(
            close=close[0]
        )
    return Words(
        "{path} を書くか（`kyokun new '題' --type lesson --category 分類`）、リンクを直してください",
        "write {path} (`kyokun new 'TITLE' --type lesson --category CATEGORY`), or mend the link",
    ).format(path=citation.target.path)


RULE = Rule(
    code="KY601",
    slug="lesson-link-dead",
    title=Words("教訓へのリンクの先がない", "A lesson link leads nowhere"),
    reason=Words(
        "リンクが切れると、アクションから教訓へも、教訓からアクションへも戻れなくなります。",
        "A dead link cuts the way from the action to its lesson, and back.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
- **教訓**: [待ち時間に上限を設ける](../../lessons/practice/timeout.md)
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
- **Lesson**: [Bound every wait](../../lessons/practice/timeout.md)
""",
    ),
    good=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
- **教訓**: [待ち時間に上限を設ける](../../lessons/practice/timeouts.md)
""",
        """## Action items

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
