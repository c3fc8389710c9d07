"""The whole base as plain data: ``kyokun export``, the site's ``api/kyokun.json``, and the objects that lists are made of.

``export_schema`` describes it. What was not written is null, except times, which are ``"unknown"``.
"""

import json
from collections.abc import Iterable
from typing import Any

from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage, OwnedAction
from kyokun.model.action import Action
from kyokun.model.ids import id_order
from kyokun.model.moment import iso
from kyokun.model.postmortem import DURATIONS, TIMES
from kyokun.reading.document import Document

SCHEMA_VERSION = 1


def export(knowledge: Knowledge) -> dict[str, Any]:
    """Everything that could be read, in the order of ids; ``left_out`` tells what could not.

    A translation is an entry of its own, without actions: those are the original's.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "postmortems": [
            incident_object(knowledge, incident)
            for incident in sorted(knowledge.incidents, key=_incident_order)
            if is_exported(incident.document)
        ],
        "lessons": [
            lesson_object(page)
            for page in sorted(knowledge.lessons, key=lambda page: page.lesson.id)
            if is_exported(page.document)
        ],
    }


def is_exported(document: Document) -> bool:
    """Whether the file is text and its front matter, if it has one, is YAML: else too little is known of it."""
    return document.unreadable is None and document.refused_yaml is None


def left_out(knowledge: Knowledge) -> tuple[Document, ...]:
    """The documents that are not exported."""
    return tuple(document for document in knowledge.documents if not is_exported(document))


def incident_object(knowledge: Knowledge, incident: Incident) -> dict[str, Any]:
    """One of ``postmortems``; durations in whole seconds."""
    postmortem = incident.postmortem
    actions = () if knowledge.is_translation(incident) else sorted(postmortem.actions, key=_action_order)
    return {
        "id": postmortem.id,
        "path": incident.document.path,
        "title": postmortem.title or None,
        "type": postmortem.type.value,
        "status": postmortem.status.value if postmortem.status else None,
        "severity": postmortem.severity.value if postmortem.severity else None,
        "lang": postmortem.lang.value,
        "services": list(postmortem.services),
        "teams": list(postmortem.teams),
        "causes": [str(cause) for cause in postmortem.causes],
        "tags": list(postmortem.tags),
        "recurrence_of": list(postmortem.recurrence_of),
        "translation_of": postmortem.translation_of,
        **{name: iso(postmortem.time(name)) for name in TIMES},
        "durations": {name: postmortem.duration(name) for name in DURATIONS},
        "actions": [action_object(knowledge, OwnedAction(incident, action)) for action in actions],
        "lessons": _readable(knowledge, knowledge.lesson_ids(incident)),
    }


def action_object(knowledge: Knowledge, owned: OwnedAction) -> dict[str, Any]:
    """One of a postmortem's ``actions``."""
    action = owned.action
    due = action.due.on if action.due else None
    return {
        "id": owned.id,
        "title": action.title or None,
        "owner": action.owner or None,
        "due": due.isoformat() if due else None,
        "priority": action.priority.value if action.priority else None,
        "kind": action.kind.value if action.kind else None,
        "horizon": action.horizon.value if action.horizon else None,
        "state": action.state.value,
        "done_on": action.done_on.isoformat() if action.done_on else None,
        "done_when": action.done_when or None,
        "issue": action.issue or None,
        "causes": list(action.causes),
        "lessons": _readable(knowledge, knowledge.action_lesson_ids(owned)),
    }


def listed_action_object(knowledge: Knowledge, owned: OwnedAction) -> dict[str, Any]:
    """The same, standing by itself: with the id of its postmortem."""
    return {"postmortem": owned.incident.postmortem.id, **action_object(knowledge, owned)}


def lesson_object(page: LessonPage) -> dict[str, Any]:
    """One of ``lessons``."""
    lesson = page.lesson
    return {
        "id": lesson.id,
        "path": page.document.path,
        "title": lesson.title or None,
        "category": lesson.category,
        "services": list(lesson.services),
        "rollout": {rollout.service: rollout.state.value for rollout in lesson.rollout},
    }


def json_text(data: object) -> str:
    """Indented JSON with letters of any script as they are, ending in a line break."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _incident_order(incident: Incident) -> tuple[tuple[bool, str, int, str], str]:
    return (id_order(incident.postmortem.id), incident.document.path)


def _action_order(action: Action) -> tuple[bool, int]:
    return (action.number is None, action.number or 0)


def _readable(knowledge: Knowledge, lesson_ids: Iterable[str]) -> list[str]:
    """Only lessons that the export holds: a reader of it may follow every id."""
    return [id_ for id_ in lesson_ids if is_exported(knowledge.lessons_by_id[id_].document)]
