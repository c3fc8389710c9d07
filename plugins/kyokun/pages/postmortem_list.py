"""The list of postmortems, newest first, by year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.terms import DocumentType
from kyokun.model.vocabulary import TYPES
from kyokun.pages.addresses import (
    CAUSE_LIST,
    POSTMORTEM_LIST,
    SERVICE_LIST,
    TEAM_LIST,
    YEAR_LIST,
    year_uri,
)
from kyokun.pages.context import SiteContext, View
from kyokun.pages.page import Asset, Page
from kyokun.pages.tables.incidents import incident_listing
from kyokun.pages.tables.listing import data, data_link, drawings, slots
from kyokun.pages.templating import render

SHOWN = 200
"""More rows than this stand on pages by year."""


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """What a table says of an incident, ready to be inserted."""

    id: Markup
    date: str
    title: Markup
    severity: Markup
    type: str
    services: Markup
    status: Markup
    resolve: str


@dataclass(frozen=True, slots=True)
class Year:
    """The incidents of a year, or those without a date; ``link`` leads to the year's page."""

    title: str
    anchor: str
    link: Markup
    rows: tuple[IncidentRow, ...]


def incident_row(view: View, incident: Incident) -> IncidentRow:
    """An incident in a list; a translation is not listed of its own, but gives the title in the page's language."""
    postmortem = incident.postmortem
    is_near_miss = postmortem.type is DocumentType.NEAR_MISS
    return IncidentRow(
        id=view.incident_id(incident),
        date=view.format.day(postmortem.happened_at),
        title=view.incident_title(incident),
        severity=view.severity(postmortem.severity),
        type=TYPES.label(postmortem.type, view.language),
        services=view.listed(postmortem.services),
        status=view.status(postmortem.status),
        resolve=view.words("none") if is_near_miss else view.format.duration(postmortem.duration("resolve")),
    )


def listed_incidents(site: SiteContext) -> tuple[Incident, ...]:
    """The incidents that count and have a page, newest first."""
    return tuple(incident for incident in site.knowledge.newest_first if incident.document.path in site.uris)


def by_year(site: SiteContext) -> Mapping[int | None, tuple[Incident, ...]]:
    """The listed incidents by the year they happened in, the newest first; those without a date under None, last."""
    zone = site.view(POSTMORTEM_LIST).format
    found: dict[int | None, list[Incident]] = {}
    for incident in listed_incidents(site):
        found.setdefault(zone.year(incident.postmortem.happened_at), []).append(incident)
    return {year: tuple(incidents) for year, incidents in found.items()}


def year_title(view: View, year: int | None) -> str:
    """What a year is called."""
    return view.words("postmortems.year", year=str(year)) if year else view.words("postmortems.undated")


def postmortem_list_page(site: SiteContext) -> Page:
    """Every incident where there are few, else those of the newest years; the script filters them all."""
    view = site.view(POSTMORTEM_LIST)
    years = by_year(site)
    incidents = tuple(incident for found in years.values() for incident in found)
    title = view.words("postmortems.title")
    markdown = render(
        site.surroundings.templates,
        "postmortems",
        t=view.words,
        title=title,
        years=tuple(_years(view, years)),
        rest=tuple(_rest(view, years)),
        count=len(incidents),
        shown=sum(len(years[year]) for year in _shown(years)),
        ways=ways(view),
        data=data_link(view, "incidents"),
        **slots(),
    )
    return Page(
        POSTMORTEM_LIST,
        title,
        site.language,
        markdown,
        None,
        view.words("postmortems.description"),
        drawings(incident_listing(view, incidents), view.words) if incidents else {},
    )


def incident_data(site: SiteContext) -> Asset:
    """What the script reads of the list."""
    view = site.view(POSTMORTEM_LIST)
    return data(incident_listing(view, listed_incidents(site)))


def ways(view: View) -> tuple[Markup, ...]:
    """The lists of what incidents have in common."""
    lists = (("services", SERVICE_LIST), ("teams", TEAM_LIST), ("causes", CAUSE_LIST), ("years", YEAR_LIST))
    return tuple(view.to(uri, view.words(f"topics.{name}")) for name, uri in lists)


def _shown(years: Mapping[int | None, tuple[Incident, ...]]) -> list[int | None]:
    """The newest years that together are no more than one can look through; the newest in any case."""
    shown: list[int | None] = []
    count = 0
    for year, incidents in years.items():
        count += len(incidents)
        if shown and count > SHOWN:
            break
        shown.append(year)
    return shown


def _years(view: View, years: Mapping[int | None, tuple[Incident, ...]]) -> Iterator[Year]:
    for year in _shown(years):
        yield Year(
            year_title(view, year),
            f"year-{year or 'unknown'}",
            view.to(year_uri(year), view.words("postmortems.of-year", year=year_title(view, year))),
            tuple(incident_row(view, incident) for incident in years[year]),
        )


def _rest(view: View, years: Mapping[int | None, tuple[Incident, ...]]) -> Iterator[tuple[Markup, int]]:
    shown = _shown(years)
    for year, incidents in years.items():
        if year not in shown:
            yield view.to(year_uri(year), year_title(view, year)), len(incidents)
