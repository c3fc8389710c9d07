"""Small bases whose incidents are alike or not by a few words."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kyokun.knowledge.base import find_base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base
from tests.making import write_base

LEAK = "The heap grew because listeners were never removed, a memory leak in the websocket layer."
"""Seen again and again in the bases of these tests."""


def incident(id_: str, title: str, text: str, keys: Mapping[str, str] | None = None, lang: str = "en") -> str:
    """A postmortem: ``text`` is its summary and its root cause."""
    written = "".join(f"{key}: {value}\n" for key, value in (keys or {}).items())
    summary, cause, root = (
        ("Summary", "Root cause analysis", "Root cause")
        if lang == "en"
        else ("サマリー", "根本原因分析", "根本原因")
    )
    return (
        f"---\nid: {id_}\ntitle: {title}\nlang: {lang}\nstatus: published\n{written}---\n\n"
        f"# {title}\n\n## {summary}\n\n{text}\n\n## {cause}\n\n### {root}\n\n{text}\n"
    )


def leaks() -> dict[str, str]:
    """Two leaks, and others that have nothing to do with them."""
    others = (
        ("PM-003", "Certificate expired", "The TLS certificate expired; nobody had renewed it."),
        ("PM-004", "Zone edited", "The DNS record had a long TTL, clients kept the old address."),
        ("PM-005", "Disk full", "Verbose logging filled the disk, logrotate had failed."),
        ("PM-006", "Double charge", "Payments were resent without an idempotency key."),
        ("PM-007", "Slow report", "A full table scan behind a missing index."),
        ("PM-008", "Coupons early", "The expiry was compared in another time zone."),
        ("PM-009", "Flag typo", "A mistyped flag rule released a page to everyone."),
        ("PM-010", "Retries", "Clients retried without backoff, a thundering herd."),
    )
    found = {id_: incident(id_, title, text) for id_, title, text in others}
    found["PM-001"] = incident(
        "PM-001", "Chat restarts", LEAK, {"started_at": "2025-01-10", "services": "[chat]"}
    )
    found["PM-002"] = incident(
        "PM-002", "Push restarts", LEAK, {"started_at": "2025-03-10", "services": "[push]"}
    )
    return found


def written(
    folder: Path,
    incidents: Mapping[str, str],
    extra: Mapping[str, str] | None = None,
    options: str = "lang: en",
) -> Path:
    """The base of these incidents, by id, and of further files, by path."""
    files = {f"postmortems/2025/{id_}.md": text for id_, text in incidents.items()}
    return write_base(folder, {**files, **(extra or {})}, options)


def loaded(root: Path) -> Knowledge:
    """The base's knowledge."""
    base = find_base(root)
    assert base is not None
    return load_base(base)


def ids(found: Iterable[object]) -> list[str]:
    """The ids of similar incidents, in order."""
    return [one.incident.postmortem.id for one in found]  # type: ignore[attr-defined]
