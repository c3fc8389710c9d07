"""What the JSON Schemas of Kyokun's own data are built of."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def object_of(properties: dict[str, Schema]) -> Schema:
    """An object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def text(pattern: str | None = None) -> Schema:
    """A string, of a pattern if one is given."""
    return {"type": "string", "pattern": pattern} if pattern else {"type": "string"}


def list_of(items: Schema) -> Schema:
    """An array."""
    return {"type": "array", "items": items}


def choice(choices: Iterable[StrEnum]) -> Schema:
    """One of a set's values."""
    return {"enum": [choice.value for choice in choices]}


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return {**schema, "type": [schema["type"], "null"]}


def described(schema: Schema, description: str) -> Schema:
    """The same with a description."""
    return {"description": description, **schema}


def number() -> Schema:
    """Any number."""
    return {"type": "number"}


def whole() -> Schema:
    """A count."""
    return {"type": "integer", "minimum": 0}
