"""The block of similar incidents on a postmortem's page."""

from pathlib import Path

import pytest

from tests.making import write_base
from tests.pages.bases import page, site_of
from tests.related.making import incident, leaks, written

LESSON = "---\ntitle: Memory\nsummary: Against a memory leak release what you acquire; remove listeners.\nlang: en\n---\n\n# Memory\n\nA memory leak grows the heap; remove listeners.\n"


def shown(root: Path, id_: str) -> str:
    return page(site_of(root, checked=False), f"postmortems/{id_}.md").markdown


def test_likeness_reasons_and_suspicion_are_shown_with_links(tmp_path: Path) -> None:
    text = shown(written(tmp_path, leaks()), "PM-002")
    head, _, block = text.partition("## Similar incidents")
    assert "**Recurrence suspected**</span> [PM-001](PM-001.md) (0." in head
    assert "[PM-001](PM-001.md) Chat restarts (likeness 0." in block
    assert "**This may be a recurrence of PM-001**" in block
    assert "<small>Both about: memory leak" in block
    assert "not a verdict" in block


def test_a_page_with_nothing_alike_says_nothing_of_it(tmp_path: Path) -> None:
    assert "Similar incidents" not in shown(written(tmp_path, leaks()), "PM-004")


@pytest.mark.parametrize(("status", "wanted"), [("draft", True), ("review", True), ("published", False)])
def test_lessons_are_suggested_while_there_is_time_to_cite_them(
    tmp_path: Path, status: str, wanted: bool
) -> None:
    incidents = leaks()
    cites = "\n## Links\n\n- [Other](../../lessons/practice/other.md)\n"
    incidents["PM-001"] = incidents["PM-001"].replace("status: published", f"status: {status}") + cites
    lessons = {f"lessons/practice/{name}.md": LESSON for name in ("memory", "other")}
    text = shown(written(tmp_path, incidents, lessons), "PM-001")
    assert ("## Lessons worth citing" in text) is wanted
    assert ("[Memory](../lessons/practice/memory.md) (likeness" in text) is wanted


def test_a_published_postmortem_that_cites_none_is_shown_lessons_too(tmp_path: Path) -> None:
    text = shown(written(tmp_path, leaks(), {"lessons/practice/memory.md": LESSON}), "PM-001")
    assert "## Lessons worth citing" in text


def test_what_authors_wrote_is_escaped(tmp_path: Path) -> None:
    incidents = leaks()
    incidents["PM-001"] = incidents["PM-001"].replace("title: Chat restarts", "title: '<b>[x](y)'")
    block = shown(written(tmp_path, incidents), "PM-002").partition("## Similar incidents")[2]
    assert "<b>" not in block
    assert "[x](y)" not in block


def test_a_base_of_one_has_no_block(tmp_path: Path) -> None:
    root = write_base(tmp_path, {"postmortems/2025/PM-001.md": incident("PM-001", "Alone", "Alone.")})
    assert "Similar" not in shown(root, "PM-001")
