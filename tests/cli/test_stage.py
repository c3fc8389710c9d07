"""``kyokun stage``: the tree it writes, and the folders it leaves alone."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import one_line, run
from tests.making import LESSON, complete, write_base

NOW = ("--now", "2026-02-03T12:00+09:00")
DRAFT = complete("PM-002", "A secret still being written", "draft")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_pages_and_the_files_for_programs(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base")
    result = run("stage", "-C", base, *NOW, "../staged")
    staged = contents(tmp_path / "staged")
    assert (result.exit_code, result.stderr) == (0, "")
    assert one_line(result.stdout) == f"../staged: {len(staged) - 1} files written"
    assert set(staged) >= {
        "index.md",
        "postmortems/index.md",
        "postmortems/PM-001.md",
        "lessons/index.md",
        "lessons/practice/timeouts.md",
        "actions.md",
        "api/kyokun.json",
        "api/export.schema.json",
    }
    assert staged["api/kyokun.json"].decode() == run("export", "-C", base).stdout
    Draft202012Validator(json.loads(staged["api/export.schema.json"])).validate(
        json.loads(staged["api/kyokun.json"])
    )


def test_the_same_input_gives_the_same_bytes_also_over_an_earlier_stage(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base")
    run("stage", "-C", base, *NOW, tmp_path / "a")
    first = contents(tmp_path / "a")
    assert run("stage", "-C", base, *NOW, "--lang", "ja", tmp_path / "a").exit_code == 0
    run("stage", "-C", base, *NOW, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b") == first


def test_drafts_that_the_base_omits_are_nowhere_in_the_tree(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "postmortems/a.md": complete(),
        "postmortems/b.md": DRAFT,
        "lessons/practice/timeouts.md": LESSON,
    }
    base = write_base(tmp_path / "base", files, options="lang: en\ndrafts: omit")
    assert run("stage", "-C", base, *NOW, tmp_path / "staged").exit_code == 0
    for name, data in contents(tmp_path / "staged").items():
        assert b"A secret still being written" not in data
        assert b"PM-002" not in data or name.startswith("rules/")  # their examples have numbers of their own
    assert "A secret still being written" in run("export", "-C", base).stdout


def test_errors_are_told_and_do_not_stop_it(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base", {"postmortems/a.md": complete(), "postmortems/b.md": b"\x00"})
    result = run("stage", "-C", base, *NOW, "--lang", "ja", tmp_path / "staged")
    assert result.exit_code == 0
    left_out, errors = result.stderr.splitlines()
    assert left_out.startswith("kyokun: postmortems/b.md: 読み取れないため含めていません")
    assert errors.startswith("kyokun: エラーの指摘が 2 件あります")
    assert (tmp_path / "staged/postmortems/PM-001.md").is_file()


@pytest.mark.parametrize("target", ["lessons", "mkdocs.yml", "mkdocs.yml/below"])
def test_what_was_not_staged_is_left_alone(tmp_path: Path, target: str) -> None:
    base = write_base(tmp_path)
    before = contents(base)
    result = run("stage", "-C", base, *NOW, target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert target in one_line(result.stderr)
    assert contents(base) == before


def test_a_template_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    base = write_base(tmp_path, {"templates/pages/home.md.jinja": "{{ nobody }}"})
    result = run("stage", "-C", base, *NOW, tmp_path / "staged")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "home.md.jinja" in one_line(result.stderr)
    assert not (tmp_path / "staged").exists()
