"""KY514."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import ActionKind, ActionState, SectionKind
from kyokun.model.vocabulary import ACTION_KINDS
from kyokun.reading.document import Document
from kyokun.rules.action_names import own_actions_of
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.span import Span

_FEWEST = 3
"""With one or two actions nobody can cover everything."""
_NEXT_TIME = frozenset({ActionKind.DETECT, ActionKind.MITIGATE})


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    kinds = [action.kind for _, action in own_actions_of(document) if action.state is not ActionState.WONT_DO]
    written = [kind for kind in kinds if kind is not None]
    # Where some say nothing of their kind, nobody knows what is missing.
    if len(written) < _FEWEST or len(written) < len(kinds):
        return
    different = [kind for kind in ActionKind if kind in written]
    names = Words(
        "・".join(ACTION_KINDS.labels[kind].ja for kind in different),
        " or ".join(ACTION_KINDS.labels[kind].en.lower() for kind in different),
    )
    if not _NEXT_TIME & set(written):
        yield Raised(
            _heading(document),
            Words(
                "{count} 件のアクションがすべて{kinds}で、次に早く気付く・軽く済ませるものがありません",
                "all {count} actions are of kind {kinds}: none would notice it sooner or soften it next time",
            ).format(count=len(written), kinds=names),
            Words(
                "防ぎきれなかったときのために、検出（アラート、監視）か緩和（縮退、切り戻し）を一つ加えてください",
                "for the day when prevention fails, add one that detects (an alert) or mitigates (a fallback, a rollback)",
            ),
        )
    elif len(different) == 1:
        yield Raised(
            _heading(document),
            Words(
                "{count} 件のアクションがすべて{kinds}で、原因を取り除くものがありません",
                "all {count} actions {kinds}: none removes the cause",
            ).format(count=len(written), kinds=names),
            Words(
                "起こさないための予防か、壊れた所の修正を一つ加えてください",
                "add one that prevents it or repairs what is broken",
            ),
        )


def _heading(document: Document) -> Span:
    section = document.postmortem.section(SectionKind.ACTION_ITEMS) if document.postmortem else None
    return section.where["heading"] if section else Span(0, 0)


_JA = """\
## アクションアイテム

| # | アクション | 担当 | 期限 | 優先度 | 種別 | 完了条件 |
|---|---|---|---|---|---|---|
| 1 | 外部呼び出しに 2 秒の上限を設定する | @rin | 2025-06-10 | P1 | 修正 | 上限のないクライアントが 0 件 |
| 2 | 上限のない設定を CI で失敗させる | @eve | 2025-06-11 | P1 | 予防 | 上限を消した PR が失敗する |
| 3 | {third} | @kenji | 2025-07-01 | P2 | {kind} | {done} |
"""
_EN = """\
## Action items

| # | Action | Owner | Due | Priority | Kind | Done when |
|---|---|---|---|---|---|---|
| 1 | Set a timeout of 2 s on every outgoing call | @rin | 2025-06-10 | P1 | repair | no client is without one |
| 2 | Fail CI on a client without a timeout | @eve | 2025-06-11 | P1 | prevent | a pull request that drops one fails |
| 3 | {third} | @kenji | 2025-07-01 | P2 | {kind} | {done} |
"""

RULE = Rule(
    code="KY514",
    slug="actions-of-one-kind",
    title=Words("検出も緩和もないなど、アクションの種別が偏っている", "The actions are all of one kind"),
    reason=Words(
        "予防は、いつか抜けられます。早く気付く手立てと、軽く済ませる手立てがあれば、次は小さく終わります。",
        "Prevention fails some day. Something that notices it and something that softens it keep the next one small.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        _JA.format(third="負荷試験に依存先の遅延を加える", kind="予防", done="5 秒の遅延を入れた結果が残る"),
        _EN.format(
            third="Add a slow dependency to the load test",
            kind="prevent",
            done="a run with 5 s of delay is kept",
        ),
    ),
    good=Words(
        _JA.format(
            third="接続プールの使用率 80% でアラートを鳴らす", kind="検出", done="1 分続くと #oncall に届く"
        ),
        _EN.format(
            third="Alert when the pool is 80% in use", kind="detect", done="one minute of it notifies #oncall"
        ),
    ),
    of_document=check,
)
