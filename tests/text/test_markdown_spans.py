"""Every piece of Markdown knows where it was written, in code points of the whole text."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.blocks import Block, Heading, Inline, ItemList, Outline, Paragraph, Table, links_of, walk
from kyokun.text.markdown import parse_markdown
from kyokun.text.span import Span
from tests.fragments import MARKDOWN
from tests.text.outlining import outline


def inlines(blocks: tuple[Block, ...]) -> list[Inline]:
    """Every run of text."""
    found: list[Inline] = []
    for block in walk(blocks):
        match block:
            case Heading() | Paragraph():
                found.append(block.inline)
            case ItemList():
                found.extend(item.inline for item in block.items)
            case Table():
                found.extend(chain.from_iterable(row.cells for row in (block.header, *block.rows)))
            case _:
                pass
    return found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("## 📅 タイムライン ##\n", ["📅 タイムライン"]),
        ("- [ ] **a** b\n", ["**a** b"]),
        ("| 時刻 | 📅 |\n|---|---|\n| **14:20** | |\n", ["時刻", "📅", "**14:20**", ""]),
        ("日本\r\n\r\n*語* [t](u) x\r\n", ["日本", "*語* [t](u) x"]),
        ("> a\n> b\n", ["a\n> b"]),
        ("a<br>b <!-- c -->\n", ["a<br>b <!-- c -->"]),
    ],
)
def test_a_runs_span_is_its_source(text: str, written: list[str]) -> None:
    assert [inline.span.of(text) for inline in inlines(outline(text).blocks)] == written


def test_spans_count_from_the_beginning_of_the_whole_text() -> None:
    text = "---\nid: 日本\n---\n# 題 名\n"
    (heading,) = parse_markdown(text, Span(text.index("#"), len(text))).blocks
    assert isinstance(heading, Heading)
    assert heading.inline.span.of(text) == "題 名"


def test_links_and_images_with_their_destinations() -> None:
    text = '[日本](a%20b.md#x "t") ![図](i.png) [![j](k)](l)\n\n[r]\n\n<https://x.y>\n\n[r]: <q r>\n'
    assert [(link.text, link.target, link.is_image, link.span.of(text)) for link in outline(text).links] == [
        ("日本", "a%20b.md#x", False, '[日本](a%20b.md#x "t")'),
        ("図", "i.png", True, "![図](i.png)"),
        ("j", "k", True, "![j](k)"),
        ("j", "l", False, "[![j](k)](l)"),
        ("r", "q r", False, "[r]"),
        ("https://x.y", "https://x.y", False, "<https://x.y>"),
    ]


def test_links_of_finds_them_in_every_kind_of_block() -> None:
    text = "# [a](1)\n\n[b](2)\n\n- [c](3)\n  - [d](4)\n\n> [e](5)\n\n| [f](6) |\n|---|\n| [g](7) |\n"
    read = outline(text)
    assert [link.target for link in links_of(read.blocks)] == list("1234567")
    assert sorted(links_of(read.blocks), key=lambda link: link.span) == sorted(
        read.links, key=lambda link: link.span
    )


def test_raw_html_and_code_are_told_apart() -> None:
    text = "a <b>c</b> `<d>`\n\n<div>\n\n```\n<e>\n```\n"
    read = outline(text)
    assert [span.of(text) for span in read.html] == ["<b>", "</b>", "<div>\n"]
    assert [span.of(text) for span in read.code] == ["`<d>`", "```\n<e>\n```"]


@given(st.one_of(MARKDOWN, st.text()), st.sampled_from(["", "日本\n", "---\nid: 📅\n---\n"]))
def test_any_text_is_read_with_spans_inside_it(body: str, before: str) -> None:
    text = before + body
    read = parse_markdown(text, Span(len(before), len(text)))
    for span in spans_in(read):
        assert len(before) <= span.start <= span.end <= len(text)
    assert parse_markdown(text, Span(len(before), len(text))) == read


def spans_in(read: Outline) -> list[Span]:
    """Every span of an outline."""
    blocks = list(walk(read.blocks))
    items = chain.from_iterable(block.items for block in blocks if isinstance(block, ItemList))
    return [
        *(block.span for block in blocks),
        *(item.span for item in items),
        *(inline.span for inline in inlines(read.blocks)),
        *(link.span for link in read.links),
        *read.html,
        *read.code,
    ]
