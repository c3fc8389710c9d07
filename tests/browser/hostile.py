"""A base in which everything that an author can write tries to run something, or to break out of where it is put."""

from pathlib import Path

from tests.browser.base import MATERIAL

_PAYLOAD = (
    "{where} <script>ran('{where}')</script><img src=x onerror=ran('{where}')><svg onload=ran('{where}')>"
    " {{ 7*7 }} {% include 'x' %} ]]> </title></textarea></style><!-- [x](javascript:ran('{where}'))"
    " \"onmouseover=ran('{where}') `"
)
_SERVED = """\
site_name: 罠
site_url: http://127.0.0.1/kb/
repo_url: https://git.example/org/kb
edit_uri: edit/main/docs/
theme:
  name: material
  features: [content.action.edit]
{material}
plugins:
  - kyokun:
      lang: ja
      timezone: Asia/Tokyo
      now: 2026-05-01T12:00+09:00
markdown_extensions: [attr_list, sane_lists, tables, abbr, footnotes, def_list, md_in_html, admonition, pymdownx.superfences, pymdownx.tasklist]
"""
_BAD_CAUSES = """["technology/<script>ran('cause')</script>"]"""


def payload(where: str) -> str:
    """Text that says where it stands and tries everything; on one line."""
    return _PAYLOAD.replace("{where}", where)


def _quoted(where: str) -> str:
    """The payload as a YAML value."""
    return "'" + payload(where).replace("'", "''") + "'"


def _cell(where: str) -> str:
    return payload(where).replace("|", "\\|").replace("`", "\\`")


FRONT_MATTER = ("title", "service", "team", "tag")
"""The places in the front matter."""
SECTIONS = ("サマリー", "影響", "学び", "フォローアップ", "参加者", "関連リンク", "顧客への報告", "そのほか")
CELLS = ("event", "who", "detail", "result", "evidence")
ACTION_CELLS = ("action", "done-when", "cause")


def write_hostile_base(folder: Path) -> Path:
    """Two postmortems in review, one of them in a file of hostile name, a draft, and a lesson."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_SERVED.replace("{material}", MATERIAL.rstrip()), encoding="utf-8")
    (folder / "postmortems").mkdir()
    names = ("PM-901.md", "PM-902 <img src=x onerror=ran('file')>\"'&{{ 7*7 }}.md", "PM-903 ]]>.md")
    for number, (name, status) in enumerate(zip(names, ("review", "draft", "draft"), strict=True), start=901):
        (folder / "postmortems" / name).write_text(_postmortem(number, status), encoding="utf-8")
    lesson = folder / "lessons" / "best-practices" / "trap.md"
    lesson.parent.mkdir(parents=True)
    lesson.write_text(_lesson(), encoding="utf-8")
    return folder


def _postmortem(number: int, status: str) -> str:
    sections = "\n\n".join(
        f"## {name}\n\n{payload(name)}\n\n- {payload(name + '-item')}" for name in SECTIONS
    )
    timeline = "\n".join(
        f"| 10:{minute:02} | " + " | ".join(_cell(name) for name in CELLS) + " |"
        for minute in range(0, 60, 20)
    )
    actions = "\n".join(
        f"| {at} | {_cell('action')} | @x\"><script>ran('owner')</script> | 2026-03-0{at} | P1 | detect | open |"
        f" {_cell('done-when')} | [{_cell('lesson-link')}](../lessons/best-practices/trap.md) |"
        for at in (1, 2)
    )
    return f"""\
---
id: PM-{number}
title: {_quoted("title")}
type: postmortem
status: {status}
severity: high
lang: ja
started_at: 2026-03-01T10:00+09:00
detected_at: 2026-03-01T10:05+09:00
resolved_at: 2026-03-01T11:00+09:00
services: [{_quoted("service")}]
teams: [{_quoted("team")}]
tags: [{_quoted("tag")}]
causes: {"[technology/memory-leak]" if status == "review" else _BAD_CAUSES}
---

# {payload("heading")}

{sections}

## タイムライン

| 時刻 | イベント | 誰が | 何をした | 結果 | 証拠 |
|---|---|---|---|---|---|
{timeline}

## 根本原因分析

### 5 Whys

**Why 1**: {payload("why")}

→ {payload("because")}

### 根本原因

- {payload("root-cause")}

### 技術

- {payload("fishbone")}

## アクションアイテム

| # | アクション | 担当 | 期限 | 優先度 | 種別 | 状態 | 完了条件 | 教訓 |
|---|---|---|---|---|---|---|---|---|
{actions}

```html {{onclick=ran('fence')}}
{payload("code")}
```

<details ontoggle=ran('details') open><summary>{payload("details")}</summary>

{payload("inside")}{{: onclick="ran('attribute-list')" }}

</details>

[ref][bad] <javascript:ran('autolink')> ![image](javascript:ran('image')) [data](data:text/html,<script>ran('data')</script>)

*[HTML]: <script>ran('abbreviation')</script>

[bad]: javascript:ran('reference') "<script>"
"""


def _lesson() -> str:
    return f"""\
---
title: {_quoted("lesson-title")}
summary: {_quoted("lesson-summary")}
tags: [{_quoted("lesson-tag")}]
services: [{_quoted("lesson-service")}]
owner: {_quoted("lesson-owner")}
lang: ja
rollout:
  {_quoted("rollout")}: pending
---

# {payload("lesson-heading")}

## 教訓

{payload("lesson-text")}

## 背景

> {payload("lesson-quote")}
"""
