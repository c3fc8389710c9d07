"""What real documents look like: each trap with a small document and what it says."""

from pathlib import Path

import pytest

from kyokun.model.moment import iso
from kyokun.model.options import Options
from kyokun.model.terms import SectionKind
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_document
from kyokun.text.decoding import Obstacle
from tests.reading.given import given, given_postmortem

SMALL = """\
---
id: PM-001
title: 記憶が足りない
started_at: 2025-01-05 14:20
---

# 記憶が足りない

## タイムライン

| 時刻 | イベント | 誰が |
|---|---|---|
| 14:20 | 止まった | @alice |

## アクションアイテム

- [ ] 1. 直す — @alice、期限 2025-01-17
"""


def says_the_same(document: Document, *, reference: str = SMALL) -> bool:
    """Whether two documents are read alike, their spans aside."""
    return document.postmortem == given(reference).postmortem


def test_windows_line_ends_change_no_value() -> None:
    document = given(SMALL.replace("\n", "\r\n"))
    assert document.postmortem is not None
    (event,) = document.postmortem.events
    (action,) = document.postmortem.actions
    assert (document.postmortem.id, iso(event.at), action.owner) == (
        "PM-001",
        "2025-01-05T14:20+09:00",
        "@alice",
    )
    position = document.lines.position(event.where["event"].start)
    assert (position.line, position.column) == (13, 11)
    assert event.where["event"].of(document.text) == "止まった"


def test_a_byte_order_mark_changes_no_value() -> None:
    document = given(b"\xef\xbb\xbf" + SMALL.encode())
    assert says_the_same(document)


@pytest.mark.parametrize(
    ("ordinary", "unusual"),
    [
        ("14:20 |", "１４：２０ |"),
        ("14:20 |", "\u00a014:20\u200b |"),
        ("| 時刻", "| ﾞ時刻".replace("ﾞ", "\u200b")),
        ("## タイムライン", "## ﾀｲﾑﾗｲﾝ"),
        ("## タイムライン", "## 📅\u00a0タイムライン\ufe0f"),
        ("イベント", "イヘ\u3099ント".replace("ヘ\u3099", "ベ")),
        ("イベント", "イヘ\u3099ント"),
        ("期限 2025", "期限\u3000２０２５"),
        ("id: PM-001", "id: ＰＭ－００１"),
    ],
)
def test_width_spaces_and_composition_change_what_is_written_not_what_is_meant(
    ordinary: str, unusual: str
) -> None:
    read = given_postmortem(SMALL.replace(ordinary, unusual))
    (event,) = read.events
    (action,) = read.actions
    assert (read.id, iso(event.at), event.event) == ("PM-001", "2025-01-05T14:20+09:00", "止まった")
    assert action.due is not None
    assert str(action.due.on) == "2025-01-17"


@pytest.mark.parametrize(
    ("data", "obstacle", "detail"),
    [
        (SMALL.encode("shift_jis", "replace"), Obstacle.ENCODING, "shift-jis"),
        (SMALL.encode("euc_jp", "replace"), Obstacle.ENCODING, "euc-jp"),
        (SMALL.encode("utf-16"), Obstacle.ENCODING, "utf-16"),
        (SMALL.encode() + b"\0", Obstacle.BINARY, ""),
    ],
    ids=["shift-jis", "euc-jp", "utf-16", "nul"],
)
def test_a_file_in_another_encoding_is_unreadable_with_a_guess(
    tmp_path: Path, data: bytes, obstacle: Obstacle, detail: str
) -> None:
    (tmp_path / "pm.md").write_bytes(data)
    location = Location(tmp_path / "pm.md", "pm.md", DocumentKind.POSTMORTEM)
    document = read_document(location, conventions_of(Options()))
    assert document.unreadable is not None
    assert (document.unreadable.obstacle, document.unreadable.detail) == (obstacle, detail)
    assert (document.postmortem, document.lesson, document.text) == (None, None, "")


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# One\n\n# Two\n", "One"),
        ("## Summary\n\na\n", ""),
        ("no heading\n", ""),
        ("", ""),
        ("One\n===\n", "One"),
        ("```\n# Fenced\n```\n\n# One\n", "One"),
        ("<!-- # Comment -->\n\n# One\n", "One"),
        ("> # Quoted\n\n# One\n", "One"),
        ("# **One** `two` <!-- three -->\n", "One two"),
    ],
)
def test_the_title_is_the_first_h1_where_the_front_matter_has_none(body: str, title: str) -> None:
    assert given_postmortem(f"---\nid: PM-001\n---\n{body}").title == title
    assert given_postmortem(f"---\ntitle: Own\n---\n{body}").title == "Own"


