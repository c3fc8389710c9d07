"""KY516."""

from collections.abc import Iterator

from kyokun.model.action import Action
from kyokun.model.language import Words
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import ActionState
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, field_span, own_actions_of
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.patterns import lazy_pattern

_EVIDENCE = lazy_pattern(r"https?://|#\d+|\bv\d+\.\d+|\b[0-9a-f]{7,40}\b|\d{4}[-/年]\d{1,2}")
"""A URL, a ticket or pull request, a version, a commit, a date."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in own_actions_of(document):
        if action.state is not ActionState.DONE or _has_evidence(document, postmortem, action):
            continue
        yield Raised(
            field_span(action, "state"),
            Words(
                "アクション{action}は完了とありますが、日付も成果物もありません",
                "action {action} is done, but nothing shows when or by what",
            ).format(action=action_name(postmortem, action)),
            Words(
                "`状態: 完了（2025-01-16）` のように日付を書くか、Issue・PR・成果物へのリンクを書いてください",
                "write the day, `State: done (2025-01-16)`, or link the issue, the pull request or what came of it",
            ),
            postmortem.action_id(action),
        )


def _has_evidence(document: Document, postmortem: Postmortem, action: Action) -> bool:
    if action.done_on or action.state_note or action.deliverable or action.issue:
        return True
    whole = action.where.whole
    lessons = {lesson.span for lesson in action.lessons}
    if any(
        whole.start <= reference.span.start < whole.end and reference.span not in lessons
        for reference in postmortem.references
    ):
        return True
    due = action.where["due"].of(document.text) if "due" in action.where else ""
    written = whole.of(document.text)
    return _EVIDENCE.search(written.replace(due, "", 1) if due else written) is not None


RULE = Rule(
    code="KY516",
    slug="done-without-evidence",
    title=Words("完了したという裏付けがない", "An action is done without evidence"),
    reason=Words(
        "いつ終わったかが残っていれば、期限を守れたかを数えられ、次に同じことが起きたとき「対策の前か後か」が分かります。",
        "The day it was done tells whether it was in time, and whether the next such incident came before or after it.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """\
## アクションアイテム

#### 1. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: @kenji
- **期限**: 2025-06-11
- **優先度**: P1
- **状態**: 完了
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **State**: done
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    good=Words(
        """\
## アクションアイテム

#### 1. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: @kenji
- **期限**: 2025-06-11
- **優先度**: P1
- **状態**: 完了（2025-06-04）
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **State**: done (2025-06-04)
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    of_document=check,
)
