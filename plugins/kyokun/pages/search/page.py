"""The page of the search, for long lists of results, and the link that leads to it from every page."""

from kyokun.model.language import Language
from kyokun.pages.addresses import ACTION_LIST, LESSON_LIST, POSTMORTEM_LIST, SEARCH
from kyokun.pages.context import SiteContext
from kyokun.pages.escaping import attribute
from kyokun.pages.page import Page
from kyokun.pages.templating import render
from kyokun.pages.wording import wording


def search_page(site: SiteContext) -> Page:
    """A place that ``open.js`` fills, and below it what there is without scripts, which it hides."""
    view = site.view(SEARCH)
    lists = (
        (POSTMORTEM_LIST, "postmortems.title"),
        (LESSON_LIST, "lessons.title"),
        (ACTION_LIST, "actions.title"),
    )
    title = view.words("search.title")
    markdown = render(
        site.surroundings.templates,
        "search",
        t=view.words,
        title=title,
        lists=tuple(view.to(uri, view.words(key)) for uri, key in lists),
    )
    return Page(SEARCH, title, site.language, markdown, None, view.words("search.description"))


def search_link(href: str, language: Language) -> str:
    """HTML of the link to ``href``, the search's page; with scripts it opens the search where it is."""
    words = wording(language)
    label = attribute(words("search.open"))
    return (
        f'<a class="kyokun-search-open" href="{attribute(href)}" lang="{language.value}"'
        f' data-copied="{attribute(words("copied"))}"'
        f' aria-keyshortcuts="/ Control+K Meta+K" title="{label}">{_ICON}<span>{label}</span><kbd aria-hidden="true">/</kbd></a>'
    )


_ICON = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 3a6.5 6.5 0 0 1 5.2 10.4l5.4 5.5-1.2 1.2-5.5-5.4A6.5 6.5 0 1 1'
    ' 9.5 3m0 1.7a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6"/></svg>'
)
