"""Authors' Markdown written anew: the same in every engine, and nothing in it that could run."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyokun.pages.authored.writer import Edits, write_markdown
from kyokun.text.markdown import markdown_events, parse_markdown
from tests.pages.rendering import ENGINES, common_mark, elements, python_markdown, shown, whole

ALLOWED = {
    *(
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "blockquote",
    ),
    *(
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "br",
        "a",
        "img",
        "kbd",
        "sub",
        "sup",
        "details",
        "summary",
    ),
    *("span", "div", "input"),
}
ATTRIBUTES = {"href", "src", "alt", "id", "class", "style", "start", "type", "disabled", "checked", "title"}
PIECES = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<details onclick=x>", "<details>", "</details>",
    "<summary>", "</summary>", "<kbd>", "</kbd>", "<br>", "<!--", "-->", "<svg/onload=x>", "<?", "]]>", "<a href=",
    "[x](javascript:alert(1))", "![x](javascript:x)", "](", "[", "]", "(", ")", "!", "[r]", "[r]: javascript:x",
    "`", "```", "~~~", "*", "**", "_", "~~", "#", "# ", "- ", "1. ", "> ", "|", "|-|", "| a | b |\n|---|---|\n", "\\",
    "{: onclick=x }", "{", "}", ": ", "!!! note\n", "    ", "  ", "\t", "\n", "\n\n", "---", "===", "&lt;", "&#x6a;",
    "a", "日本", "。", "→", "https://example.com/(", "<https://x.y>", "<javascript:x>", "*[a]: b", "[^1]", "\x02", "\x03",
]  # fmt: skip


def written(text: str, edits: Edits | None = None) -> str:
    safe = Edits(link=lambda target: None if "javascript" in target else target, image=lambda _: None)
    return write_markdown(markdown_events(text, whole(text)), edits or safe)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_an_author_writes_nothing_can_run(text: str) -> None:
    markdown = written(text)
    for render in ENGINES:
        for name, attributes in elements(render(markdown)):
            assert name in ALLOWED, (text, markdown)
            assert set(attributes) <= ATTRIBUTES, (text, markdown)
            for target in (attributes.get("href", ""), attributes.get("src", "")):
                assert not re.match(r"\s*(?:javascript|data|vbscript):", target, re.IGNORECASE), (
                    text,
                    markdown,
                )


ALIKE = {
    "a list right after a paragraph": "**Primary**:\n1. one\n2. two\n",
    "lists indented by two": "- a\n  - b\n    - c\n- d\n",
    "a code block in a list": "1. a\n\n   ```sh\n   x <b>\n   ```\n2. b\n",
    "two lists": "- a\n\n1. b\n\n* c\n",
    "a table without edges": "a | b\n--|--:\n`x\\|y` | z\n",
    "a quotation with a list": "> q\n> - a\n>   - b\n",
    "tasks": "- [x] done\n- [ ] open\n",
    "loose items": "- a\n\n  more\n\n- b\n",
    "an item that begins with a heading": "- # h\n- x\n",
    "emphasis": "**b** *e* ***both*** ~~gone~~ `c`\n",
    "a reference link": "[text][r] and [r]\n\n[r]: https://example.com/x 'title'\n",
    "a hard break": "one  \ntwo\\\nthree\n",
    "html": "<details>\n<summary>log</summary>\n\n- in\n\n</details>\n\nout <kbd>k</kbd>\n",
    "headings": "Title\n=====\n\n## Second ##\n\nx\n",
    "numbers": "9. a\n10. b\n11. c\n    - d\n",
}


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE.keys())
def test_engines_agree_and_show_what_a_git_host_shows(text: str) -> None:
    markdown = written(text)
    outlines: list[list[tuple[str, str | None]]] = []
    for render in ENGINES:
        kept = [(name, attributes.get("href")) for name, attributes in elements(render(markdown))]
        ignored = {"p", "span", "div", "br", "colgroup", "thead", "tbody", "input"}
        outlines.append(sorted(pair for pair in kept if pair[0] not in ignored))
    assert outlines[0] == outlines[1]
    bare = shown(python_markdown(markdown)).replace("[x]", "").replace("[ ]", "")
    assert bare.replace(" ", "") == shown(common_mark(text)).replace(" ", "")


def test_lines_of_japanese_are_joined_and_answers_keep_their_own() -> None:
    text = "**Why 1**: なぜ\nか？\n→ 答え\n**次**: 英語 and\nwords。\nabc\n"
    assert written(text) == "**Why 1**: なぜか？  \n→ 答え  \n**次**: 英語 and\nwords。abc\n"


def test_only_what_is_closed_in_its_place_stays_a_tag() -> None:
    assert "<kbd>" not in written("a <kbd>b\n\nc</kbd>\n")
    assert "<details>" not in written("- <details>\n\n</details>\n")
    assert "<details>" in written("<DETAILS class=x>\n\na\n\n</DETAILS>\n")


def test_comments_are_gone() -> None:
    assert written("a <!-- secret --> b\n\n<!-- more\nsecret -->\n\nc\n") == "a  b\n\nc\n"


def test_an_image_that_cannot_be_shown_is_a_link_and_a_link_that_cannot_be_followed_is_text() -> None:
    assert written("![graph](https://example.com/x.png)\n") == "[graph](https://example.com/x.png)\n"
    assert written("[x](javascript:alert(1))\n") == "x\n"
    assert (
        written("[![badge](https://a.example/b.svg)](https://c.example)\n") == "[badge](https://c.example)\n"
    )


def test_bare_addresses_are_links_and_handles_are_not() -> None:
    assert (
        written("see https://example.com/a_b.\n")
        == "see [https://example.com/a_b](https://example.com/a_b).\n"
    )
    assert written("ask @alice\n") == "ask @alice\n"


@pytest.mark.parametrize("unit", ["> ", "- ", "*a ", "[", "<details>\n\n", "**a *b ", "1. "])
def test_depth_without_end_ends(unit: str) -> None:
    text = unit * 20_000
    assert len(written(text)) < 4_000_000


def test_blocks_can_be_left_out_and_followed() -> None:
    text = "# Title\n\n## Actions\n\n| a |\n|---|\n| b |\n\nrest\n"
    blocks = parse_markdown(text, whole(text)).blocks
    edits = Edits(
        dropped=frozenset({blocks[0].span, blocks[2].span}),
        after={blocks[1].span: "NEW\n"},
        anchors={blocks[1].span: "here"},
    )
    assert written(text, edits) == '## <a id="here"></a>Actions\n\nNEW\n\nrest\n'


def test_code_is_never_touched() -> None:
    text = "```html\n<script>{{ x }}</script> & \\ `` ```` *\n```\n"
    assert "<script>{{ x }}</script> & \\ `` ```` *" in written(text)
    for render in ENGINES:
        assert shown(render(written(text))) == "<script>{{ x }}</script> & \\ `` ```` *"
