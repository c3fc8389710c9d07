"""The base whose site the browser tests visit."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE_DAY = {"SOURCE_DATE_EPOCH": "1796000000"}
"""2026-11-30 in the morning: the day the sample is published for."""

HOSTILE_TITLE = "<img src=x onerror=\"document.title='ran'\"> <script>document.title='ran'</script>"

_CONFIGURATION = """\
site_name: 教訓
theme:
  name: {theme}
{options}
plugins:
  - kyokun:
      lang: ja
      timezone: Asia/Tokyo
      now: 2026-05-01T12:00+09:00
"""
MATERIAL = """\
  language: ja
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
"""
INSTANT = MATERIAL + "  features: [navigation.instant]\nsite_url: {home}\n"
"""Material changes pages in place only where ``site_url`` is true."""

_INCIDENT = """\
---
id: {id}
title: {title}
type: {type}
status: draft
severity: {severity}
lang: {lang}
started_at: {day}T10:00+09:00
resolved_at: {day}T11:00+09:00
services: [{service}]
teams: [{team}]
causes: [{cause}]
---

# {title}

{body}
"""
_JAPANESE = """\
## 📋 サマリー

決済の画面が一時間つながりにくくなった。接続プールの上限に達し、タイムアウトが続いた。

## 根本原因分析

### 根本原因

コネクションプールの max_connections が既定値のままだった。TLS証明書とは関係がない。ﾃｽﾄ環境では起きなかった。

## アクションアイテム

### 即座

#### 1. 接続プールの使用率を監視する
- **担当**: @alice
- **期限**: {day}
- **優先度**: P1
- **種別**: 検出
- **状態**: 完了
- **完了条件**: 八割で通知が届く
- **教訓**: [教訓](../lessons/design/pool.md)
"""
_ENGLISH = """\
## Summary

Checkout answered slowly for an hour. The connection pool was exhausted and every request ran into a timeout.

## Root cause analysis

### Root cause

`ConnectionPool.max_connections` kept its default, so the worker died of java.lang.OutOfMemoryError.

## Action items

### Immediate

#### 1. Watch the use of the connection pool
- **Owner**: @bob
- **Due**: {day}
- **Priority**: P1
- **Kind**: detect
- **State**: done
- **Done when**: an alert arrives at eighty percent
"""
_LESSON = """\
---
title: 接続プールは見積もって決める
summary: 上限は、台数と一台あたりの接続から見積もる。
tags: [capacity]
services: [api]
lang: ja
rollout:
  api: applied
  web: pending
  batch: not-applicable
---

# 接続プールは見積もって決める

## 教訓

既定値のまま使わない。
"""
_HOSTILE = """\
## サマリー

罠の文書 <script>document.title='ran'</script> と <img src=x onerror="document.title='ran'"> を含む。
"""


def write_base(folder: Path, theme: str = "material", options: str = MATERIAL) -> Path:
    """A base of two dozen drafts in both languages, a lesson and a hostile document."""
    (folder / "docs").mkdir(parents=True)
    configuration = _CONFIGURATION.format(theme=theme, options=options.rstrip("\n"))
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    (folder / "docs" / "about.md").write_text(
        "---\nlang: en\n---\n\n# About us\n\nWritten by hand.\n", encoding="utf-8"
    )
    for number in range(1, 25):
        _write(folder, number)
    hostile = _INCIDENT.format(
        id="PM-900",
        title="'" + HOSTILE_TITLE.replace("'", "''") + "'",
        type="record",
        severity="low",
        lang="ja",
        day="2026-03-01",
        service="'<b>svc</b>'",
        team="web",
        cause="process/code-review",
        body=_HOSTILE,
    ).replace(f"# '{HOSTILE_TITLE.replace(chr(39), chr(39) * 2)}'", "# 罠")
    (folder / "postmortems" / "PM-900.md").write_text(hostile, encoding="utf-8")
    lesson = folder / "lessons" / "design" / "pool.md"
    lesson.parent.mkdir(parents=True)
    lesson.write_text(_LESSON, encoding="utf-8")
    return folder


def _write(folder: Path, number: int) -> None:
    is_japanese = number % 2 == 1
    day = f"{2024 + number % 3}-0{1 + number % 9}-1{number % 10}"
    title = (
        f"決済の接続が尽きて注文が止まる その{number}"
        if is_japanese
        else f"Checkout ran out of connections, part {number}"
    )
    text = _INCIDENT.format(
        id=f"PM-{number:03}",
        title=title,
        type=("near-miss", "postmortem", "record")[number % 3],
        severity=("critical", "high", "medium", "low")[number // 2 % 4],
        lang="ja" if is_japanese else "en",
        day=day,
        service=("api", "payment-gateway", "web")[number % 3],
        team=("platform", "web")[number % 2],
        cause=("technology/connection-pool", "process/capacity-planning")[number % 2],
        body=(_JAPANESE if is_japanese else _ENGLISH).format(day=day),
    )
    (folder / "postmortems").mkdir(exist_ok=True)
    (folder / "postmortems" / f"PM-{number:03}.md").write_text(text, encoding="utf-8")


def sample_base(folder: Path, home: str, language: str = "ja") -> Path:
    """A copy of this repository's own base, to be published at ``home`` with its own pages in a language."""
    for name in ("docs", "postmortems", "lessons"):
        shutil.copytree(ROOT / name, folder / name)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    written = "site_url: https://kyokun.example/"
    assert written in text
    text = text.replace(written, f"site_url: {home}").replace(" lang: ja\n", f" lang: {language}\n")
    text = text.replace(" language: ja\n", f" language: {language}\n")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder
