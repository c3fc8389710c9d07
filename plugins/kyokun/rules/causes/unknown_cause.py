"""KY411."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.vocabulary import FACTOR_KINDS
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name, field_span
from kyokun.rules.cause_references import numbered, references
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    found = references(document)
    if document.postmortem is None or found is None:
        return
    factors = document.postmortem.analysis.factors
    for action, kind, number in found.dead:
        label = FACTOR_KINDS.labels[kind]
        name = Words(f"{label.ja} {number}", f"{label.en.lower().removesuffix('s')} {number}")
        count = sum(1 for _ in numbered(factors, frozenset({kind})))
        yield Raised(
            field_span(action, "cause"),
            Words(
                "アクション{action}の「{name}」は分析にありません", "action {action}: there is no {name}"
            ).format(action=action_name(document.postmortem, action), name=name),
            Words(
                "分析に書かれている{kind}は {count} 件です。番号を直すか、原因を分析に加えてください",
                "the analysis has {count} of that kind: correct the number, or add the cause to the analysis",
            ).format(kind=label.ja, count=Words(str(count), str(count or "none"))),
            document.postmortem.action_id(action),
        )


RULE = Rule(
    code="KY411",
    slug="unknown-cause",
    title=Words("ない原因を指している", "An action names a cause that is not there"),
    reason=Words(
        "番号のずれた参照は、対策された原因とされていない原因を取り違えさせます。",
        "A number that points nowhere hides which causes are answered and which are not.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """## 根本原因分析

**根本原因**: HTTP クライアントの待ち時間に上限がない

**寄与因子**: 負荷試験の条件に依存先の遅延が含まれていない

## アクションアイテム

| # | アクション | 担当 | 期限 | 優先度 | 原因 | 完了条件 |
|---|---|---|---|---|---|---|
| 1 | 外部呼び出しに 2 秒の上限を設定する | @rin | 2025-06-10 | P1 | 根本原因 2 | 上限のないクライアントが 0 件である |
| 2 | 負荷試験に依存先の遅延を加える | @eve | 2025-07-01 | P2 | 寄与因子 1 | 5 秒の遅延を入れた結果が残る |
""",
        """## Root cause analysis

**Root cause**: the HTTP client has no upper bound on waiting

**Contributing factors**: load tests do not include a slow dependency

## Action items

| # | Action | Owner | Due | Priority | Cause | Done when |
|---|---|---|---|---|---|---|
| 1 | Set a timeout of 2 s on every outgoing call | @rin | 2025-06-10 | P1 | root cause 2 | CI finds no client without one |
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
