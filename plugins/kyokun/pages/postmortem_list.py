"""The list of postmortems, newest first, by year."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.terms import DocumentType
from kyokun.model.vocabulary import TYPES
from kyokun.pages.addresses import POSTMORTEM_LIST
from kyokun.pages.context import SiteContext, View
from kyokun.pages.page import Page
from kyokun.pages.templating import render


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
    """The incidents of a year."""

    title: str
    anchor: str
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


def postmortem_list_page(site: SiteContext) -> Page:
    """Every incident, once."""
    view = site.view(POSTMORTEM_LIST)
    by_year: dict[int | None, list[IncidentRow]] = {}
    incidents = listed_incidents(site)
    for incident in incidents:
        year = view.format.year(incident.postmortem.happened_at)
        by_year.setdefault(year, []).append(incident_row(view, incident))
    years = tuple(
        Year(
            view.words("postmortems.year", year=str(year)) if year else view.words("postmortems.undated"),
            f"year-{year or 'unknown'}",
            tuple(rows),
        )
        for year, rows in by_year.items()
    )
    title = view.words("postmortems.title")
    markdown = render(
        site.surroundings.templates,
        "postmortems",
        t=view.words,
        title=title,
        years=years,
        count=len(incidents),
    )
    return Page(POSTMORTEM_LIST, title, site.language, markdown, None, view.words("postmortems.description"))
