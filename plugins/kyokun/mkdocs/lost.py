"""What stands where there is no page: themes say ``404`` in English; a reader wants the way on."""

import re
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from kyokun.mkdocs.searching import with_search_button
from kyokun.model.language import Language
from kyokun.pages.addresses import HOME, SEARCH
from kyokun.pages.escaping import attribute
from kyokun.pages.wording import wording

TEMPLATE = "404.html"
_TITLE = re.compile(r"<h1\b[^>]*>\s*404.*?</h1>", re.DOTALL | re.IGNORECASE)


def with_way_on(output: str, config: MkDocsConfig, files: Files, language: Language) -> str:
    """The theme's page in the site's language, with the search; its addresses hold wherever a server shows it."""
    place = urlsplit(config.site_url or "/").path
    search, home = files.get_file_from_path(SEARCH), files.get_file_from_path(HOME)
    if search is None or home is None:
        return output
    words = wording(language)
    body = (
        f'<div class="kyokun" lang="{language.value}"><h1>{attribute(words("lost.title"))}</h1>'
        f"<p>{attribute(words('lost.text'))}</p>"
        f'<p><span class="kyokun-search-box"><a href="{attribute(place + search.url)}">'
        f"{attribute(words('lost.search'))}</a></span></p>"
        f'<p><a href="{attribute(place)}">{attribute(words("lost.home"))}</a></p></div>'
    )
    output = _TITLE.sub(lambda _: body, output, count=1)
    return with_search_button(output, place + search.url, language)
