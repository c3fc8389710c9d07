"""The page of a postmortem, a record or a near miss."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.moment import Absent, Moment
from kyokun.model.postmortem import DURATIONS, TIMES
from kyokun.model.terms import DocumentType, SectionKind, Status
from kyokun.model.vocabulary import DATA_LOSSES, DETECTIONS, TYPES
from kyokun.pages.action_rows import actions_on_page
from kyokun.pages.addresses import incident_uri
from kyokun.pages.authored.body import AuthoredText
from kyokun.pages.authored.ladder import ladder
from kyokun.pages.banner import banner
from kyokun.pages.context import SiteContext, View
from kyokun.pages.coverage import coverage
from kyokun.pages.drawings.fishbone import fishbone_drawing
from kyokun.pages.drawings.timeline import timeline_drawing
from kyokun.pages.drill.addresses import can_be_replayed, drill_link
from kyokun.pages.escaping import as_text
from kyokun.pages.meeting import has_meeting, meeting_uri
from kyokun.pages.neighbours import neighbours
from kyokun.pages.page import Page, slot
from kyokun.pages.related import RelatedBlock, related_block
from kyokun.pages.source_links import source_links
from kyokun.pages.templating import render
from kyokun.text.span import Span

_MILESTONES = TIMES[:6]
_MEASURED_AT = {end: name for name, (_, end) in DURATIONS.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the head card."""

    label: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Milestone:
    """A line of the table of times."""

    name: str
    at: str
    took: str


def postmortem_page(site: SiteContext, incident: Incident) -> Page:
    """The head card, the times, then the author's text with the table of actions in its place."""
    postmortem = incident.postmortem
    uri = incident_uri(incident)
    view = site.view(uri, postmortem.lang)
    wanted = site.wanted_anchors.get(incident.document.path, frozenset())
    text = AuthoredText(incident.document, uri, site.links, wanted)
    actions = actions_on_page(view, incident, text)
    whys = ladder(text, postmortem.analysis.whys)
    after = dict(whys.after)
    drawings = _drawings(view, incident, after)
    related = related_block(view, incident)
    folders = site.surroundings.templates
    if actions.rows and actions.replaced.after is not None:
        tables = [render(folders, "action-table", rows=actions.rows, t=view.words)]
        answered = coverage(view, incident)
        if answered:
            tables.append(render(folders, "coverage", rows=answered, t=view.words))
        after[actions.replaced.after] = "\n".join(tables)
    markdown = render(
        folders,
        "postmortem",
        t=view.words,
        id=postmortem.id,
        title=postmortem.title or postmortem.id,
        banner=banner(view, incident.document.path, postmortem.status),
        card=tuple(_card(view, incident, related)),
        milestones=_milestones(view, incident),
        zone=_zone(view, incident),
        impact=tuple(_impact(view, incident)),
        neighbours=neighbours(view, incident),
        body=text.body(actions.replaced.dropped | whys.dropped, after),
        related=related,
        source=source_links(view, incident.document.path),
    )
    return Page(
        uri=uri,
        title=f"{postmortem.id} {postmortem.title}".strip(),
        lang=postmortem.lang,
        markdown=markdown,
        source=incident.document.path,
        description=_description(view, incident),
        drawings=drawings,
    )


def _drawings(view: View, incident: Incident, after: dict[Span, str]) -> dict[str, str]:
    """What can be drawn, by the slot that is put below the section it belongs to; a section that is not there has none."""
    drawn = {
        SectionKind.TIMELINE: ("timeline", timeline_drawing(incident.postmortem, view.format)),
        SectionKind.ROOT_CAUSE_ANALYSIS: ("fishbone", fishbone_drawing(incident.postmortem, view.words)),
    }
    found = {}
    for kind, (name, drawing) in drawn.items():
        section = incident.postmortem.section(kind)
        if section is not None and drawing:
            heading = section.where.whole
            after[heading] = "\n\n".join(filter(None, (slot(name), after.get(heading, ""))))
            found[name] = drawing
    return found


