"""The JSON Schema of the export, made from the same tables as the export itself."""

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
from kyokun.reporters.schema_parts import (
    DIALECT,
    Schema,
    choice,
    described,
    list_of,
    object_of,
    or_null,
    text,
)

ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_]*-[0-9]+$"
_ACTION_ID = r"^[A-Za-z][A-Za-z0-9_]*-[0-9]+-[0-9]+$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TIME = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(T[0-9]{2}(:[0-9]{2}(:[0-9]{2})?)?[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$"
)


def export_schema() -> Schema:
    """The schema of ``kyokun export`` and of ``api/kyokun.json`` (JSON Schema, draft 2020-12)."""
    return {
        "$schema": DIALECT,
        "$id": "export.schema.json",
        "title": "Kyokun export",
        "description": "A knowledge base of postmortems: every incident with its actions, and every lesson.",
        **object_of(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "postmortems": list_of({"$ref": "#/$defs/postmortem"}),
                "lessons": list_of({"$ref": "#/$defs/lesson"}),
            }
        ),
        "$defs": {
            "time": _time(),
            "postmortem": object_of(_postmortem()),
            "action": object_of(_action()),
            "lesson": object_of(_lesson()),
        },
    }


def _postmortem() -> dict[str, Schema]:
    return {
        "id": described(or_null(text(ID_PATTERN)), "Null when the document declares none."),
        "path": described(text(), "POSIX, relative to the base."),
        "title": or_null(text()),
        "type": choice(DocumentType),
        "status": or_null(choice(Status)),
        "severity": or_null(choice(Severity)),
        "lang": choice(Language),
        "services": list_of(text()),
        "teams": list_of(text()),
        "causes": described(list_of(text(_cause_pattern())), "category/tag"),
        "tags": list_of(text()),
        "recurrence_of": list_of(text(ID_PATTERN)),
        "translation_of": described(
            or_null(text(ID_PATTERN)), "The original's id; a translation is not to be counted."
        ),
        **{name: {"$ref": "#/$defs/time"} for name in TIMES},
        "durations": described(
            object_of({name: or_null({"type": "integer"}) for name in DURATIONS}),
            "Whole seconds; null when an end is missing or coarser than a minute, negative when it precedes its start.",
        ),
        "actions": described(
            list_of({"$ref": "#/$defs/action"}), "In the order of their numbers; empty in a translation."
        ),
        "lessons": described(list_of(text()), "Ids of the lessons it links to, from anywhere in its text."),
    }


def _action() -> dict[str, Schema]:
    return {
        "id": described(
            or_null(text(_ACTION_ID)), "Null when the action or its document has no number of its own."
        ),
        "title": or_null(text()),
        "owner": described(or_null(text()), "Several are joined by a comma and a space."),
        "due": or_null(text(_DATE)),
        "priority": or_null(choice(Priority)),
        "kind": or_null(choice(ActionKind)),
        "horizon": or_null(choice(Horizon)),
        "state": choice(ActionState),
        "done_on": or_null(text(_DATE)),
        "done_when": or_null(text()),
        "issue": or_null(text()),
        "causes": described(list_of(text()), "The causes it acts on, as the document words them."),
        "lessons": described(list_of(text()), "Ids of lessons."),
    }


def _lesson() -> dict[str, Schema]:
    return {
        "id": described(text(), "Its path under lessons/ without .md."),
        "path": described(text(), "POSIX, relative to the base."),
        "title": or_null(text()),
        "category": text(),
        "services": list_of(text()),
        "rollout": described(
            {"type": "object", "additionalProperties": choice(RolloutState)},
            "By service: whether the lesson has been applied there.",
        ),
    }


def _time() -> Schema:
    return {
        "description": "ISO 8601 at the precision it was written with (day, hour, minute or second), or why there is none.",
        "anyOf": [text(_TIME), {"enum": [absent.value for absent in Absent]}],
    }


def _cause_pattern() -> str:
    return rf"^({'|'.join(CauseCategory)})/."
