"""KY502."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import ActionState
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of, field_span
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in actions_of(document):
        if action.due is None and action.state is not ActionState.WONT_DO:
            yield Raised(
                field_span(action, "due"),
                Words("アクション{action}に期限がありません", "action {action} has no due date").format(
                    action=action_name(postmortem, action)
                ),
                Words(
                    "日付か「3日以内」のような期限を書いてください: `- **期限**: 2025-01-17`",
                    "write a date, or a term such as “within 2 weeks”: `- **Due**: 2025-01-17`",
                ),
                postmortem.action_id(action),
            )


RULE = Rule(
    code="KY502",
    slug="action-without-due",
    title=Words("アクションに期限がない", "An action has no due date"),
    reason=Words(
        "期限のないアクションは、次のインシデントまで忘れられます。",
        "An action without a date is forgotten until the next incident.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Priority**: P1
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
