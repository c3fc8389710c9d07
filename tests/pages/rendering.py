"""How Markdown looks to readers: rendered by the engines that pages must look alike in."""

import html5lib
import markdown
import pyromark

from kyokun.text.span import Span

EXTENSIONS = ["tables", "fenced_code", "toc", "sane_lists", "attr_list", "def_list", "abbr", "footnotes"]
"""What Python-Markdown brings that could make syntax of text."""
_GFM = (
    pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_TASKLISTS | pyromark.Options.ENABLE_STRIKETHROUGH
)


def python_markdown(text: str) -> str:
    """HTML as MkDocs makes it, with more extensions than anyone uses."""
    return markdown.markdown(text, extensions=EXTENSIONS)


def common_mark(text: str) -> str:
    """HTML as git hosts and other generators make it."""
    return pyromark.html(text, options=_GFM)


ENGINES = (python_markdown, common_mark)


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    """Every element a browser makes of a fragment: its name and its attributes."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    nodes = [node for node in tree.iter() if node is not tree and not callable(node.tag)]
    return [(node.tag, dict(node.attrib)) for node in nodes]


def shown(html: str) -> str:
    """What a reader sees, white space collapsed."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return " ".join("".join(tree.itertext()).split())


def whole(text: str) -> Span:
    """All of a text."""
    return Span(0, len(text))
