"""What reading found in a document, as plain data: every value, and where it was written."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kyokun.model.moment import Moment
from kyokun.reading.document import Document
from kyokun.text.span import Span, Where

_LONGEST_SHOWN = 60


def tell(document: Document) -> dict[str, Any]:
    """The reading; what is empty or None is left out, so that anything unexpected shows."""
    told = {
        "form": document.form.value,
        "refused_yaml": document.refused_yaml and document.refused_yaml.refusal.value,
        "bad_values": [
            {"name": bad.name, "mismatch": bad.mismatch.value, "at": written_at(document, bad.span)}
            for bad in document.bad_values
        ],
        "unknown_keys": [written_at(document, key.span) for key in document.unknown_keys],
        "repeated_keys": [f"{key.name} {written_at(document, key.span)}" for key in document.repeated_keys],
        "postmortem": _value(document, document.postmortem),
        "lesson": _value(document, document.lesson),
    }
    return {name: value for name, value in told.items() if value not in (None, [], {})}


def position(document: Document, offset: int) -> str:
    """``12:5``: line and column."""
    where = document.lines.position(offset)
    return f"{where.line}:{where.column}"


def written_at(document: Document, span: Span) -> str:
    """``12:5 14:20``: where something begins, and what is written there."""
    written = span.of(document.text).replace("\n", "⏎")
    if len(written) > _LONGEST_SHOWN:
        written = f"{written[:28]}…{written[-28:]}"
    return f"{position(document, span.start)} {written}".rstrip()


def _value(document: Document, value: Any) -> Any:
    told: Any = value
    match value:
        case Moment():
            told = value.iso()
        case StrEnum():
            told = value.value
        case date():
            told = value.isoformat()
        case Decimal():
            told = str(value)
        case Where():
            told = _where(document, value)
        case Span():
            told = f"{position(document, value.start)}-{position(document, value.end)}"
        case tuple():
            told = [_value(document, item) for item in value]
        case Mapping():
            told = {name: _value(document, item) for name, item in value.items()}
        case _ if is_dataclass(value):
            parts = {part.name: _value(document, getattr(value, part.name)) for part in fields(value)}
            told = {name: item for name, item in parts.items() if item not in (None, "", [], {}, False)}
    return told


def _where(document: Document, where: Where) -> dict[str, str]:
    whole = f"{position(document, where.whole.start)}-{position(document, where.whole.end)}"
    return {"whole": whole, **{name: written_at(document, span) for name, span in where.parts.items()}}
