"""KY506."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.action_names import actions_of
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    first: dict[int, int] = {}
    numbers = [action.number for _, action in actions_of(document) if action.number is not None]
    free = max(numbers, default=0) + 1
    for postmortem, action in actions_of(document):
        if action.number is None:
            continue
        line = document.lines.position(action.where["title"].start).line
        if action.number in first:
            yield Raised(
                action.where["title"],
                Words(
                    "アクション番号 {number} が 2 回使われています（最初は {line} 行目）",
                    "the action number {number} is used twice (first on line {line})",
                ).format(number=action.number, line=first[action.number]),
                Words("後から加えたほうを {free} にしてください", "number the one added later {free}").format(
                    free=free
                ),
                postmortem.action_id(action),
            )
        first.setdefault(action.number, line)


RULE = Rule(
    code="KY506",
    slug="action-number-repeated",
    title=Words("アクションの番号が重複している", "An action number is used twice"),
    reason=Words(
        "PM-042-1 が 2 つあると、教訓もチケットもどちらを指すのか決まりません。",
        "With two actions called PM-042-1, neither lessons nor tickets can point to one of them.",
    ),
    weight=Weight.ALWAYS_ERROR,
    bad=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する

#### 1. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: @kenji
- **期限**: 2025-06-11
- **優先度**: P1
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    good=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する

#### 2. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: @kenji
- **期限**: 2025-06-11
- **優先度**: P1
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout

#### 2. Alert when the connection pool is 80% in use
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    of_document=check,
)
