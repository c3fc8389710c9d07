"""KY513."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, own_actions_of
from kyokun.rules.people import is_group
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in own_actions_of(document):
        groups = [owner for owner in action.owners if is_group(owner)]
        # Beside a person, a team says where that person works.
        if not groups or len(groups) < len(action.owners) or action.is_settled:
            continue
        yield Raised(
            action.where["owner"],
            Words(
                "アクション{action}の担当「{owner}」は一人の名前ではありません",
                "action {action}: the owner “{owner}” is nobody in particular",
            ).format(action=action_name(postmortem, action), owner=", ".join(groups)),
            Words(
                "その中で進み具合に答える一人のハンドルを書いてください: `@alice（SRE チーム）`",
                "name the one among them who answers for it: `@alice (SRE team)`",
            ),
            postmortem.action_id(action),
        )


RULE = Rule(
    code="KY513",
    slug="group-owner",
    title=Words("アクションの担当がチームや全員になっている", "An action is owned by a team or by everyone"),
    reason=Words(
        "チームの仕事でも、期限の日に聞かれて答える人は一人です。名前がなければ、異動や繁忙のたびに宙に浮きます。",
        "A team may do the work, but one person answers on the due date; without a name the action drifts.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """\
## アクションアイテム

#### 1. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: SREチーム
- **期限**: 2025-06-11
- **優先度**: P1
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: SRE team
- **Due**: 2025-06-11
- **Priority**: P1
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    good=Words(
        """\
## アクションアイテム

#### 1. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: @kenji（SREチーム）
- **期限**: 2025-06-11
- **優先度**: P1
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @kenji (SRE team)
- **Due**: 2025-06-11
- **Priority**: P1
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    of_document=check,
)
