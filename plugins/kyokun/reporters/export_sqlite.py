"""All tables as an SQLite database."""

import json
import sqlite3
from datetime import date

from kyokun.knowledge.knowledge import Knowledge
from kyokun.reporters.export import SCHEMA_VERSION
from kyokun.reporters.export_tables import TABLES, Kind, Table, Value, rows

_APPLICATION = 0x4B796F6B
"""``Kyok``: stands in the file's head, so that nothing else is ever written over."""
_MAGIC = b"SQLite format 3\x00"
_APPLICATION_AT = 68
HEAD = _APPLICATION_AT + 4
"""How many bytes tell whether a file is one of these."""
_TYPES = {
    Kind.TEXT: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.BOOLEAN: "INTEGER",
    Kind.DATE: "TEXT",
    Kind.TEXTS: "TEXT",
}


def sqlite_file(knowledge: Knowledge) -> bytes:
    """The file. Lists are JSON arrays (see SQLite's ``json_each``), days are ISO 8601, booleans 0 and 1."""
    database = sqlite3.connect(":memory:")
    try:
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        for table in TABLES:
            _fill(database, knowledge, table)
        database.commit()
        return database.serialize()
    finally:
        database.close()


def is_export(head: bytes) -> bool:
    """Whether a file that begins so is such an export, or empty."""
    return not head or (
        head.startswith(_MAGIC) and head[_APPLICATION_AT:HEAD] == _APPLICATION.to_bytes(4, "big")
    )


def _fill(database: sqlite3.Connection, knowledge: Knowledge, table: Table) -> None:
    columns = ", ".join(f'"{column.name}" {_TYPES[column.kind]}' for column in table.columns)
    database.execute(f"CREATE TABLE {table.name} ({columns})")
    places = ", ".join("?" * len(table.columns))
    found = ([_stored(row[column.name]) for column in table.columns] for row in rows(knowledge, table))
    database.executemany(f"INSERT INTO {table.name} VALUES ({places})", found)  # noqa: S608 - our own names


def _stored(value: Value) -> str | int | None:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value
