"""What the script is told of one incident: everything as text in the incident's language, ready to be shown."""

from datetime import UTC
from typing import Any

from kyokun.knowledge.knowledge import Incident
from kyokun.model.moment import Moment
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import EventClass
from kyokun.model.vocabulary import CAUSE_CATEGORIES, FACTOR_KINDS, SEVERITIES
from kyokun.pages.addresses import incident_uri, lesson_uri
from kyokun.pages.context import SEVERITY_SHAPES, SiteContext, View
from kyokun.pages.drawings.phases import phases
from kyokun.pages.drill.addresses import told_events
from kyokun.pages.formatting import Formatter


def story(site: SiteContext, incident: Incident) -> dict[str, Any]:
    """The events one by one, and apart from them what was found out in the end."""
    postmortem = incident.postmortem
    view = site.view(incident_uri(incident), postmortem.lang)
    form = view.format
    started = postmortem.time("started_at")
    return {
        "id": postmortem.id,
        "title": postmortem.title,
        "lang": postmortem.lang.value,
        "uri": incident_uri(incident),
        "severity": _severity(view, postmortem),
        "services": list(postmortem.services),
        "began": form.when(started) if isinstance(started, Moment) else "",
        "zone": form.zone_of(told_events(incident)[0].at),
        "events": _events(incident, form),
        "course": [
            form.words("labelled", label=form.words(f"phase.{one.until}"), value=form.duration(one.seconds))
            for one in phases(postmortem)
        ],
        "whys": [{"question": why.question, "answer": why.answer} for why in postmortem.analysis.whys],
        "causes": _causes(view, postmortem),
        "actions": [action.title for action in postmortem.actions],
        "lessons": [
            {"title": page.lesson.title or page.lesson.id, "uri": lesson_uri(page)}
            for page in {
                page.lesson.id: page for page in map(view.own_version, site.knowledge.lesson_ids(incident))
            }.values()
        ],
    }


def _severity(view: View, postmortem: Postmortem) -> str:
    severity = postmortem.severity
    if severity is None:
        return view.words("unknown")
    return f"{SEVERITY_SHAPES[severity]} {SEVERITIES.label(severity, view.language)}"


def _events(incident: Incident, form: Formatter) -> list[dict[str, Any]]:
    told = []
    before = None
    for event in told_events(incident):
        at = event.at.at.astimezone(UTC) if isinstance(event.at, Moment) else None
        passed = int((at - before).total_seconds()) if at is not None and before is not None else 0
        before = at
        told.append(
            {
                "at": form.when(event.at),
                "passed": form.duration(passed) if passed else "",
                "kind": (event.by or EventClass.HUMAN).value,
                "event": event.event,
                "more": [text for text in (event.who, event.detail, event.action, event.result) if text],
            }
        )
    return told


def _causes(view: View, postmortem: Postmortem) -> list[dict[str, str]]:
    factors = [
        {"kind": FACTOR_KINDS.label(factor.kind, view.language), "text": factor.text}
        for factor in postmortem.analysis.factors
    ]
    declared = [
        {"kind": CAUSE_CATEGORIES.label(cause.category, view.language), "text": cause.tag}
        for cause in postmortem.causes
    ]
    return factors or declared
