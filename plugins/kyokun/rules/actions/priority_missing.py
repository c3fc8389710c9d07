"""KY503."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import ActionState
from kyokun.reading.document import Document
from kyokun.reading.placeholders import is_placeholder
from kyokun.rules.action_names import action_name, actions_of, field_span
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in actions_of(document):
        if action.priority is None and action.state is not ActionState.WONT_DO:
            span = field_span(action, "priority")
            written = span.of(document.text).strip() if "priority" in action.where else ""
            message = _UNREADABLE if written and not is_placeholder(written) else _NONE
            yield Raised(
                span,
                message.format(action=action_name(postmortem, action), written=written),
                Words(
                    "P0〜P3 のどれかを書いてください: `- **優先度**: P1`",
                    "write one of P0 to P3: `- **Priority**: P1`",
                ),
                postmortem.action_id(action),
            )


_NONE = Words(
    "アクション{action}に優先度（P0〜P3）がありません", "action {action} has no priority (P0 to P3)"
)
_UNREADABLE = Words(
    "アクション{action}の優先度「{written}」は P0〜P3 のどれでもありません",
    "action {action}: the priority “{written}” is none of P0 to P3",
)


RULE = Rule(
    code="KY503",
    slug="action-without-priority",
    title=Words("アクションに優先度がない", "An action has no priority"),
    reason=Words(
        "優先度がなければ、どれから手を付けるかを毎回決め直すことになります。",
        "Without priorities the order of work is decided anew every time.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    good=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    of_document=check,
)
