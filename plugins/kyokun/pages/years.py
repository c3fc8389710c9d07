"""A page for each year: everything that happened in it, and what it left."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.pages.addresses import YEAR_LIST, year_uri
from kyokun.pages.context import SiteContext
from kyokun.pages.gathering import Gathered, gathered, gathered_page, shown
from kyokun.pages.page import Page
from kyokun.pages.postmortem_list import by_year, year_title
from kyokun.pages.tables.listing import UNKNOWN
from kyokun.pages.templating import render


@dataclass(frozen=True, slots=True)
class YearRow:
    """What the list of years says of one, ready to be inserted."""

    name: Markup
    found: Gathered


def year_pages(site: SiteContext, reports: frozenset[str]) -> Iterator[Page]:
    """The list of years and their pages, which link to their reports where these are among ``reports``.

    A year's page has all its incidents: it is what the list of postmortems is split into.
    """
    rows = []
    for year, incidents in by_year(site).items():
        view = site.view(year_uri(year))
        found = gathered(site, incidents)
        rows.append(YearRow(site.view(YEAR_LIST).to(view.uri, year_title(view, year)), found))
        report = f"trends/reports/{year}.md"
        title = year_title(view, year)
        yield gathered_page(
            view,
            title,
            view.words("topics.description", name=title),
            view.to(YEAR_LIST, view.words("topics.years")),
            shown(view, found, f"year={year or UNKNOWN}", None),
            trends=view.to(report, view.words("topics.report", name=title)) if report in reports else None,
        )
    view = site.view(YEAR_LIST)
    title = view.words("topics.years")
    markdown = render(site.surroundings.templates, "years", t=view.words, title=title, rows=tuple(rows))
    yield Page(YEAR_LIST, title, site.language, markdown, None, view.words("topics.years-intro"))
