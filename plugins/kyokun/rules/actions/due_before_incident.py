"""KY510."""

from collections.abc import Iterator
from datetime import date

from kyokun.model.action import Action
from kyokun.model.language import Words
from kyokun.model.moment import day_of
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import ActionState
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of
from kyokun.rules.days import beginning, day_in_right_year
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    for postmortem, action in actions_of(document):
        due = action.due
        if due is None or due.on is None or due.is_relative or action.state is ActionState.WONT_DO:
            continue
        since = _earliest(postmortem, action, setting)
        if since is None or due.on >= since[1]:
            continue
        key, day = since
        meant = day_in_right_year(due.on, day)
        yield Raised(
            action.where["due"],
            Words(
                "アクション{action}の期限 {due} が、インシデント（{key} は {day}）より前です",
                "action {action} is due on {due}, before the incident ({key}: {day})",
            ).format(
                action=action_name(postmortem, action),
                due=due.on.isoformat(),
                key=key,
                day=day.isoformat(),
            ),
            Words("{day} のことですか？", "did you mean {day}?").format(day=meant.isoformat())
            if meant
            else Words(
                "会を開いた日より後の日付にしてください", "give it a date after the day of the meeting"
            ),
            postmortem.action_id(action),
            ((postmortem.where[key], Words("インシデントの日付", "the incident's own date")),),
        )


def _earliest(postmortem: Postmortem, action: Action, setting: Setting) -> tuple[str, date] | None:
    """The first day an action may be due: what is already done may have been due while the incident lasted."""
    resolved = day_of(postmortem.time("resolved_at"), setting.options.zone)
    if resolved is not None and action.state is not ActionState.DONE:
        return "resolved_at", resolved
    return beginning(postmortem, setting.options.zone)


RULE = Rule(
    code="KY510",
    slug="due-before-incident",
    title=Words("アクションの期限がインシデントより前", "An action is due before the incident"),
    reason=Words(
        "年や月の書き間違いです。そのままでは、書いた日から期限切れとして数えられます。",
        "A year or month was mistyped; left alone, the action is overdue from the day it was written.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """\
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2024-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """\
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2024-06-10
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    good=Words(
        """\
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-06-10
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """\
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-06-10
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    of_document=check,
)
