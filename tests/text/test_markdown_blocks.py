"""Markdown's blocks as GitHub shows them."""

import pytest

from kyokun.text.blocks import ItemList
from tests.text.outlining import outline, shape


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# a #\n\nb\nc", [("h1", "a"), ("p", "b\nc")]),
        ("T\n===\n\nU\n---\n\n---", [("h1", "T"), ("h2", "U"), "rule"]),
        ("#no heading", [("p", "#no heading")]),
        ("- a\n- b\n  - c", [("l", ("a",), ("b", ("l", ("c",))))]),
        ("- a\n\n  b\n\n- c", [("l", ("a", ("p", "b")), ("c",))]),
        ("- a\n  # h\n  b", [("l", ("a\nb", ("h1", "h")))]),
        ("> a\n> > - b", [("q", ("p", "a"), ("q", ("l", ("b",))))]),
        ("a **b *c*** ~~d~~ `e` \\* &amp;", [("p", "a b c d e * &")]),
        ("a  \nb\\\nc<br>d<BR/>e", [("p", "a\nb\nc\nd\ne")]),
        ("<!-- # h -->\n# r", [("comment", "<!-- # h -->\n"), ("h1", "r")]),
        ("<!--\n\n# h\n\n- a\n-->\nb", [("comment", "<!--\n\n# h\n\n- a\n-->\n"), ("p", "b")]),
        ("<!-- never closed\n# h", [("comment", "<!-- never closed\n# h")]),
        ("<!-- a --> b <!-- c -->", [("html", "<!-- a --> b <!-- c -->")]),
        ("a <!-- b --> c", [("p", "a  c")]),
        ("<details>\n\n# h\n\n</details>", [("html", "<details>\n"), ("h1", "h"), ("html", "</details>")]),
        ("    indented", [("code", "indented")]),
        ("", []),
    ],
)
def test_each_kind_of_block(text: str, blocks: list[object]) -> None:
    assert shape(outline(text).blocks) == blocks


@pytest.mark.parametrize("fence", ["```", "~~~", "````md", "``` markdown"])
def test_a_fenced_block_holds_nothing_but_text(fence: str) -> None:
    inside = "---\nid: PM-001\n---\n# h\n\n| a |\n|---|\n- [x] b\n<!-- c -->\n[d](e)\n"
    read = outline(f"{fence}\n{inside}{fence.split('m')[0].strip()}\n# after\n")
    assert shape(read.blocks) == [("code", inside), ("h1", "after")]
    assert (read.links, read.html, len(read.code)) == ((), (), 1)


def test_a_fence_that_is_never_closed_holds_the_rest() -> None:
    assert shape(outline("```\n# h\n\n# i\n").blocks) == [("code", "# h\n\n# i\n")]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| 1 | 2 |", ["1", "2"]),
        ("1 | 2", ["1", "2"]),
        ("| 1 |", ["1", ""]),
        ("| 1 | 2 | 3 |", ["1", "2"]),
        ("| a<br>b<br/>c | |", ["a\nb\nc", ""]),
        ("| `x \\|\\| y` | p \\| q |", ["x || y", "p | q"]),
        ("| `x | y` |", ["`x", "y`"]),
        ("| **b** | [t](u) |", ["b", "t"]),
        ("| ![alt](i.png) | <!-- c --> |", ["alt", ""]),
    ],
)
def test_a_tables_cells_are_what_github_shows(row: str, cells: list[str]) -> None:
    text = f"| A | B |\n|---|:-:|\n{row}\n"
    assert shape(outline(text).blocks) == [("t", ["A", "B"], cells)]


def test_a_table_inside_a_list_and_a_quotation() -> None:
    text = "- x\n\n  | A |\n  |---|\n  | 1 |\n\n> | B |\n> |---|\n> | 2 |\n"
    assert shape(outline(text).blocks) == [("l", ("x", ("t", ["A"], ["1"]))), ("q", ("t", ["B"], ["2"]))]


def test_boxes_and_the_first_number_of_a_list() -> None:
    blocks = outline("- [ ] a\n- [x] b\n- [X] c\n- d\n\n3. e\n4. f\n").blocks
    boxes, numbered = blocks
    assert isinstance(boxes, ItemList)
    assert isinstance(numbered, ItemList)
    assert [item.checked for item in boxes.items] == [False, True, True, None]
    assert (boxes.start, numbered.start) == (None, 3)


def test_nesting_beyond_measure_is_cut_off_and_what_follows_is_read() -> None:
    deep = "> " * 5000 + "x\n\n# after\n"
    assert shape(outline(deep).blocks)[-1] == ("h1", "after")
