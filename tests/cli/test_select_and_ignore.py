"""``kyokun check --select`` and ``--ignore``, and the options they stand in for."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.running import one_line
from tests.cli.running import run as run_plain
from tests.making import LESSON, NOW, complete, write_base

PATH = "postmortems/2019/障害 1.md"


def run(*arguments: str | Path) -> Result:
    return run_plain("--now", NOW, *arguments)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    flawed = complete().replace("- **Owner**: @rin", "- **Owner**:").replace("## Impact", "## Something else")
    return write_base(
        tmp_path,
        {PATH: flawed.replace("severity: medium", "severity: hihg"), "lessons/practice/timeouts.md": LESSON},
    )


def codes(base: Path, *arguments: str | Path) -> list[str]:
    result = run("check", "-C", base, "--format", "json", *arguments)
    assert result.stderr == ""
    found = json.loads(result.stdout)["findings"]
    assert result.exit_code == any(one["severity"] == "error" for one in found)
    return sorted(one["code"] for one in found)


def options(base: Path, written: str) -> None:
    (base / "mkdocs.yml").write_text(
        f"site_name: x\nplugins:\n  - kyokun:\n      lang: en\n      {written}\n", encoding="utf-8"
    )


def test_names_are_separated_by_commas_or_given_again(base: Path) -> None:
    assert codes(base) == ["KY102", "KY111", "KY201", "KY501"]
    assert codes(base, "--select", "KY5,sections") == ["KY201", "KY501"]
    assert codes(base, "--select", "KY5", "--select", " bad-value ,") == ["KY102", "KY501"]
    assert codes(base, "--ignore", "KY1", "--ignore", "action-without-owner") == ["KY201"]
    assert codes(base, "--select", "KY1,KY2", "--ignore", "KY102") == ["KY111", "KY201"]


def test_on_the_command_line_select_begins_anew_and_ignore_adds(base: Path) -> None:
    options(base, "ignore: [KY102, actions]")
    assert codes(base) == ["KY111", "KY201"]
    assert codes(base, "--ignore", "KY201") == ["KY111"]
    assert codes(base, "--select", "KY501") == ["KY501"]
    options(base, "select: [metadata]")
    assert codes(base) == ["KY102", "KY111"]
    assert codes(base, "--ignore", "KY111") == ["KY102"]
    assert codes(base, "--select", "KY501,KY102", "--ignore", "KY102") == ["KY501"]


def test_what_a_path_is_excused_from_holds_whatever_is_selected(base: Path) -> None:
    options(
        base,
        'per_path_ignores: {"postmortems/2019/**": [KY5, bad-value], "**/障害 ?.md": [wrong-year-folder]}',
    )
    found = codes(base)
    assert "KY501" not in found
    assert "KY102" not in found
    assert "KY201" in found
    assert codes(base, "--select", "KY501,KY201") == ["KY201"]
    (base / PATH).rename(base / "postmortems" / "障害 1.md")
    assert {"KY102", "KY501"} <= set(codes(base))


def test_outside_a_base_they_work_alike(base: Path) -> None:
    (base / "mkdocs.yml").unlink()
    assert codes(base, "--select", "KY501", base / PATH) == ["KY501"]


@pytest.mark.parametrize(
    ("arguments", "english", "japanese"),
    [
        (["--select", "KY5O1"], "there is no rule KY5O1; did you mean KY501?", "KY5O1 という規則はありません。KY501 のことですか？"),
        (["--ignore", "acitons"], "there is no rule acitons; did you mean actions?", "actions のことですか？"),
        (["--ignore", "KY001"], "KY001 unreadable-file cannot be ignored: ", "KY001 unreadable-file は無視できません。"),
        (["--ignore", "x\x1b[2J"], "there is no rule x�[2J; `kyokun rules` lists them all", "一覧は `kyokun rules`"),
    ],
)  # fmt: skip
def test_a_rule_that_does_not_exist_ends_the_run_on_one_line(
    base: Path, arguments: list[str], english: str, japanese: str
) -> None:
    for language, said in (("en", english), ("ja", japanese)):
        result = run("check", "-C", base, "--lang", language, *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in one_line(result.stderr)


def test_one_in_mkdocs_yml_ends_every_command_that_checks(base: Path) -> None:
    options(base, "ignore: [acitons]")
    for command in (["check"], ["stage", base / "out"], ["baseline"]):
        result = run("-C", base, *command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "option `ignore`: there is no rule acitons; did you mean actions?" in one_line(result.stderr)
