"""KY512."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, own_actions_of
from kyokun.rules.people import is_group
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in own_actions_of(document):
        people = [owner for owner in action.owners if not is_group(owner)]
        # A bracket cut in two means that the commas in it separate roles, not people.
        whole = all(
            owner.count("(") + owner.count("（") == owner.count(")") + owner.count("）") for owner in people
        )
        if len(people) < 2 or action.is_settled or not whole:
            continue
        yield Raised(
            action.where["owner"],
            Words(
                "アクション{action}の担当が {count} 人います（{owners}）",
                "action {action} has {count} owners ({owners})",
            ).format(action=action_name(postmortem, action), count=len(people), owners=", ".join(people)),
            Words(
                "進み具合に答える一人（たとえば {first}）を担当にし、ほかの人は詳細に書いてください",
                "name the one who answers for it, say {first}, and the others in the detail",
            ).format(first=people[0]),
            postmortem.action_id(action),
        )


RULE = Rule(
    code="KY512",
    slug="several-owners",
    title=Words("アクションの担当が複数いる", "An action has several owners"),
    reason=Words(
        "担当が二人いると、どちらも相手が進めていると思います。手伝う人は何人いても、答える人は一人です。",
        "Each of two owners believes that the other is at it. Many may help; one answers for it.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """\
## アクションアイテム

#### 1. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: @rin, @kenji
- **期限**: 2025-06-11
- **優先度**: P1
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @rin, @kenji
- **Due**: 2025-06-11
- **Priority**: P1
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
- **詳細**: しきい値は @rin と決める
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **Detail**: @rin helps to set the threshold
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    of_document=check,
)
