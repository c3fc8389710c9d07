"""KY518."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import ActionState
from kyokun.reading.document import Document
from kyokun.reading.placeholders import is_placeholder
from kyokun.rules.action_names import action_name, actions_of, field_span
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_REASONED = lazy_pattern(
    r"理由\W*[:：]|\breason\W*:|ため(?:[。、\s]|$)|ので|\bbecause\b|\bsince\b", re.IGNORECASE
)
_PROMPTS = frozenset({"理由", "reason"})


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in actions_of(document):
        if action.state is not ActionState.WONT_DO:
            continue
        note = fold(action.state_note)
        if note and note not in _PROMPTS and not is_placeholder(note):
            continue
        if _REASONED.search(action.where.whole.of(document.text)):
            continue
        yield Raised(
            field_span(action, "state"),
            Words(
                "アクション{action}を見送った理由がありません",
                "action {action} won't be done, but no reason is given",
            ).format(action=action_name(postmortem, action)),
            Words(
                "括弧に理由を書いてください: `状態: 見送り（PM-042-2 で同じ効果が得られたため）`",
                "give the reason in brackets: `State: won't do (PM-042-2 has the same effect)`",
            ),
            postmortem.action_id(action),
        )


RULE = Rule(
    code="KY518",
    slug="wont-do-without-reason",
    title=Words("見送りの理由がない", "An action is dropped without a reason"),
    reason=Words(
        "見送りは悪いことではありません。理由があれば、事情が変わったときに考え直せます。",
        "Deciding against it is fine; with the reason at hand it can be reconsidered when things change.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """\
## アクションアイテム

#### 1. 在庫サービスを二重化する
- **担当**: @kenji
- **状態**: 見送り
""",
        """\
## Action items

#### 1. Run a second stock service
- **Owner**: @kenji
- **State**: won't do
""",
    ),
    good=Words(
        """\
## アクションアイテム

#### 1. 在庫サービスを二重化する
- **担当**: @kenji
- **状態**: 見送り（2 秒の上限で影響が収まり、費用に見合わない）
""",
        """\
## Action items

#### 1. Run a second stock service
- **Owner**: @kenji
- **State**: won't do (the timeout of 2 s contains it, and the cost is out of proportion)
""",
    ),
    of_document=check,
)
