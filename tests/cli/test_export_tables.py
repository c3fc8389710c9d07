"""``kyokun export`` as tables."""

import csv
import io
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from kyokun.reporters.export_tables import TABLES
from tests.cli.running import one_line, run
from tests.making import write_base

SMALL = Path(__file__).parents[1] / "bases" / "export-small"
TABLE_NAMES = [table.name for table in TABLES]


def exported(base: Path, *arguments: str) -> str:
    result = run("export", "-C", base, *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def ndjson(base: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(base, "--format", "ndjson", "--table", table).splitlines()]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    exported(SMALL, "--format", "sqlite", "-o", str(tmp_path / "base.sqlite"))
    connection = sqlite3.connect(tmp_path / "base.sqlite")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_what_the_tables_say_is_what_the_json_says() -> None:
    whole = json.loads(exported(SMALL))
    incidents = ndjson(SMALL, "incidents")
    assert [one["id"] for one in incidents] == [one["id"] for one in whole["postmortems"]]
    for row, one in zip(incidents, whole["postmortems"], strict=True):
        for name in ("title", "severity", "services", "causes", "translation_of", "lessons"):
            assert row[name] == one[name]
        for name in ("started_at", "resolved_at", "published_at"):
            listed = (
                "open"
                if name in row["open"]
                else "not-applicable"
                if name in row["not_applicable"]
                else "unknown"
            )
            assert (row[name] or listed) == one[name]
        assert row["seconds_to_resolve"] == one["durations"]["resolve"]
        assert row["counts"] is (one["translation_of"] is None)
    actions = [action["id"] for one in whole["postmortems"] for action in one["actions"]]
    assert sorted(str(one["id"]) for one in ndjson(SMALL, "actions")) == sorted(map(str, actions))
    assert [one["id"] for one in ndjson(SMALL, "lessons")] == [one["id"] for one in whole["lessons"]]
    rollout = {(one["lesson"], one["service"]): one["state"] for one in ndjson(SMALL, "rollout")}
    assert rollout == {
        (one["id"], service): state for one in whole["lessons"] for service, state in one["rollout"].items()
    }


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_format_holds_the_same_rows(table: str, database: sqlite3.Connection, tmp_path: Path) -> None:
    expected = ndjson(SMALL, table)
    assert expected
    lists = [name for name, value in expected[0].items() if isinstance(value, list)]
    in_sqlite = [
        {name: json.loads(row[name]) if name in lists else row[name] for name in row.keys()}  # noqa: SIM118 - a Row
        for row in database.execute(f"SELECT * FROM {table}")  # noqa: S608 - a table of ours
    ]
    assert in_sqlite == expected
    exported(SMALL, "--format", "parquet", "--table", table, "-o", str(tmp_path / "t.parquet"))
    in_parquet = parquet.read_table(tmp_path / "t.parquet").to_pylist()
    assert json.loads(json.dumps(in_parquet, default=str)) == expected
    text = exported(SMALL, "--format", "csv", "--table", table)
    in_csv = list(csv.DictReader(io.StringIO(text, newline="")))
    for row, one in zip(in_csv, expected, strict=True):
        for name, value in one.items():
            assert row[name].removeprefix("'") == _in_csv(value)


def _in_csv(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_opensearch_takes_pairs_of_lines_and_every_id_once() -> None:
    lines = [json.loads(line) for line in exported(SMALL, "--format", "opensearch").splitlines()]
    actions, documents = lines[::2], lines[1::2]
    assert all(list(action) == ["index"] for action in actions)
    names = [(action["index"]["_index"], action["index"]["_id"]) for action in actions]
    assert len(set(names)) == len(names)
    assert {index for index, _ in names} == {f"kyokun-{table}" for table in TABLE_NAMES}
    assert documents[0] == ndjson(SMALL, "incidents")[0]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path: Path, begin: str) -> None:
    title = json.dumps(f'{begin}HYPERLINK("https://x")')
    text = f"---\nid: PM-001\ntitle: {title}\nservices: [{json.dumps(begin + 'cmd')}]\n---\n\n# x\n"
    base = write_base(tmp_path, {"postmortems/PM-001.md": text})
    (row,) = csv.DictReader(io.StringIO(exported(base, "--format", "csv"), newline=""))
    for name in ("title", "services"):
        assert not row[name].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_negative_number_stays_a_number(tmp_path: Path) -> None:
    text = "---\nid: PM-001\nstarted_at: 2025-01-01T10:00\nresolved_at: 2025-01-01T09:00\n---\n\n# x\n"
    base = write_base(tmp_path, {"postmortems/PM-001.md": text})
    (row,) = csv.DictReader(io.StringIO(exported(base, "--format", "csv"), newline=""))
    assert row["seconds_to_resolve"] == "-3600"


def test_the_same_base_is_the_same_bytes(tmp_path: Path) -> None:
    for format_ in ("sqlite", "parquet"):
        for name in ("a", "b"):
            exported(SMALL, "--format", format_, "-o", str(tmp_path / name))
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
        (tmp_path / "a").unlink()
        (tmp_path / "b").unlink()


def test_sqlite_replaces_its_own_export_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "base.sqlite"
    for _ in range(2):
        exported(SMALL, "--format", "sqlite", "-o", str(file))
    for foreign in (b"not a database", sqlite_of(tmp_path / "other.sqlite")):
        file.write_bytes(foreign)
        result = run("export", "-C", SMALL, "--format", "sqlite", "-o", file)
        assert result.exit_code == 2
        assert result.stderr.endswith(
            f"{file} is no SQLite export of Kyokun and is left alone: choose another name\n"
        )
        assert file.read_bytes() == foreign


def sqlite_of(file: Path) -> bytes:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE precious (value)")
    connection.commit()
    connection.close()
    return file.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "sqlite"], "--format sqlite is no text: name a file with -o FILE"),
        (["--format", "parquet"], "--format parquet is no text: name a file with -o FILE"),
        (["--table", "actions"], "--table is for csv, ndjson and parquet: --format json holds every table"),
    ],
)
def test_what_does_not_go_together_is_one_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    result = run("export", "-C", write_base(tmp_path), *arguments)
    assert (result.exit_code, result.stdout, one_line(result.stderr)) == (2, "", f"kyokun: {said}")


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "kyokun.reporters.export_parquet", raising=False)
    result = run("export", "-C", write_base(tmp_path), "--format", "parquet", "-o", "x.parquet")
    said = "kyokun: --format parquet needs pyarrow: `pip install 'kyokun[parquet]'`"
    assert (result.exit_code, one_line(result.stderr)) == (2, said)
    assert not (tmp_path / "x.parquet").exists()


def test_duckdb_reads_it_with_its_types(tmp_path: Path) -> None:
    exported(SMALL, "--format", "parquet", "-o", str(tmp_path / "t.parquet"))
    read = duckdb.read_parquet(str(tmp_path / "t.parquet"))
    types = dict(zip(read.columns, map(str, read.types), strict=True))
    wanted = ("began_on", "counts", "services", "seconds_to_resolve")
    assert [types[name] for name in wanted] == ["DATE", "BOOLEAN", "VARCHAR[]", "BIGINT"]
