"""What a page loses before it is sent: line breaks between words and nothing that is seen or read."""

import re
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from kyokun.mkdocs.indentation import without_indentation

_KEPT = ("pre", "textarea", "script", "style")
_texts = st.text(alphabet="a教 \n\t&;", max_size=12)
_blocks = st.recursive(
    _texts,
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(("div", "span", "code", *_KEPT)),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


def _shown(element: Element, *, kept: bool = False) -> list[str]:
    """The tags and texts a browser shows: white space collapsed where it collapses."""
    kept = kept or element.tag in _KEPT

    def seen(text: str | None, *, as_is: bool) -> str:
        return (text or "") if as_is else re.sub(r"[ \t\r\n\f]+", " ", text or "")

    found = [f"<{element.tag}>", seen(element.text, as_is=kept)]
    for child in element:
        found += [*_shown(child, kept=kept), seen(child.tail, as_is=kept)]
    return [*found, f"</{element.tag}>"]


def _page(html: str) -> list[str]:
    return _shown(html5lib.parse(html, namespaceHTMLElements=False))


@given(_blocks)
def test_a_browser_shows_the_same(html: str) -> None:
    page = f"<!doctype html><html><body>\n  {html}\n\n  </body></html>"
    assert _page(without_indentation(page)) == _page(page)


@given(_blocks)
def test_what_is_left_loses_nothing_more(html: str) -> None:
    once = without_indentation(html)
    assert without_indentation(once) == once


def test_indentation_and_empty_lines_go_but_code_stays() -> None:
    page = "<div>\n    <p>a\n\n  b</p>  \n\t<PRE>\n  x\n\n   y</PRE >\n  </div>"
    assert without_indentation(page) == "<div>\n<p>a\nb</p>\n<PRE>\n  x\n\n   y</PRE >\n</div>"
