"""KY515."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import Status
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, own_actions_of
from kyokun.rules.days import days_words, today
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    day = today(setting)
    if day is None:
        return
    for postmortem, action in own_actions_of(document):
        # In a closed document an open action is an error of its own.
        if postmortem.status is Status.CLOSED or not action.is_overdue(day):
            continue
        if action.due is None or action.due.on is None:
            continue
        yield Raised(
            action.where["due"],
            Words(
                "アクション{action}は期限（{due}）を {days}過ぎています",
                "action {action} is {days} overdue (due {due})",
            ).format(
                action=action_name(postmortem, action),
                due=action.due.on.isoformat(),
                days=days_words((day - action.due.on).days),
            ),
            Words(
                "終わっていれば `状態: 完了（日付）` と書き、まだなら新しい期限と理由を、やめたなら `見送り（理由）` と書いてください",
                "write `State: done (date)` if it is, a new date and the reason if it is not, or `won't do (reason)`",
            ),
            postmortem.action_id(action),
        )


RULE = Rule(
    code="KY515",
    slug="action-overdue",
    title=Words("アクションの期限が過ぎている", "An action is overdue"),
    reason=Words(
        "期限の過ぎた再発防止策は、同じ障害がまだ起こりうるという知らせです。",
        "While it is open, the same incident can happen again.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """\
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-03
- **優先度**: P0
- **状態**: 進行中
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """\
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-03
- **Priority**: P0
- **State**: in progress
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    good=Words(
        """\
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-03
- **優先度**: P0
- **状態**: 完了（2025-06-03）
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """\
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-03
- **Priority**: P0
- **State**: done (2025-06-03)
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    of_document=check,
)
