"""What a postmortem's page adds to what its author wrote."""

import re
from pathlib import Path

import pytest

from tests.making import complete, write_base
from tests.pages.bases import SMALL, page, site_of


def test_neighbours_in_time_lead_to_each_other() -> None:
    site = site_of(SMALL)
    later = {}
    for made in site.pages:
        found = re.search(r"一つ後 →</span> \[(PM-\d+)\]|After →</span> \[(PM-\d+)\]", made.markdown)
        if found:
            later[made.uri.removeprefix("postmortems/").removesuffix(".md")] = found[1] or found[2]
    assert later
    for earlier_id, later_id in later.items():
        markdown = page(site, f"postmortems/{later_id}.md").markdown
        before = re.search(r"(?:一つ前|Before)</span> \[(PM-\d+)\]", markdown)
        assert before is not None
        assert before[1] == earlier_id or earlier_id == "PM-006"  # the translation of PM-001


def test_each_cause_is_shown_with_the_actions_that_name_it(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/2025/PM-001-x.md": complete()})
    markdown = page(site_of(tmp_path), "postmortems/PM-001.md").markdown
    (row,) = [line for line in markdown.splitlines() if line.startswith("| Root cause 1 |")]
    assert "[PM-001-1](#PM-001-1)" in row


def test_a_cause_without_an_action_says_so(tmp_path: Path) -> None:
    text = complete().replace("root cause 1", "contributing factor 1")
    write_base(tmp_path, {"postmortems/2025/PM-001-x.md": text})
    markdown = page(site_of(tmp_path), "postmortems/PM-001.md").markdown
    (row,) = [line for line in markdown.splitlines() if line.startswith("| Root cause 1 |")]
    assert "no action" in row


def _with_whys(written: str) -> str:
    text = complete()
    start = text.index("### 5 Whys")
    return text[:start] + f"### 5 Whys\n\n{written}\n\n" + text[text.index("###", start + 3) :]


@pytest.mark.parametrize(
    "written",
    [
        "**Why 1**: Why did it **fail**?\n→ The pool was empty\n\n**Why 2**: Why empty?\n→ `leak`",
        "1. Why did it **fail**?\n   - The pool was empty\n2. Why empty?\n   → `leak`",
        "- Why 1: Why did it **fail**?\n  - The pool was empty\n    - Why 2: Why empty?\n      - `leak`",
        "- Why did it **fail**? → The pool was empty\n  - Why empty? → `leak`",
        "| # | Why? | Answer |\n|---|---|---|\n| 1 | Why did it **fail**? | The pool was empty |\n| 2 | Why empty? | `leak` |",
    ],
    ids=["paragraphs", "ordered", "nested", "arrows", "table"],
)
def test_whys_are_a_ladder_however_they_are_written(tmp_path: Path, written: str) -> None:
    write_base(tmp_path, {"postmortems/2025/PM-001-x.md": _with_whys(written)})
    markdown = page(site_of(tmp_path, checked=False), "postmortems/PM-001.md").markdown
    assert (
        '1.  <span class="kyokun-why">Why did it **fail**?</span><br>→ The pool was empty\n'
        '2.  <span class="kyokun-why">Why empty?</span><br>→ `leak`\n'
    ) in markdown


@pytest.mark.parametrize(
    "written",
    [
        "| # | Why? | Answer | Evidence |\n|---|---|---|---|\n| 1 | Why did it fail? | The pool was empty | graph 7 |",
        "1. Why did it fail?\n   - The pool was empty\n   - graph 7 shows it",
    ],
    ids=["table", "list"],
)
def test_nothing_that_is_no_why_is_lost(tmp_path: Path, written: str) -> None:
    write_base(tmp_path, {"postmortems/2025/PM-001-x.md": _with_whys(written)})
    markdown = page(site_of(tmp_path, checked=False), "postmortems/PM-001.md").markdown
    assert "graph 7" in markdown
    assert "kyokun-why" not in markdown


def test_the_document_can_be_edited_and_its_history_read(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/2025/PM-001-カート.md": complete()})
    markdown = page(site_of(tmp_path), "postmortems/PM-001.md").markdown
    quoted = "postmortems/2025/PM-001-%E3%82%AB%E3%83%BC%E3%83%88.md"
    assert f"](https://git.example.com/org/kb/edit/main/{quoted})" in markdown
    assert f"](https://git.example.com/org/kb/commits/main/{quoted})" in markdown
    unknown = page(site_of(tmp_path, repository=""), "postmortems/PM-001.md").markdown
    assert "/edit/" not in unknown
