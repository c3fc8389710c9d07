"""What a page tells programs that show links to it or list it: title, description, addresses; nothing is fetched for it."""

import html
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kyokun.model.language import Language
from kyokun.pages.wording import wording

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_LINK = re.compile(r"<a\b.*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HEAD_END = re.compile(r"</head>", re.IGNORECASE)
_LONGEST = 160
"""Characters of a description: what search engines show."""


def describe(page: Page, content: str) -> None:
    """Give a page without a description its first paragraph as one; one that is nothing but a link tells nothing."""
    if page.meta.get("description"):
        return
    for match in _PARAGRAPH.finditer(content):
        text = " ".join(html.unescape(_TAG.sub("", match[1])).split())
        if _TAG.sub("", _LINK.sub("", match[1])).strip():
            short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
            # Themes insert it into an attribute, some of them as it is.
            page.meta["description"] = html.escape(short)
            return


def with_meta(output: str, page: Page, config: MkDocsConfig, language: Language, *, is_article: bool) -> str:
    """The page with Open Graph's words in its head."""
    title = html.unescape(str(page.meta.get("title") or page.title or config.site_name))
    described = html.unescape(str(page.meta.get("description") or config.site_description or ""))
    said = {
        "og:type": "article" if is_article else "website",
        "og:title": config.site_name if page.is_homepage else title,
        "og:description": described,
        "og:url": page.canonical_url or "",
        "og:site_name": config.site_name,
        "og:locale": wording(language)("locale"),
    }
    tags = [f'<meta property="{name}" content="{html.escape(text)}">' for name, text in said.items() if text]
    tags.append('<meta name="twitter:card" content="summary">')
    return _HEAD_END.sub(lambda match: "".join(f"{tag}\n" for tag in tags) + match[0], output, count=1)
