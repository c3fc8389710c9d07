"""Small bases made by tests."""

from collections.abc import Mapping
from pathlib import Path

COMPLETE = """\
---
id: {id}
title: {title}
status: {status}
severity: medium
lang: en
started_at: 2025-06-02T10:00+09:00
detected_at: 2025-06-02T10:04+09:00
resolved_at: 2025-06-02T10:40+09:00
services: [api]
causes: [technology/timeout]
---

# {title}

## Summary

For 40 minutes three in ten orders failed.

## Timeline

| Time | Event | Who |
|---|---|---|
| 10:04 | Alert | Datadog |
| 10:40 | Recovered | @rin |

## Root cause analysis

### Root cause

**Primary**: calls to other services may wait for ever

## Impact

412 failed orders.

## Action items

- [ ] 1. Bound every outgoing call — @rin, due 2025-06-09, P1, done when every client has a timeout ([lesson](../../lessons/practice/timeouts.md))

## Lessons

The alert fired within four minutes.
"""

LESSON = """\
---
title: Bound every wait
summary: No call to another service may wait for ever.
lang: en
---

# Bound every wait

## Lesson

Give every call a timeout.
"""


def complete(id_: str = "PM-001", title: str = "Checkout kept answering 5xx", status: str = "review") -> str:
    """A postmortem without any finding, as long as the lesson ``practice/timeouts`` exists."""
    return COMPLETE.format(id=id_, title=title, status=status)


def write_base(
    folder: Path, files: Mapping[str, str | bytes] | None = None, options: str = "lang: en"
) -> Path:
    """A base in ``folder``; without ``files`` one complete postmortem and its lesson. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    indented = "".join(f"      {line}\n" for line in options.splitlines())
    plugin = f"  - kyokun:\n{indented}" if indented else "  - kyokun\n"
    (folder / "mkdocs.yml").write_text(
        f"site_name: Test\ntheme: mkdocs\nplugins:\n{plugin}", encoding="utf-8"
    )
    if files is None:
        files = {"postmortems/2025/PM-001.md": complete(), "lessons/practice/timeouts.md": LESSON}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
