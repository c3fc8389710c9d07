"""KY409."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import FactorKind
from kyokun.model.vocabulary import FACTOR_KINDS
from kyokun.reading.document import Document
from kyokun.rules.cause_references import numbered, references
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import short

_KINDS = frozenset(set(FactorKind) - {FactorKind.ROOT})


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    found = references(document)
    if document.postmortem is None or found is None or not found.is_complete:
        return
    for place, number, factor in numbered(document.postmortem.analysis.factors, _KINDS):
        if place not in found.factors:
            yield Raised(
                factor.where.whole,
                Words(
                    "{kind}「{text}」に対応するアクションがありません",
                    "no action answers the {kind} “{text}”",
                ).format(kind=_name(factor.kind), text=short(factor.text)),
                Words(
                    "対応するアクションに `- **原因**: {kind} {number}` と書くか、対応しない理由をここに書いてください",
                    "write `- **Cause**: {kind} {number}` at the action that answers it, or say here why none does",
                ).format(kind=_name(factor.kind), number=number),
            )


def _name(kind: FactorKind) -> Words:
    label = FACTOR_KINDS.labels[kind]
    return Words(label.ja, label.en.lower().removesuffix("s"))


RULE = Rule(
    code="KY409",
    slug="factor-without-action",
    title=Words("対策のない寄与因子がある", "A contributing factor has no action"),
    reason=Words(
        "寄与因子は、次の別の事故でも検知と復旧を遅らせます。",
        "What made this incident worse will make the next one worse too.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 根本原因分析

**根本原因**: HTTP クライアントの待ち時間に上限がない

**寄与因子**: 負荷試験の条件に依存先の遅延が含まれていない

## アクションアイテム

| # | アクション | 担当 | 期限 | 優先度 | 原因 | 完了条件 |
|---|---|---|---|---|---|---|
| 1 | 外部呼び出しに 2 秒の上限を設定する | @rin | 2025-06-10 | P1 | 根本原因 1 | 上限のないクライアントが 0 件である |
| 2 | 負荷試験に依存先の遅延を加える | @eve | 2025-07-01 | P2 | 根本原因 1 | 5 秒の遅延を入れた結果が残る |
""",
        """## Root cause analysis

**Root cause**: the HTTP client has no upper bound on waiting

**Contributing factors**: load tests do not include a slow dependency

## Action items

| # | Action | Owner | Due | Priority | Cause | Done when |
|---|---|---|---|---|---|---|
| 1 | Set a timeout of 2 s on every outgoing call | @rin | 2025-06-10 | P1 | root cause 1 | CI finds no client without one |
| 2 | Add a slow dependency to the load test | @eve | 2025-07-01 | P2 | root cause 1 | every release has a run with 5 s of delay |
""",
    ),
    good=Words(
        """## 根本原因分析

**根本原因**: HTTP クライアントの待ち時間に上限がない

**寄与因子**: 負荷試験の条件に依存先の遅延が含まれていない

## アクションアイテム

| # | アクション | 担当 | 期限 | 優先度 | 原因 | 完了条件 |
|---|---|---|---|---|---|---|
| 1 | 外部呼び出しに 2 秒の上限を設定する | @rin | 2025-06-10 | P1 | 根本原因 1 | 上限のないクライアントが 0 件である |
| 2 | 負荷試験に依存先の遅延を加える | @eve | 2025-07-01 | P2 | 寄与因子 1 | 5 秒の遅延を入れた結果が残る |
""",
        """## Root cause analysis

**Root cause**: the HTTP client has no upper bound on waiting

**Contributing factors**: load tests do not include a slow dependency

## Action items

| # | Action | Owner | Due | Priority | Cause | Done when |
|---|---|---|---|---|---|---|
| 1 | Set a timeout of 2 s on every outgoing call | @rin | 2025-06-10 | P1 | root cause 1 | CI finds no client without one |
| 2 | Add a slow dependency to the load test | @eve | 2025-07-01 | P2 | contributing factor 1 | every release has a run with 5 s of delay |
""",
    ),
    of_document=check,
)
