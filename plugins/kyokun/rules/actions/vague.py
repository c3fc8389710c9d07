"""KY509."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, own_actions_of
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.vague_words import Vague, tells_when_done, vague_word
from kyokun.text.folding import fold
from kyokun.text.span import Span

_HELP = {
    Vague.BETTER: Words(
        "何を、どこで、いくつにするかを書いてください: 「監視を強化する」→「Datadog にメモリ使用率 80% のアラートを設定する」",
        "say what changes, where, and to which number: not “improve monitoring” but “alert in Datadog at 80% memory”",
    ),
    Vague.CARE: Words(
        "人の注意力に頼らず、忘れても止まる仕組みを書いてください: 「確認を徹底する」→「承認がない PR を CI で失敗させる」",
        "attention is no mechanism: write what stops the mistake, such as “CI fails a pull request without approval”",
    ),
    Vague.TELL: Words(
        "伝えた後に何が変わるかを書いてください: 「手順を周知する」→「手順をデプロイ画面に組み込み、飛ばせないようにする」",
        "write what will be different once people know, such as “the deploy page shows the step and will not skip it”",
    ),
    Vague.CONSIDER: Words(
        "いつまでに何を決め、どこに残すかを書いてください: 「導入を検討する」→「導入の可否を 6 月末までに ADR に書く」",
        "write what will be decided and where it will be recorded, such as “write an ADR: adopt it or not”",
    ),
}


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for postmortem, action in own_actions_of(document):
        if action.is_settled or action.deliverable or tells_when_done(action.done_when):
            continue
        found = vague_word(action.title)
        if found is None:
            continue
        vague, word = found
        span = _span(document, action.where["title"], word)
        yield Raised(
            span,
            Words(
                "アクション{action}の「{word}」では、何をすれば終わりなのか分かりません",
                "action {action}: “{word}” does not tell what will be different when it is done",
            ).format(action=action_name(postmortem, action), word=word),
            _HELP[vague],
            postmortem.action_id(action),
        )


def _span(document: Document, title: Span, word: str) -> Span:
    """The word itself, or the whole title when it is written in another form."""
    at = title.of(document.text).casefold().rfind(fold(word))
    # Folding may change lengths: what then stands there is not the word.
    found = Span(title.start + at, title.start + at + len(word))
    return found if at >= 0 and fold(found.of(document.text)) == fold(word) else title


RULE = Rule(
    code="KY509",
    slug="vague-action",
    title=Words("アクションが努力目標になっている", "An action promises effort, not a result"),
    reason=Words(
        "「強化する」「徹底する」は、終わったかどうかを誰も判定できません。確かめられる完了条件があれば、題がこのままでも指摘しません。",
        "Nobody can tell when “improve” or “be careful” is finished. With a done-when that can be checked the title may stay.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """\
## アクションアイテム

#### 1. 接続プールの監視を強化する
- **担当**: @kenji
- **期限**: 2025-06-11
- **優先度**: P1
- **完了条件**: 監視が十分に強化されている
""",
        """\
## Action items

#### 1. Improve monitoring of the connection pool
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **Done when**: monitoring has been improved
""",
    ),
    good=Words(
        """\
## アクションアイテム

#### 1. 接続プールの使用率 80% でアラートを鳴らす
- **担当**: @kenji
- **期限**: 2025-06-11
- **優先度**: P1
- **完了条件**: 使用率 80% が 1 分続くと #oncall に通知が届く
""",
        """\
## Action items

#### 1. Alert when the connection pool is 80% in use
- **Owner**: @kenji
- **Due**: 2025-06-11
- **Priority**: P1
- **Done when**: 80% for one minute notifies #oncall
""",
    ),
    of_document=check,
)
