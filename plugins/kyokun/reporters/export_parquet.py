"""A table as Parquet, for DuckDB and other engines. Needs pyarrow: the extra ``parquet``."""

import io
from collections.abc import Iterable

import pyarrow as pa
from pyarrow import parquet

from kyokun.reporters.export_tables import Kind, Row, Table

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.TEXTS: pa.list_(pa.string()),
}


def parquet_file(table: Table, found: Iterable[Row]) -> bytes:
    """The file; the columns keep their kinds."""
    schema = pa.schema([pa.field(column.name, _TYPES[column.kind]) for column in table.columns])
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([dict(row) for row in found], schema=schema), stream)
    return stream.getvalue()
