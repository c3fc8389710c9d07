"""KY517."""

from collections.abc import Iterator
from datetime import date

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of, field_span
from kyokun.rules.days import beginning, day_in_right_year, today
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    now = today(setting)
    for postmortem, action in actions_of(document):
        done = action.done_on
        since = beginning(postmortem, setting.options.zone)
        if done is None:
            continue
        if since is not None and done < since[1]:
            message = Words(
                "アクション{action}の完了日 {done} が、インシデント（{key} は {day}）より前です",
                "action {action} was done on {done}, before the incident ({key}: {day})",
            ).format(
                action=action_name(postmortem, action),
                done=done.isoformat(),
                key=since[0],
                day=since[1].isoformat(),
            )
            meant = day_in_right_year(done, since[1])
        elif now is not None and done > now:
            message = Words(
                "アクション{action}の完了日 {done} は、まだ来ていません",
                "action {action} was done on {done}, which is still to come",
            ).format(action=action_name(postmortem, action), done=done.isoformat())
            meant = _before(day_in_right_year(done, since[1]) if since else None, now)
        else:
            continue
        yield Raised(field_span(action, "state"), message, _help(meant), postmortem.action_id(action))


def _before(day: date | None, now: date) -> date | None:
    return day if day is not None and day <= now else None


def _help(meant: date | None) -> Words:
    if meant is not None:
        return Words("{day} のことですか？", "did you mean {day}?").format(day=meant.isoformat())
    return Words(
        "実際に終わった日を書いてください。まだなら `状態: 進行中` です",
        "write the day it was really done; until then the state is `in progress`",
    )


RULE = Rule(
    code="KY517",
    slug="done-on-impossible",
    title=Words("完了日がありえない日付", "An action cannot have been done on that day"),
    reason=Words(
        "完了日から、期限を守れた割合と、教訓が守られたかを数えます。年の書き間違いは一番多い間違いです。",
        "Completion rates and the question whether a lesson held are counted from this day; a mistyped year spoils both.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """\
## アクションアイテム

#### 1. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: @kenji
- **期限**: 2025-06-11
- **優先度**: P1
- **状態**: 完了（2024-06-04）
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **State**: done (2024-06-04)
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
- **状態**: 完了（2025-06-04）
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **State**: done (2025-06-04)
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    of_document=check,
)
