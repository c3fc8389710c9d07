"""The JSON Schema of ``kyokun similar --json``."""

from kyokun.model.language import Language
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
from kyokun.search.related.answers import Order, Recurrence
from kyokun.search.related.reasons import ReasonKind

_LIKENESS: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def similar_schema() -> Schema:
    """The schema (JSON Schema, draft 2020-12)."""
    return {
        "$schema": DIALECT,
        "$id": "similar.schema.json",
        "title": "Kyokun similar",
        "description": "What is like an incident, the most alike first.",
        **object_of(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "incident": object_of(_named()),
                "least_likeness": described(_LIKENESS, "From which on an incident is listed."),
                "suspected_from": described(_LIKENESS, "From which on a recurrence is suspected."),
                "similar": described(
                    object_of(
                        {language.value: list_of({"$ref": "#/$defs/similar"}) for language in Language}
                    ),
                    "Incidents by the language they are written in.",
                ),
                "lessons": described(list_of({"$ref": "#/$defs/lesson"}), "Lessons that it might cite."),
            }
        ),
        "$defs": {
            "similar": object_of(
                {
                    **_named(),
                    "likeness": _LIKENESS,
                    "recurrence": described(choice(Recurrence), "A suspicion is for a person to judge."),
                    "order": described(choice(Order), "When it began, seen from the incident."),
                    "reasons": _reasons(),
                }
            ),
            "lesson": object_of(
                {
                    "id": text(),
                    "path": text(),
                    "title": or_null(text()),
                    "likeness": _LIKENESS,
                    "reasons": _reasons(),
                }
            ),
        },
    }


def _named() -> dict[str, Schema]:
    return {
        "id": or_null(text()),
        "path": described(text(), "POSIX, relative to the base."),
        "title": or_null(text()),
        "lang": choice(Language),
        "started_at": described(text(), "ISO 8601 at its own precision, or unknown."),
    }


def _reasons() -> Schema:
    return list_of(object_of({"kind": choice(ReasonKind), "values": list_of(text())}))
