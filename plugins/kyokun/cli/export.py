"""``kyokun export``."""

from pathlib import Path

import click

from kyokun.cli.left_out import note_left_out
from kyokun.cli.session import Session, fail, session_options
from kyokun.cli.writing import write_answer, write_file
from kyokun.knowledge.base import Base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Words

_TABLES = ("incidents", "actions", "lessons", "rollout")
_ONE_TABLE = ("csv", "ndjson", "parquet")
_BINARY = ("sqlite", "parquet")
_FORMATS = ("json", "csv", "ndjson", "opensearch", "sqlite", "parquet")
_NEEDS_FILE = Words(
    "--format {format} は端末に書けません。-o FILE で書き先を指定してください",
    "--format {format} is no text: name a file with -o FILE",
)
_NO_TABLE = Words(
    "--table は csv、ndjson、parquet のためのものです。--format {format} にはすべての表が入ります",
    "--table is for csv, ndjson and parquet: --format {format} holds every table",
)
_FOREIGN = Words(
    "{path} は Kyokun が書き出した SQLite ではないので、上書きしません。ほかの名前を指定してください",
    "{path} is no SQLite export of Kyokun and is left alone: choose another name",
)
_NO_PYARROW = Words(
    "--format parquet には pyarrow が要ります。`pip install 'kyokun[parquet]'` で入れてください",
    "--format parquet needs pyarrow: `pip install 'kyokun[parquet]'`",
)


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), default="json", show_default=True, help="Its format."
)
@click.option(
    "--table",
    type=click.Choice(_TABLES),
    help="Which table, for csv, ndjson and parquet, which hold one (default: incidents).",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it (default: standard output).",
)
@session_options
def export(session: Session, format_: str, table: str | None, output: Path | None) -> None:
    """Write the base for other programs.

    As one JSON document (schemas/export.schema.json describes it), or as tables: csv, ndjson and parquet hold one of them,
    sqlite and opensearch (for _bulk) all. The guide's page on trends describes the columns.
    """
    base = session.base()
    if table is not None and format_ not in _ONE_TABLE:
        fail(session.say(_NO_TABLE.format(format=format_), base))
    if format_ in _BINARY and output is None:
        fail(session.say(_NEEDS_FILE.format(format=format_), base))
    knowledge = load_base(base)
    note_left_out(knowledge, session.language(base))
    if format_ == "sqlite" and output is not None:
        _write_sqlite(session, base, knowledge, output)
    elif format_ == "parquet" and output is not None:
        _write_parquet(session, base, knowledge, table or _TABLES[0], output)
    else:
        write_answer(session, _text(knowledge, format_, table or _TABLES[0]), output)


def _text(knowledge: Knowledge, format_: str, table: str) -> str:
    if format_ == "json":
        from kyokun.reporters.export import export as export_knowledge
        from kyokun.reporters.export import json_text

        return json_text(export_knowledge(knowledge))
    from kyokun.reporters.export_lines import csv_text, ndjson_text, opensearch_text
    from kyokun.reporters.export_tables import TABLES, rows

    if format_ == "opensearch":
        return opensearch_text(knowledge)
    named = next(one for one in TABLES if one.name == table)
    found = rows(knowledge, named)
    return csv_text(named, found) if format_ == "csv" else ndjson_text(found)


def _write_sqlite(session: Session, base: Base, knowledge: Knowledge, output: Path) -> None:
    from kyokun.reporters.export_sqlite import HEAD, is_export, sqlite_file

    path = session.start / output
    if path.is_file():
        with path.open("rb") as stream:
            if not is_export(stream.read(HEAD)):
                fail(session.say(_FOREIGN.format(path=str(output)), base))
    write_file(session, output, sqlite_file(knowledge))


def _write_parquet(session: Session, base: Base, knowledge: Knowledge, table: str, output: Path) -> None:
    from kyokun.reporters.export_tables import TABLES, rows

    try:
        from kyokun.reporters.export_parquet import parquet_file
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        fail(session.say(_NO_PYARROW, base))
    named = next(one for one in TABLES if one.name == table)
    write_file(session, output, parquet_file(named, rows(knowledge, named)))
