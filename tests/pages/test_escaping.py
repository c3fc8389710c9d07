"""Text stays text: in every place it is inserted, in every engine, whatever it holds."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.pages.escaping import attribute, code, escape, link
from tests.pages.rendering import ENGINES, elements, shown

HOSTILE = [
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "{: onclick=alert(1) }",
    "{{ 7*7 }} {% raw %} {# x #}",
    "a | b || c",
    "`code` ``x`` ```",
    "**bold** __bold__ *em* _em_ snake_case _lead trail_",
    "1. list",
    "12) list",
    "- list",
    "+ list",
    "# heading #",
    "C# and F#",
    "> quote",
    "=== tab",
    "---",
    "!!! note",
    "??? note",
    ": definition",
    "*[HTML]: x",
    "[^1]: x",
    "[TOC]",
    "[ref]: javascript:alert(1)",
    "&lt;script&gt; &#60; &amp; &copy; & &;",
    "\\ \\* C:\\new \\<b>",
    "]]> <!-- x --> <?php ?> <!DOCTYPE x>",
    "~~x~~ ==y== ^z^ $a$ ::b:: :smile:",
    "line one\nline two\r\n\n# three",
    "\x02stash\x03 \x00",
    "    indented",
    "```\n<script>\n```",
    "日本語：**強調。**の後 ＜全角＞",
]
_INLINE = {"p", "code", "table", "thead", "tbody", "tr", "th", "td", "h2", "ul", "li", "a", "div"}


def visible(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\s+", " ", text)).split())


def paragraph(text: str) -> str:
    return f"{text}\n"


def heading(text: str) -> str:
    return f"## {text}\n"


def cell(text: str) -> str:
    return f"| a | b |\n| --- | --- |\n| {text} | end |\n"


def item(text: str) -> str:
    return f"-   {text}\n"


@pytest.mark.parametrize("render", ENGINES)
@pytest.mark.parametrize("place", [paragraph, heading, cell, item])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_inserted_shows_as_itself(
    render: Callable[[str], str], place: Callable[[str], str], text: str
) -> None:
    html = render(place(escape(text)))
    if place is cell:
        assert shown(html).replace(" ", "") == f"ab{visible(text)}end".replace(" ", "")
    else:
        assert shown(html) == visible(text)
    for name, attributes in elements(html):
        assert name in _INLINE - {"a", "code"}, html
        assert not set(attributes) - {"id", "class", "style"}, html


@given(st.text(max_size=60))
def test_any_text_at_all_stays_text(text: str) -> None:
    for render in ENGINES:
        html = render(cell(escape(text)))
        names = [name for name, _ in elements(html)]
        assert set(names) <= {"table", "thead", "tbody", "tr", "th", "td"}, html
        assert names.count("td") == 2


@pytest.mark.parametrize("render", ENGINES)
@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_code_shows_as_itself(render: Callable[[str], str], text: str) -> None:
    html = render(cell(code(text)))
    assert visible(text) in shown(html)
    assert {name for name, _ in elements(html)} <= {"table", "thead", "tbody", "tr", "th", "td", "code"}


@pytest.mark.parametrize("render", ENGINES)
@pytest.mark.parametrize(
    "url",
    ["a b.md", "a(b)c.md", "x.md#日本語", 'q"uote.md', "p|ipe.md", "back\\slash", "?a=1&copy;=2", "a*b_c.md"],
)
def test_a_link_is_one_link_whatever_its_text_and_destination(render: Callable[[str], str], url: str) -> None:
    for text in HOSTILE:
        found = elements(render(cell(link(text, url))))
        assert [name for name, _ in found].count("a") == 1
        assert {name for name, _ in found} <= {"table", "thead", "tbody", "tr", "th", "td", "a"}


def test_an_attribute_cannot_be_left() -> None:
    written = f'<span class="{attribute(chr(34) + " onclick=" + chr(34) + "alert(1)")}">x</span>'
    for render in ENGINES:
        assert ("span", {"class": '" onclick="alert(1)'}) in elements(render(written))
