"""KY501."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of, field_span
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in actions_of(document):
        if not action.owners:
            yield Raised(
                field_span(action, "owner"),
                Words("アクション{action}に担当がありません", "action {action} has no owner").format(
                    action=action_name(postmortem, action)
                ),
                Words(
                    "一人のハンドルを書いてください: `- **担当**: @alice`",
                    "name one person: `- **Owner**: @alice`",
                ),
                postmortem.action_id(action),
            )


RULE = Rule(
    code="KY501",
    slug="action-without-owner",
    title=Words("アクションに担当がいない", "An action has no owner"),
    reason=Words(
        "「みんなの仕事」は誰の仕事でもありません。担当は一人に決めます。",
        "What is everybody's job is done by nobody; one person owns it.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: 未定
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: TBD
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
