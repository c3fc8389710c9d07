"""The JSON Schema of the export, made from the same tables as the export itself."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from kyokun.model.language import Language
from kyokun.model.moment import Absent
from kyokun.model.postmortem import DURATIONS, TIMES
from kyokun.model.terms import (
    ActionKind,
    ActionState,
    CauseCategory,
    DocumentType,
    Horizon,
    Priority,
    RolloutState,
    Severity,
    Status,
)
from kyokun.reporters.export import SCHEMA_VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_]*-[0-9]+$"
_ACTION_ID = r"^[A-Za-z][A-Za-z0-9_]*-[0-9]+-[0-9]+$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TIME = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(T[0-9]{2}(:[0-9]{2}(:[0-9]{2})?)?[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$"
)

_Schema = dict[str, Any]


def export_schema() -> _Schema:
    """The schema of ``kyokun export`` and of ``api/kyokun.json`` (JSON Schema, draft 2020-12)."""
    return {
        "$schema": DIALECT,
        "$id": "export.schema.json",
        "title": "Kyokun export",
        "description": "A knowledge base of postmortems: every incident with its actions, and every lesson.",
        **_object(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "postmortems": _list({"$ref": "#/$defs/postmortem"}),
                "lessons": _list({"$ref": "#/$defs/lesson"}),
            }
        ),
        "$defs": {
            "time": _time(),
            "postmortem": _object(_postmortem()),
            "action": _object(_action()),
            "lesson": _object(_lesson()),
        },
    }


def _postmortem() -> dict[str, _Schema]:
    return {
        "id": _described(_or_null(_text(ID_PATTERN)), "Null when the document declares none."),
        "path": _described(_text(), "POSIX, relative to the base."),
        "title": _or_null(_text()),
        "type": _choice(DocumentType),
        "status": _or_null(_choice(Status)),
        "severity": _or_null(_choice(Severity)),
        "lang": _choice(Language),
        "services": _list(_text()),
        "teams": _list(_text()),
        "causes": _described(_list(_text(_cause_pattern())), "category/tag"),
        "tags": _list(_text()),
        "recurrence_of": _list(_text(ID_PATTERN)),
        "translation_of": _described(
            _or_null(_text(ID_PATTERN)), "The original's id; a translation is not to be counted."
        ),
        **{name: {"$ref": "#/$defs/time"} for name in TIMES},
        "durations": _described(
            _object({name: _or_null({"type": "integer"}) for name in DURATIONS}),
            "Whole seconds; null when an end is missing or coarser than a minute, negative when it precedes its start.",
        ),
        "actions": _described(
            _list({"$ref": "#/$defs/action"}), "In the order of their numbers; empty in a translation."
        ),
        "lessons": _described(_list(_text()), "Ids of the lessons it links to, from anywhere in its text."),
    }


def _action() -> dict[str, _Schema]:
    return {
        "id": _described(
            _or_null(_text(_ACTION_ID)), "Null when the action or its document has no number of its own."
        ),
        "title": _or_null(_text()),
        "owner": _described(_or_null(_text()), "Several are joined by a comma and a space."),
        "due": _or_null(_text(_DATE)),
        "priority": _or_null(_choice(Priority)),
        "kind": _or_null(_choice(ActionKind)),
        "horizon": _or_null(_choice(Horizon)),
        "state": _choice(ActionState),
        "done_on": _or_null(_text(_DATE)),
        "done_when": _or_null(_text()),
        "issue": _or_null(_text()),
        "causes": _described(_list(_text()), "The causes it acts on, as the document words them."),
        "lessons": _described(_list(_text()), "Ids of lessons."),
    }


def _lesson() -> dict[str, _Schema]:
    return {
        "id": _described(_text(), "Its path under lessons/ without .md."),
        "path": _described(_text(), "POSIX, relative to the base."),
        "title": _or_null(_text()),
        "category": _text(),
        "services": _list(_text()),
        "rollout": _described(
            {"type": "object", "additionalProperties": _choice(RolloutState)},
            "By service: whether the lesson has been applied there.",
        ),
    }


def _time() -> _Schema:
    return {
        "description": "ISO 8601 at the precision it was written with (day, hour, minute or second), or why there is none.",
        "anyOf": [_text(_TIME), {"enum": [absent.value for absent in Absent]}],
    }


def _cause_pattern() -> str:
    return rf"^({'|'.join(CauseCategory)})/."


def _object(properties: dict[str, _Schema]) -> _Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _text(pattern: str | None = None) -> _Schema:
    return {"type": "string", "pattern": pattern} if pattern else {"type": "string"}


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _choice(choices: Iterable[StrEnum]) -> _Schema:
    return {"enum": [choice.value for choice in choices]}


def _or_null(schema: _Schema) -> _Schema:
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return {**schema, "type": [schema["type"], "null"]}


def _described(schema: _Schema, description: str) -> _Schema:
    return {"description": description, **schema}