FENCED = """\
---
started_at: 2025-01-05
---
## Timeline

```markdown
---
id: PM-666
---
## Action items

| Time | Event |
|---|---|
| 14:20 | fenced |

- [ ] 1. Fenced — @alice
```

<!--
| Time | Event |
|---|---|
| 14:25 | commented |
-->

| Time | Event |
|---|---|
| 14:30 | real <!-- and not this --> |
"""


def test_what_is_fenced_or_commented_out_is_not_said() -> None:
    postmortem = given_postmortem(FENCED)
    assert postmortem.id is None
    assert [event.event for event in postmortem.events] == ["real"]
    assert postmortem.actions == ()
    assert [section.kind for section in postmortem.sections] == [SectionKind.TIMELINE]


def test_line_breaks_and_pipes_in_cells() -> None:
    text = (
        "## Timeline\n\n| Time | Event | Detail |\n|---|---|---|\n"
        "| 14:20<br>14:25 | a<br/>b<BR>c | `x \\|\\| y` and p \\| q |\n"
        "| 14:30 | `x || y` | lost |\n"
    )
    first, second = given_postmortem(text).events
    assert (first.written_time, first.event, first.detail) == ("14:20\n14:25", "a\nb\nc", "x || y and p | q")
    assert (second.event, second.detail) == ("`x", "")


def test_a_table_inside_a_list_and_a_quotation() -> None:
    table = "| Time | Event |\n|---|---|\n| {} | x |\n"
    listed = "- first\n\n" + "".join(f"  {line}\n" for line in table.format("14:20").splitlines())
    quoted = "".join(f"> {line}\n" for line in table.format("14:30").splitlines())
    events = given_postmortem(f"---\nstarted_at: 2025-01-05\n---\n## Timeline\n\n{listed}\n{quoted}").events
    assert [event.written_time for event in events] == ["14:20", "14:30"]


def test_yaml_1_1_does_not_change_what_was_written() -> None:
    document = given("---\ntitle: yes\nstarted_at: 2023-06-06 11:00\ntags: [08, on, 12:30, 1_000]\n---\n")
    assert document.postmortem is not None
    assert document.postmortem.title == "yes"
    assert iso(document.postmortem.time("started_at")) == "2023-06-06T11:00+09:00"
    assert document.postmortem.tags == ("08", "on", "12:30", "1_000")
    assert document.bad_values == ()


def test_an_impossible_date_is_a_bad_value_and_no_crash() -> None:
    document = given("---\nstarted_at: 2023-07-94\nresolved_at: 2025-11-19T28:00:00\n---\n")
    assert [problem.name for problem in document.bad_values] == ["started_at"]
    assert document.postmortem is not None
    assert iso(document.postmortem.time("resolved_at")) == "2025-11-20T04:00:00+09:00"


def test_a_document_of_two_megabytes_is_read() -> None:
    log = "14:20 ERROR orders-db: out of memory\n" * 60_000
    document = given(f"## Impact\n\nAll of it.\n\n```\n{log}```\n\n## Summary\n\nIt broke.\n")
    assert len(document.text) > 2_000_000
    assert document.postmortem is not None
    assert document.postmortem.summary == "It broke."


def test_a_file_named_with_spaces_and_without_an_ending(tmp_path: Path) -> None:
    file = tmp_path / "障害 報告 2025"
    file.write_text(SMALL, encoding="utf-8")
    document = read_document(Location(file, file.name, DocumentKind.POSTMORTEM), conventions_of(Options()))
    assert says_the_same(document)
