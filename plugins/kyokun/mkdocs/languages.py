"""Which language a page is in, said to browsers and screen readers."""

import re

from mkdocs.structure.pages import Page

from kyokun.model.language import Language
from kyokun.pages.escaping import attribute

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_HTML_LANG = re.compile(r"(<html\b[^>]*?\blang=)(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)


def language_of(page: Page) -> str | None:
    """The language the page's front matter names."""
    written = page.meta.get("lang")
    return written if isinstance(written, str) and _TAG.fullmatch(written) else None


def known_language(page: Page, otherwise: Language) -> Language:
    """The language in which a page is spoken to: its own if there is a catalogue of it."""
    return next((each for each in Language if each.value == language_of(page)), otherwise)


def wrapped(html: str, language: str, document: str = "") -> str:
    """The content with its language, and what kind of document it is called when it is printed."""
    kind = f' data-document="{attribute(document)}"' if document else ""
    return f'<div class="kyokun" lang="{language}"{kind}>\n{html}\n</div>'


def with_language(output: str, language: str) -> str:
    """The whole page with its language, which themes take from the site's."""
    return _HTML_LANG.sub(lambda match: f'{match[1]}"{language}"', output, count=1)
