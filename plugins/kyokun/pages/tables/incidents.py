"""The list of incidents as the script reads it."""

from collections.abc import Iterable

from kyokun.knowledge.knowledge import Incident
from kyokun.model.terms import DocumentType, Severity, Status
from kyokun.model.vocabulary import SEVERITIES, STATUSES, TYPES
from kyokun.pages.context import SEVERITY_SHAPES, View
from kyokun.pages.tables.listing import Column, Facet, Listing, facet
from kyokun.pages.wording import wording

SORTS = {
    "date": "day",
    "severity": "severity",
    "duration": "seconds",
    "title": "title",
    "status": "status",
}


def incident_listing(view: View, incidents: tuple[Incident, ...]) -> Listing:
    """Every incident that lists show, newest first."""
    words = view.words
    own = [view.site.knowledge.in_language(incident, view.language) for incident in incidents]
    seconds = [incident.postmortem.duration("resolve") for incident in incidents]
    return Listing(
        "incidents",
        (
            *incident_facets(view, incidents),
            facet(
                words,
                "status",
                incidents,
                lambda one: _value(one.postmortem.status),
                order=tuple(Status),
                label=lambda value: STATUSES.label(Status(value), view.language),
            ),
            facet(
                words,
                "type",
                incidents,
                lambda one: (one.postmortem.type.value,),
                order=tuple(DocumentType),
                label=lambda value: TYPES.label(DocumentType(value), view.language),
            ),
            facet(
                words,
                "lang",
                incidents,
                lambda one: _languages(view, one),
                label=lambda value: wording(type(view.language)(value))("language"),
                is_offered=False,
            ),
            facet(
                words,
                "lesson",
                incidents,
                lambda one: view.site.lessons_of[one.document.path],
                label=view.lesson_name,
                is_offered=False,
            ),
        ),
        (
            Column(words("column.id-date"), "date"),
            Column(words("column.title"), "title"),
            Column(words("postmortem.severity"), "severity"),
            Column(words("postmortem.status"), "status"),
            Column(words("column.resolve"), "duration", is_number=True),
        ),
        SORTS,
        {
            "id": [incident.postmortem.id for incident in incidents],
            "page": [
                version.postmortem.id if version is not incident else None
                for version, incident in zip(own, incidents, strict=True)
            ],
            "title": [version.postmortem.title or version.postmortem.id for version in own],
            "day": [_day(view, incident) for incident in incidents],
            "seconds": seconds,
            "took": [
                "" if one.postmortem.type is DocumentType.NEAR_MISS else view.format.duration(took)
                for one, took in zip(incidents, seconds, strict=True)
            ],
            "tags": ["\n".join(incident.postmortem.tags) for incident in incidents],
        },
        {},
        len(incidents),
    )


def incident_facets(
    view: View, incidents: Iterable[Incident], *, hidden: tuple[str, ...] = ()
) -> tuple[Facet, ...]:
    """By what incidents are chosen, and whatever belongs to one: severity, service, team, cause and year."""
    rows = tuple(incidents)
    words = view.words
    return (
        facet(
            words,
            "severity",
            rows,
            lambda one: _value(one.postmortem.severity),
            order=tuple(Severity),
            label=lambda value: (
                f"{SEVERITY_SHAPES[Severity(value)]} {SEVERITIES.label(Severity(value), view.language)}"
            ),
            is_offered="severity" not in hidden,
        ),
        facet(
            words,
            "service",
            rows,
            lambda one: one.postmortem.services,
            is_offered="service" not in hidden,
        ),
        facet(words, "team", rows, lambda one: one.postmortem.teams, is_offered="team" not in hidden),
        facet(
            words,
            "cause",
            rows,
            lambda one: map(str, one.postmortem.causes),
            is_offered="cause" not in hidden,
        ),
        facet(
            words,
            "year",
            rows,
            lambda one: _year(view, one),
            order=sorted({year for one in rows for year in _year(view, one)}, reverse=True),
            is_offered="year" not in hidden,
        ),
    )


def _value(member: Severity | Status | None) -> tuple[str, ...]:
    return (member.value,) if member is not None else ()


def _year(view: View, incident: Incident) -> tuple[str, ...]:
    year = view.format.year(incident.postmortem.happened_at)
    return (str(year),) if year is not None else ()


def _day(view: View, incident: Incident) -> str | None:
    happened = incident.postmortem.happened_at
    return view.format.day(happened) if view.format.year(happened) is not None else None


def _languages(view: View, incident: Incident) -> tuple[str, ...]:
    versions = (incident, *view.site.knowledge.other_languages(incident))
    return tuple(version.postmortem.lang.value for version in versions)
