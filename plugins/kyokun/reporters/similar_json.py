"""What is like an incident, for programs: ``kyokun similar --json``."""

from typing import Any

from kyokun.knowledge.knowledge import Incident
from kyokun.model.language import Language
from kyokun.model.moment import iso
from kyokun.reporters.export import SCHEMA_VERSION, json_text
from kyokun.search.related.answers import LEAST, SUSPECTED, Related, SimilarIncident, SimilarLesson
from kyokun.search.related.reasons import Reason


def similar_json(incident: Incident, related: Related, language: Language) -> str:
    """Incidents by the language they are written in, and lessons, the most alike first; concepts are named in ``language``."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "incident": _named(incident),
        "least_likeness": LEAST,
        "suspected_from": SUSPECTED,
        "similar": {
            written_in.value: [_incident(one, language) for one in slot]
            for written_in, slot in related.incidents.items()
        },
        "lessons": [_lesson(one, language) for one in related.lessons],
    }
    return json_text(data)


def _named(incident: Incident) -> dict[str, Any]:
    postmortem = incident.postmortem
    return {
        "id": postmortem.id,
        "path": incident.document.path,
        "title": postmortem.title or None,
        "lang": postmortem.lang.value,
        "started_at": iso(postmortem.time("started_at")),
    }


def _incident(similar: SimilarIncident, language: Language) -> dict[str, Any]:
    return {
        **_named(similar.incident),
        "likeness": similar.likeness,
        "recurrence": similar.recurrence.value,
        "order": similar.order.value,
        "reasons": [_reason(reason, language) for reason in similar.reasons],
    }


def _lesson(similar: SimilarLesson, language: Language) -> dict[str, Any]:
    lesson = similar.page.lesson
    return {
        "id": lesson.id,
        "path": similar.page.document.path,
        "title": lesson.title or None,
        "likeness": similar.likeness,
        "reasons": [_reason(reason, language) for reason in similar.reasons],
    }


def _reason(reason: Reason, language: Language) -> dict[str, Any]:
    return {"kind": reason.kind.value, "values": [value.in_(language) for value in reason.values]}
