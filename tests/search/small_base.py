"""A base of a dozen documents, and searching it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kyokun.knowledge.base import Base, find_base
from kyokun.search.answers import Answer, Order, Searcher
from kyokun.search.index import open_index
from kyokun.search.parsing import parse
from tests.making import write_base


def postmortem(
    id_: str,
    title: str,
    *front: str,
    summary: str = "",
    body: str = "",
    lang: str = "ja",
    started: str = "2025-01-10T10:00+09:00",
) -> str:
    """A postmortem of these words."""
    lines = (f"id: {id_}", f"title: {title}", f"lang: {lang}", f"started_at: {started}", *front)
    heading = "サマリー" if lang == "ja" else "Summary"
    return "\n".join(("---", *lines, "---", "", f"# {title}", "", f"## {heading}", "", summary, "", body, ""))


DOCUMENTS: dict[str, str | bytes] = {
    "postmortems/2025/PM-001.md": postmortem(
        "PM-001",
        "api のメモリリークによる停止",
        "severity: high",
        "status: closed",
        "services: [api, worker]",
        "teams: [backend]",
        "causes: [technology/memory-leak]",
        "tags: [nodejs]",
        "detected_by: monitoring",
        summary="ヒープが増え続け、api が再起動を繰り返した。",
        body="## アクションアイテム\n\n#### 1. ヒープの監視を加える\n- **担当**: @alice\n- **状態**: 完了\n\n"
        "#### 2. レビューの手順を改める\n- **担当**: @bob\n- **状態**: 未着手\n",
    ),
    "postmortems/2025/PM-002.md": postmortem(
        "PM-002",
        "決済画面が開かない",
        "severity: critical",
        "status: published",
        "services: [payment-gateway]",
        "causes: [process/certificate-renewal]",
        summary="TLS証明書の期限が切れた。原因はメモリリークではない。",
        body="## 根本原因分析\n\nオンラインDDLとは無関係だった。\n\n```text\nERROR OutOfMemoryError at java.lang.Thread\n```\n",
        started="2025-03-31T23:30+09:00",
    ),
    "postmortems/2024/PM-003.md": postmortem(
        "PM-003",
        "Checkout ran out of connections",
        "severity: medium",
        "status: review",
        "services: [api]",
        "causes: [technology/connection-pool]",
        "detected_by: customer",
        summary="The connection pool was exhausted; requests timed out after a timeout of 30 s.",
        body="## Action items\n\n- [ ] 1. Raise max_connections — @alice, due 2024-07-01, P1\n\n"
        "## Links\n\n- [ticket](https://tracker.example.com/OPS-4711)\n",
        lang="en",
        started="2024-06-01T10:00+09:00",
    ),
    "postmortems/2024/PM-004.md": postmortem(
        "PM-004",
        "The nightly job took all memory",
        "type: near-miss",
        "status: draft",
        summary="Reconnecting leaked listeners. ConnectionPoolTimeout was logged in /var/log/app.log.",
        lang="en",
        started="2024-12-31",
    ),
    "postmortems/2024/PM-042.md": postmortem(
        "PM-042",
        "京都リージョンの停電",
        "type: record",
        "severity: low",
        summary="停電で東京都からも接続できなかった。PM-003 とは別件。夜",
        started="unknown",
    ),
    "postmortems/2024/PM-0421.md": postmortem(
        "PM-0421", "番号の似た別の障害", summary="サーバ室の鍵を替えた。"
    ),
    "lessons/practice/memory.md": "---\ntitle: メモリの教訓\nsummary: 解放まで書く\nservices: [api]\nowner: '@carol'\nlang: ja\n---\n\n"
    "# メモリの教訓\n\n## 教訓\n\nメモリリークは仕組みで防ぐ。\n",
}


def make(folder: Path) -> Base:
    """The base, written into a folder."""
    base = find_base(write_base(folder, DOCUMENTS))
    assert base is not None
    return base


@contextmanager
def searching(base: Base, cache: Path) -> Iterator[Searcher]:
    """A searcher of a base as it is now."""
    with open_index(base, cache, lambda _: None) as index:
        yield Searcher(index)


def answered(base: Base, cache: Path, query: str, limit: int = 50, order: Order = Order.RELEVANCE) -> Answer:
    """What a query finds."""
    with searching(base, cache) as searcher:
        return searcher.search(parse(query), limit, order)


def ids(answer: Answer) -> list[str | None]:
    """What was found, in order."""
    return [group.about.id for group in answer.groups]
