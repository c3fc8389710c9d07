"""A table as lines of text: CSV (RFC 4180) and NDJSON, and all of them as OpenSearch takes them in bulk."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date

from kyokun.knowledge.knowledge import Knowledge
from kyokun.reporters.export_tables import TABLES, Kind, Row, Table, Value, rows

BETWEEN = "; "
"""Between the texts of a list in a CSV cell."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins with one of these is run by a spreadsheet (OWASP, CSV injection)."""


def csv_text(table: Table, found: Iterable[Row]) -> str:
    """Comma-separated, with a head. What a spreadsheet would run as a formula begins with an apostrophe instead."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([column.name for column in table.columns])
    for row in found:
        writer.writerow([_cell(column.kind, row[column.name]) for column in table.columns])
    return stream.getvalue()


def ndjson_text(found: Iterable[Row]) -> str:
    """One JSON object a line."""
    return "".join(f"{_json(row)}\n" for row in found)


def opensearch_text(knowledge: Knowledge) -> str:
    """Every table for ``_bulk``: an index each, ``kyokun-incidents`` and so on; loading it again replaces what is there."""
    lines = []
    for table in TABLES:
        for row in rows(knowledge, table):
            action = {"index": {"_index": f"kyokun-{table.name}", "_id": _document_id(row)}}
            lines.append(f"{_json(action)}\n{_json(row)}\n")
    return "".join(lines)


def _cell(kind: Kind, value: Value) -> str | int | None:
    if value is None:
        return None
    match kind:
        case Kind.BOOLEAN:
            return "true" if value else "false"
        case Kind.TEXTS if isinstance(value, list):
            return without_formula(BETWEEN.join(value))
        case Kind.TEXT:
            return without_formula(str(value))
        case _:
            return value if isinstance(value, int) else str(value)


def without_formula(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, default=_day, separators=(",", ":"))


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _document_id(row: Row) -> str:
    """What names a row: its own id or place; for a rollout its lesson and service."""
    if "service" in row:
        return f"{row['lesson']}#{row['service']}"
    if row["id"] is not None:
        return str(row["id"])
    return str(row.get("path") or f"{row['incident_path']}: {row['title']}")
