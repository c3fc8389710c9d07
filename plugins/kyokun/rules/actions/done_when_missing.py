"""KY504."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import ActionState
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of, field_span
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in actions_of(document):
        if not action.done_when and action.state is not ActionState.WONT_DO:
            yield Raised(
                field_span(action, "done_when"),
                Words("アクション{action}に完了条件がありません", "action {action} has no done-when").format(
                    action=action_name(postmortem, action)
                ),
                Words(
                    "確かめられる形で書いてください: `- **完了条件**: すべての PR でテストが実行される`",
                    "write what can be checked: `- **Done when**: every pull request runs the test`",
                ),
                postmortem.action_id(action),
            )


RULE = Rule(
    code="KY504",
    slug="action-without-done-when",
    title=Words("アクションに完了条件がない", "An action has no done-when"),
    reason=Words(
        "何をもって完了とするかが決まっていないと、終わったかどうかを誰も確かめられません。",
        "Unless it says when it is done, nobody can check whether it is.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
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
