"""KY408."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import FactorKind
from kyokun.reading.document import Document
from kyokun.rules.cause_references import numbered, references
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import short

_KINDS = frozenset({FactorKind.ROOT})


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    found = references(document)
    if document.postmortem is None or found is None or not found.is_complete:
        return
    for place, number, factor in numbered(document.postmortem.analysis.factors, _KINDS):
        if place not in found.factors:
            yield Raised(
                factor.where.whole,
                Words(
                    "根本原因「{text}」に対応するアクションがありません",
                    "no action answers the root cause “{text}”",
                ).format(text=short(factor.text)),
                Words(
                    "対応するアクションに `- **原因**: 根本原因 {number}` と書くか、対応しない理由をここに書いてください",
                    "write `- **Cause**: root cause {number}` at the action that answers it, or say here why none does",
                ).format(number=number),
            )


RULE = Rule(
    code="KY408",
    slug="root-cause-without-action",
    title=Words("対策のない根本原因がある", "A root cause has no action"),
    reason=Words(
        "根本原因が残れば、同じことがもう一度起こります。",
        "Where a root cause stays, it happens again.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 根本原因分析

**根本原因**: HTTP クライアントの待ち時間に上限がない

**寄与因子**: 負荷試験の条件に依存先の遅延が含まれていない

## アクションアイテム

| # | アクション | 担当 | 期限 | 優先度 | 原因 | 完了条件 |
|---|---|---|---|---|---|---|
| 1 | 外部呼び出しに 2 秒の上限を設定する | @rin | 2025-06-10 | P1 | 寄与因子 1 | 上限のないクライアントが 0 件である |
| 2 | 負荷試験に依存先の遅延を加える | @eve | 2025-07-01 | P2 | 寄与因子 1 | 5 秒の遅延を入れた結果が残る |
""",
        """## Root cause analysis

**Root cause**: the HTTP client has no upper bound on waiting

**Contributing factors**: load tests do not include a slow dependency

## Action items

| # | Action | Owner | Due | Priority | Cause | Done when |
|---|---|---|---|---|---|---|
| 1 | Set a timeout of 2 s on every outgoing call | @rin | 2025-06-10 | P1 | contributing factor 1 | CI finds no client without one |
| 2 | Add a slow dependency to the load test | @eve | 2025-07-01 | P2 | contributing factor 1 | every release has a run with 5 s of delay |
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
