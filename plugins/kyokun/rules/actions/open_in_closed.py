"""KY507."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import Status
from kyokun.model.vocabulary import ACTION_STATES
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of, field_span
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in actions_of(document):
        if postmortem.status is Status.CLOSED and not action.is_settled:
            yield Raised(
                field_span(action, "state"),
                Words(
                    "クローズ済みなのに、アクション{action}の状態が「{state}」です",
                    "the postmortem is closed while action {action} is “{state}”",
                ).format(action=action_name(postmortem, action), state=ACTION_STATES.labels[action.state]),
                Words(
                    "終わっていれば `状態: 完了（日付）`、やらないと決めたなら `見送り（理由）` と書き、残っているなら status を published に戻してください",
                    "write `State: done (date)`, or `won't do (reason)` if that was decided; else set the status back to published",
                ),
                postmortem.action_id(action),
            )


RULE = Rule(
    code="KY507",
    slug="open-action-in-closed",
    title=Words(
        "クローズ済みなのに終わっていないアクションがある",
        "A closed postmortem has an action that is not done",
    ),
    reason=Words(
        "クローズは「すべてのアクションが終わった」という約束です。",
        "Closed is a promise that every action has been carried out.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """status: closed
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **状態**: 進行中
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """status: closed
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **State**: in progress
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    good=Words(
        """status: closed
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **状態**: 完了（2025-06-04）
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """status: closed
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **State**: done (2025-06-04)
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    of_document=check,
)
