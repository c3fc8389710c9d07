"""The JSON Schema of ``kyokun search --json``."""

from kyokun.model.language import Language
from kyokun.model.terms import ActionState, LessonPart, SectionKind, Severity, Status
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
from kyokun.reporters.search_json import SCHEMA_VERSION
from kyokun.search.entries import EntryKind

_COUNT: Schema = {"type": "integer", "minimum": 0}


def search_schema() -> Schema:
    """The schema (JSON Schema, draft 2020-12)."""
    return {
        "$schema": DIALECT,
        "$id": "search.schema.json",
        "title": "Kyokun search",
        "description": "What a query finds, by document, the best answer or the newest first.",
        **object_of(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "query": described(text(), "As it was typed."),
                "total": described(_COUNT, "How many documents there are; results holds the first of them."),
                "results": list_of({"$ref": "#/$defs/result"}),
                "notes": described(list_of(text()), "What of the query was not understood, as sentences."),
                "suggestions": described({"$ref": "#/$defs/suggestions"}, "Empty unless nothing was found."),
            }
        ),
        "$defs": {
            "result": object_of(_result()),
            "action": object_of(_action()),
            "match": object_of(
                {"title_marks": {"$ref": "#/$defs/marks"}, "snippet": _snippet()},
            ),
            "marks": described(
                list_of({"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}),
                "Stretches of the text beside it that match: first code point, and the one after the last.",
            ),
            "suggestions": object_of(_suggestions()),
        },
    }


def _entry(kinds: list[EntryKind]) -> dict[str, Schema]:
    return {
        "type": choice(kinds),
        "id": described(or_null(text()), "PM-042, PM-042-1 or a lesson's id; null when it declares none."),
        "path": described(text(), "POSIX, relative to the base."),
        "title": or_null(text()),
        "lang": choice(Language),
    }


def _result() -> dict[str, Schema]:
    return {
        **_entry([kind for kind in EntryKind if kind is not EntryKind.ACTION]),
        "date": described(
            or_null(text(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")), "The day it began, in the base's zone."
        ),
        "severity": or_null(choice(Severity)),
        "status": or_null(choice(Status)),
        "services": list_of(text()),
        "causes": list_of(text()),
        "summary": or_null(text()),
        "match": described(
            {"anyOf": [{"$ref": "#/$defs/match"}, {"type": "null"}]},
            "Null when only actions of it were found.",
        ),
        "actions": list_of({"$ref": "#/$defs/action"}),
        "more_actions": described(_COUNT, "Actions that were found but are not listed."),
    }


def _action() -> dict[str, Schema]:
    return {
        **_entry([EntryKind.ACTION]),
        "state": choice(ActionState),
        "owners": list_of(text()),
        "match": {"$ref": "#/$defs/match"},
    }


def _snippet() -> Schema:
    snippet = object_of(
        {
            "section": described(
                or_null(choice([*SectionKind, *LessonPart])), "Null for one that Kyokun does not know."
            ),
            "heading": described(or_null(text()), "As written; null before the first one."),
            "text": described(text(), "On one line; an ellipsis stands for what was left out."),
            "marks": {"$ref": "#/$defs/marks"},
        }
    )
    return described(
        {"anyOf": [snippet, {"type": "null"}]}, "Null when it was found by its title or front matter alone."
    )


def _suggestions() -> dict[str, Schema]:
    return {
        "corrections": list_of(object_of({"written": text(), "instead": list_of(text())})),
        "reliefs": described(
            list_of(object_of({"dropped": list_of(text()), "count": _COUNT})),
            "Filters to leave out, and how many documents there are then.",
        ),
        "words": described(list_of(text()), "The same as sentences."),
    }
