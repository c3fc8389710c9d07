"""KY505."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    numbers = [action.number for _, action in actions_of(document) if action.number is not None]
    free = str(max(numbers, default=0) + 1)
    for postmortem, action in actions_of(document):
        if action.number is None:
            yield Raised(
                action.where["title"],
                Words("アクション{action}に番号がありません", "action {action} has no number").format(
                    action=action_name(postmortem, action)
                ),
                Words(
                    "題の前に番号を書いてください: `#### {free}. …`、`- [ ] {free}. …`、表なら `#` の列",
                    "put a number before its title: `#### {free}. …`, `- [ ] {free}. …`, or a column `#` in a table",
                ).format(free=free),
            )


RULE = Rule(
    code="KY505",
    slug="action-without-number",
    title=Words("アクションに番号がない", "An action has no number"),
    reason=Words(
        "番号がないと ID（PM-042-1）が決まらず、教訓やチケットから指せません。並べ替えても変わらない番号が要ります。",
        "Without a number of its own it has no id (PM-042-1) that lessons and tickets could point to, whatever its place in the list.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## アクションアイテム

#### すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """## Action items

#### Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
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