def _card(view: View, incident: Incident, related: RelatedBlock | None) -> Iterator[Entry]:
    """What a reader wants to know first; what was not written is either unknown or left out."""
    postmortem, words, knowledge = incident.postmortem, view.words, view.site.knowledge

    def entry(name: str, value: Markup | str) -> Entry:
        return Entry(words(f"postmortem.{name}"), value if isinstance(value, Markup) else as_text(value))

    yield entry("severity", view.severity(postmortem.severity))
    yield entry("status", view.status(postmortem.status))
    yield entry("type", TYPES.label(postmortem.type, view.language))
    if postmortem.type is not DocumentType.NEAR_MISS:
        yield entry("duration", _duration(view, incident, "resolve"))
    services, causes = map(view.service, postmortem.services), map(view.cause, postmortem.causes)
    yield entry("services", view.listed(services) if postmortem.services else words("unknown"))
    yield entry("causes", view.listed(causes) if postmortem.causes else words("unknown"))
    detected_by = postmortem.detected_by
    yield entry(
        "detected-by", DETECTIONS.label(detected_by, view.language) if detected_by else words("unknown")
    )
    if postmortem.teams:
        yield entry("teams", view.listed(map(view.team, postmortem.teams)))
    for name, value in _recurrences(view, incident, related):
        yield entry(name, value)
    pages = (view.own_version(id_) for id_ in knowledge.lesson_ids(incident))
    lessons = {page.lesson.id: page for page in pages}
    if lessons:
        yield entry("lessons", view.listed(view.lesson_title(page) for page in lessons.values()))
    others = [other for other in knowledge.other_languages(incident) if other.document.path in view.site.uris]
    if others:
        yield entry("other-language", view.listed(_version(view, other) for other in others))
    for name, time in (("held", "held_at"), ("published", "published_at")):
        if isinstance(postmortem.time(time), Moment):
            yield entry(name, view.format.day(postmortem.time(time)))
    if has_meeting(incident):
        yield entry("meeting", view.to(meeting_uri(incident), words("postmortem.meeting-page")))
    if can_be_replayed(incident):
        yield Entry(words("drill.card"), drill_link(view, incident, words("drill.open")))
    if postmortem.tags:
        yield entry("tags", view.listed(postmortem.tags))


def _recurrences(
    view: View, incident: Incident, related: RelatedBlock | None
) -> Iterator[tuple[str, Markup]]:
    """What is declared, and what is suspected."""
    postmortem, knowledge = incident.postmortem, view.site.knowledge
    if postmortem.recurrence_of:
        earlier = ((id_, knowledge.incident(id_)) for id_ in postmortem.recurrence_of)
        yield (
            "recurrence-of",
            view.listed(view.incident_id(found) if found else id_ for id_, found in earlier),
        )
    later = knowledge.recurrences_of(incident)
    if later:
        yield "recurred-as", view.listed(view.incident_id(found) for found in later)
    if related is not None and related.suspected is not None:
        yield "recurrence-suspected", related.suspected


def _version(view: View, other: Incident) -> Markup:
    language = view.site.view(view.uri, other.postmortem.lang).words("language")
    return view.to(incident_uri(other), f"{language} ({other.postmortem.id})")


def _milestones(view: View, incident: Incident) -> tuple[Milestone, ...]:
    """Every step from start to recovery; of a near miss only those that were written."""
    postmortem = incident.postmortem
    found = []
    for name in _MILESTONES:
        if postmortem.type is DocumentType.NEAR_MISS and not isinstance(postmortem.time(name), Moment):
            continue
        measured = _MEASURED_AT.get(name)
        took = ""
        if measured is not None and postmortem.type is not DocumentType.NEAR_MISS:
            took = view.words(f"took.{measured}", text=_duration(view, incident, measured))
        at = view.format.when(postmortem.time(name))
        found.append(Milestone(view.words(f"milestone.{name}"), at, took))
    return tuple(found)


def _duration(view: View, incident: Incident, name: str) -> str:
    """A duration; what cannot be measured because it is still going on, or never applied, says so."""
    seconds = incident.postmortem.duration(name)
    end = incident.postmortem.time(DURATIONS[name][1])
    if seconds is None and end in (Absent.OPEN, Absent.NOT_APPLICABLE):
        return view.format.when(end)
    return view.format.duration(seconds)


def _zone(view: View, incident: Incident) -> str:
    """The zone of the times; where it changes between them, each."""
    zones = (view.format.zone_of(incident.postmortem.time(name)) for name in _MILESTONES)
    return " / ".join(dict.fromkeys(zone for zone in zones if zone))


def _impact(view: View, incident: Incident) -> Iterator[Entry]:
    impact = incident.postmortem.impact
    for name, quantity in impact.quantities:
        value = as_text(view.format.quantity(name, quantity))
        yield Entry(view.words(f"impact.{name}"), value)
    if impact.data_loss is not None:
        value = as_text(DATA_LOSSES.label(impact.data_loss, view.language))
        yield Entry(view.words("postmortem.data-loss"), value)


def _description(view: View, incident: Incident) -> str:
    """The summary's first words, or what kind of entry it is."""
    postmortem = incident.postmortem
    summary = " ".join(postmortem.summary.split())
    if summary and postmortem.status is not Status.DRAFT:
        return summary if len(summary) <= 160 else f"{summary[:159]}…"
    severity = view.severity(postmortem.severity).striptags()
    kind = TYPES.label(postmortem.type, view.language)
    services = view.words.listed(list(postmortem.services))
    text = view.words("postmortem.description", type=kind, severity=severity, services=services)
    return f"{postmortem.id} {postmortem.title}. {text}".strip()
