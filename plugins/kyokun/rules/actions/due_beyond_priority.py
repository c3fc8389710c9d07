"""KY511."""

from collections.abc import Iterator, Mapping

from kyokun.model.language import Words
from kyokun.model.terms import Priority
from kyokun.reading.action_values import due_base
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, own_actions_of
from kyokun.rules.days import days_words
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    allowed = setting.options.due_days
    for postmortem, action in own_actions_of(document):
        since = due_base(postmortem.time("held_at"), postmortem.time("resolved_at"))
        # What is settled can no longer be late.
        if since is None or action.is_settled or action.priority not in allowed:
            continue
        if action.priority is None or action.due is None or action.due.on is None:
            continue
        days = (action.due.on - since).days
        if days <= allowed[action.priority]:
            continue
        yield Raised(
            action.where["due"],
            Words(
                "アクション{action}の期限 {due} は {days}後で、{priority} の目安（{allowed}以内）を過ぎています",
                "action {action} is due on {due}, {days} on; {priority} means within {allowed}",
            ).format(
                action=action_name(postmortem, action),
                due=action.due.on.isoformat(),
                days=days_words(days),
                priority=action.priority.value,
                allowed=days_words(allowed[action.priority]),
            ),
            _help(days, allowed),
            postmortem.action_id(action),
            ((action.where["priority"], Words("優先度", "the priority")),),
        )


def _help(days: int, allowed: Mapping[Priority, int]) -> Words:
    fitting = next((priority for priority in Priority if allowed.get(priority, -1) >= days), None)
    if fitting is None:
        return Words(
            "期限を早めるか、先に終わる部分を別のアクションに切り出してください",
            "bring the date forward, or make the part that can be done sooner an action of its own",
        )
    return Words(
        "期限を早めるか、この期限でよければ優先度を {priority} にしてください",
        "bring the date forward, or make it {priority} if the date is right",
    ).format(priority=fitting.value)


RULE = Rule(
    code="KY511",
    slug="due-beyond-priority",
    title=Words("期限が優先度の目安を過ぎている", "An action is due later than its priority allows"),
    reason=Words(
        "優先度と期限が食い違うと、どちらを信じて動けばよいのか決まりません。目安の日数は mkdocs.yml の due_days で決め、会を開いた日（なければ復旧した日）から数えます。",
        "When priority and date disagree, nobody knows which to act on. The days are the base's policy (due_days in mkdocs.yml), counted from the meeting, else from resolution.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """\
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 2025-07-31
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """\
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: 2025-07-31
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    good=Words(
        """\
## アクションアイテム

#### 1. すべての外部呼び出しに 2 秒の上限を設定する
- **担当**: @rin
- **期限**: 1週間以内
- **優先度**: P1
- **完了条件**: 上限のないクライアントが 0 件であることを CI が検査する
""",
        """\
## Action items

#### 1. Set a timeout of 2 s on every outgoing call
- **Owner**: @rin
- **Due**: within a week
- **Priority**: P1
- **Done when**: CI verifies that no client is left without a timeout
""",
    ),
    of_document=check,
)
