"""KY519."""

import re
from collections.abc import Iterator

from kyokun.model.action import Due
from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import Status
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, actions_of
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.edit import Edit
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_MORE = lazy_pattern(r"に|\b(?:of|from|after)\b", re.IGNORECASE)
"""「1週間以内に適用」 says more than a date."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in actions_of(document):
        due = action.due
        if due is None or due.on is None or not due.is_relative or not _is_settled(postmortem):
            continue
        yield Raised(
            action.where["due"],
            Words(
                "アクション{action}の期限「{due}」は {on} のことです", "action {action}: “{due}” means {on}"
            ).format(action=action_name(postmortem, action), due=due.written, on=due.on.isoformat()),
            Words("`{on}` と書いてください", "write `{on}`").format(on=due.on.isoformat()),
            postmortem.action_id(action),
            fix=_fix(document, action.where["due"], due),
        )


def _is_settled(postmortem: Postmortem) -> bool:
    """Whether the day it counts from can still change: without a meeting it counts from recovery, until there is one."""
    is_held = isinstance(postmortem.time("held_at"), Moment)
    return is_held or postmortem.status in (Status.PUBLISHED, Status.CLOSED)


def _fix(document: Document, span: Span, due: Due) -> Fix | None:
    if due.on is None or span.of(document.text) != due.written or _MORE.search(due.written):
        return None
    day = due.on.isoformat()
    return Fix(
        Words("「{due}」を {day} にする", "Write {day} for “{due}”").format(due=due.written, day=day),
        (Edit(span, day),),
        mends=frozenset({"actions.due.written", "actions.due.is_relative", "outline.text"}),
    )


RULE = Rule(
    code="KY519",
    slug="due-relative",
    title=Words("アクションの期限が日付で書かれていない", "An action's due date is not written as a date"),
    reason=Words(
        "「3日以内」と書いてもかまいませんが、読む人は会の日から数え直すことになり、held_at を直すと期限まで動きます。会を開いたあとなら、日付に置き換えられます。",
        "“Within 3 days” is allowed, but every reader has to count from the meeting, and whoever corrects held_at moves it. Once the meeting is held it can be written as the date it means.",
    ),
    weight=Weight.FORM,
    bad=Words(
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
    mending=Mending.SAFE,
)
