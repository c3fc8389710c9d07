"""The guide's page on trends: every metric, every column, and its examples run."""

import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from kyokun.reporters.export_tables import TABLES
from kyokun.trends.definitions import METRICS
from tests.cli.running import run
from tests.repository.fresh_clone import ROOT

PAGES = [ROOT / "docs/guide/trends.md", ROOT / "docs/guide/en/trends.md"]
_BLOCK = re.compile(r"^```(sh|python|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHORTENED = {"seconds_to_acknowledge", "seconds_to_identify", "seconds_to_mitigate"}
"""Columns between two that are named."""
ELSEWHERE = re.compile(r"[a-z]+_at")
"""The nine times are the format's, and documented there."""


@pytest.mark.parametrize("page", PAGES, ids=["ja", "en"])
def test_every_metric_and_every_column_is_documented(page: Path) -> None:
    text = page.read_text("utf-8")
    documented = set(re.findall(r"`([\w-]+)`", text))
    assert {metric.id for metric in METRICS} <= documented
    columns = {column.name for table in TABLES for column in table.columns}
    assert {name for name in columns if not ELSEWHERE.fullmatch(name)} - SHORTENED <= documented


@pytest.mark.parametrize("page", PAGES, ids=["ja", "en"])
def test_its_examples_run(page: Path, tmp_path: Path) -> None:
    formats, outputs = set(), []
    for kind, block in _BLOCK.findall(page.read_text("utf-8")):
        if kind == "python":
            done = subprocess.run(
                [sys.executable, "-W", "error", "-X", "utf8", "-c", block],
                cwd=tmp_path,
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr.decode()
            outputs.append(done.stdout.decode())
        else:
            for line in block.splitlines():
                command, *arguments = shlex.split(line.removeprefix("$ "), comments=True)
                assert command == "kyokun"
                placed = [
                    str(tmp_path / one) if before == "-o" else one
                    for before, one in zip(["", *arguments], arguments, strict=False)
                ]
                result = run(*placed, "-C", ROOT)
                assert result.exit_code == 0, result.stderr
                formats |= {after for before, after in pairwise(arguments) if before == "--format"}
    assert formats == {"csv", "sqlite", "parquet", "ndjson"}
    assert len(outputs) == 4
    assert all(output.strip() for output in outputs)
    assert "api " in outputs[1]
    assert "2025-01-01" in outputs[2]
