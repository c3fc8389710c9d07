"""KY508."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import ActionState
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in actions_of(document):
        due = action.due
        if due is None or due.on is not None or action.state is ActionState.WONT_DO:
            continue
        if due.is_relative:
            message = Words(
                "アクション{action}の期限「{due}」をいつから数えるのか分かりません",
                "action {action}: nothing tells from when “{due}” counts",
            )
            help_ = Words(
                "フロントマターに held_at（なければ resolved_at）を書くか、期限を日付で書いてください",
                "write held_at (or resolved_at) in the front matter, or give the due date itself",
            )
        else:
            message = Words(
                "アクション{action}の期限「{due}」は日付として読めません",
                "action {action}: the due date “{due}” is no date",
            )
            help_ = Words(
                "`2025-01-17` か `2週間以内` のように書いてください", "write `2025-01-17` or `within 2 weeks`"
            )
        yield Raised(
            action.where["due"],
            message.format(action=action_name(postmortem, action), due=due.written),
            help_,
            postmortem.action_id(action),
        )


RULE = Rule(
    code="KY508",
    slug="due-unreadable",
    title=Words("アクションの期限が日付として読めない", "An action's due date cannot be told"),
    reason=Words(
        "日付にならない期限は、期限切れの一覧にもカレンダーにも載りません。",
        "A due date that is no date appears on no overdue list and in no calendar.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: なるべく早く
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: as soon as possible
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    good=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 1週間以内
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: within a week
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    of_document=check,
)
