"""``kyokun check --format``: each report reaches standard output whole, with the paths it needs."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kyokun.cli.reports import FORMATS
from tests.cli.running import run
from tests.making import LESSON, complete, write_base

NOW = ("--now", "2025-06-05T09:00+09:00")
BROKEN = complete().replace("severity: medium", "severity: hihg")
NAME = "postmortems/2025/a b,決.md"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base in the folder ``kb`` of a repository."""
    (tmp_path / ".git").mkdir()
    return write_base(tmp_path / "kb", {NAME: BROKEN, "lessons/practice/timeouts.md": LESSON})


def printed(base: Path, format_: str, *more: str | Path) -> str:
    result = run("check", "-C", base, *NOW, "--format", format_, *(more or [base / NAME]))
    assert (result.exit_code, result.stderr) == (1, "")
    return result.stdout


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_offered_and_exits_1_for_an_error(format_: str, base: Path) -> None:
    assert printed(base, format_).endswith("\n")
    assert format_ in run("check", "--help").stdout


@pytest.mark.parametrize("format_", FORMATS)
def test_a_base_without_findings_exits_0_in_every_format(format_: str, tmp_path: Path) -> None:
    write_base(tmp_path, {})
    result = run("check", "-C", tmp_path, "--format", format_)
    assert result.exit_code == 0
    assert (result.stdout == "") == (format_ in ("concise", "github"))


def test_concise_prints_nothing_but_findings_when_piped(base: Path) -> None:
    lines = printed(base, "concise").splitlines()
    assert f"{NAME}:5:11: error KY102 `severity` cannot be `hihg`" in lines
    assert all(line.startswith(f"{NAME}:") for line in lines)


def test_reports_for_git_hosts_count_paths_from_the_repositorys_top(base: Path) -> None:
    issues = json.loads(printed(base, "gitlab"))
    assert {issue["location"]["path"] for issue in issues} == {f"kb/{NAME}"}
    results = json.loads(printed(base, "sarif"))["runs"][0]["results"]
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    assert uris == {"kb/postmortems/2025/a%20b%2C%E6%B1%BA.md"}
    assert f"#### `kb/{NAME}`" in printed(base, "markdown")
    assert "file=kb/postmortems/2025/a b%2C決.md," in printed(base, "github")


def test_the_other_reports_count_them_from_the_base(base: Path) -> None:
    names = [case.get("name") for case in ET.fromstring(printed(base, "junit")).iter("testcase")]  # noqa: S314
    assert names == [NAME]
    assert {one["path"] for one in json.loads(printed(base, "json"))["findings"]} == {NAME}


def test_documents_inside_and_outside_the_base_each_count_from_where_they_stand(base: Path) -> None:
    other = base.parent / "other" / "note.md"
    other.parent.mkdir()
    other.write_text(BROKEN, encoding="utf-8")
    issues = json.loads(printed(base, "gitlab", base / NAME, other))
    assert {issue["location"]["path"] for issue in issues} == {f"kb/{NAME}", "other/note.md"}


def test_github_says_where_its_workspace_begins(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(base))
    assert "file=postmortems/2025/" in printed(base, "github")


def test_outside_any_repository_paths_stay_as_they_are(tmp_path: Path) -> None:
    write_base(tmp_path / "kb", {NAME: BROKEN, "lessons/practice/timeouts.md": LESSON})
    assert "file=postmortems/2025/" in printed(tmp_path / "kb", "github")


def test_letters_that_no_encoding_has_break_no_report(base: Path) -> None:
    (base / NAME).write_text(complete().replace("severity: medium", 'severity: "\\uD800"'), encoding="utf-8")
    for format_ in FORMATS:
        assert printed(base, format_)


def test_a_reporter_is_imported_only_when_it_is_asked_for() -> None:
    code = "import kyokun.cli.check, sys; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "kyokun.cli.reports" in done.stdout
    assert "kyokun.reporters.findings" not in done.stdout
