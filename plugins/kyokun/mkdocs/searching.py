"""The search in the engine: its script on every page, and the link to it in the header."""

import re

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kyokun.mkdocs.languages import known_language
from kyokun.mkdocs.reporting import log
from kyokun.model.language import Language, Words
from kyokun.pages.addresses import SEARCH
from kyokun.pages.search.assets import SCRIPT
from kyokun.pages.search.page import search_link

_ENGINES_OWN = ("search", "material/search")
_HEADER_END = re.compile(r'(?s)(<nav class="md-header__inner.*?)(</nav>)')
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_TWO = Words(
    "mkdocs.yml の plugins にある `search` は要りません。Kyokun が自分の検索を作ります。この行を消すと、使われない索引も作られなくなります",
    "the plugin `search` in mkdocs.yml is not needed: Kyokun makes a search of its own; without that line its index is not built either",
)


def add_script(config: MkDocsConfig, language: Language) -> None:
    """Put the script on every page, and say so when the engine's own search is there as well."""
    if SCRIPT not in (str(script) for script in config.extra_javascript):
        script = ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
    if any(name in config.plugins for name in _ENGINES_OWN):
        log.info("%s", _TWO.in_(language))


def with_search_link(output: str, page: Page, files: Files, site_language: Language) -> str:
    """The page with a link to the search: in Material's header, at the beginning of the body elsewhere."""
    target = files.get_file_from_path(SEARCH)
    if target is None:
        return output
    return with_search_button(output, target.url_relative_to(page.file), known_language(page, site_language))


def with_search_button(output: str, href: str, language: Language) -> str:
    """The same for the address of the search."""
    link = search_link(href, language)
    with_link, found = _HEADER_END.subn(lambda match: f"{match[1]}{link}{match[2]}", output, count=1)
    return with_link if found else _BODY.sub(lambda match: f"{match[0]}{link}", output, count=1)
