"""KY410."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.action_names import action_name
from kyokun.rules.cause_references import references
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    found = references(document)
    if document.postmortem is None or found is None:
        return
    for action in found.without:
        yield Raised(
            action.where["title"],
            Words(
                "アクション{action}がどの原因に対応するのか書かれていません",
                "action {action} does not say which cause it answers",
            ).format(action=action_name(document.postmortem, action)),
            Words(
                "`- **原因**: 根本原因 1` のように書いてください。どの原因にも当たらなければ、原因の書き漏らしかもしれません",
                "write `- **Cause**: root cause 1`; if no cause fits, one may be missing from the analysis",
            ),
            document.postmortem.action_id(action),
        )


RULE = Rule(
    code="KY410",
    slug="action-without-cause",
    title=Words("原因と結び付かないアクションがある", "An action answers no cause"),
    reason=Words(
        "原因に結び付かない対策は、優先度を決める根拠がなく、後回しになります。",
        "An action that answers no cause has no claim to be done before others.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        """## 根本原因分析

**根本原因**: HTTP クライアントの待ち時間に上限がない

**寄与因子**: 負荷試験の条件に依存先の遅延が含まれていない

## アクションアイテム

| # | アクション | 担当 | 期限 | 優先度 | 原因 | 完了条件 |
|---|---|---|---|---|---|---|
| 1 | 外部呼び出しに 2 秒の上限を設定する | @rin | 2025-06-10 | P1 | 根本原因 1、寄与因子 1 | 上限のないクライアントが 0 件である |
| 2 | 負荷試験に依存先の遅延を加える | @eve | 2025-07-01 | P2 |  | 5 秒の遅延を入れた結果が残る |
""",
        """## Root cause analysis

**Root cause**: the HTTP client has no upper bound on waiting

**Contributing factors**: load tests do not include a slow dependency

## Action items

| # | Action | Owner | Due | Priority | Cause | Done when |
|---|---|---|---|---|---|---|
| 1 | Set a timeout of 2 s on every outgoing call | @rin | 2025-06-10 | P1 | root cause 1, contributing factor 1 | CI finds no client without one |
| 2 | Add a slow dependency to the load test | @eve | 2025-07-01 | P2 |  | every release has a run with 5 s of delay |
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
