"""The build leaves out what the check leaves out, and says so."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.mkdocs.engines import ENGINES, build, configured, copied_to


def broken(folder: Path) -> Path:
    """The small base with an error in it."""
    base = copied_to(folder)
    document = next(
        file
        for file in sorted((base / "postmortems").rglob("*.md"))
        if "status: published" in file.read_text("utf-8")
    )
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("severity: ", "severity: x", 1), encoding="utf-8")
    return base


@pytest.mark.parametrize("engine", ENGINES)
def test_a_baseline_lets_the_build_pass_and_is_mentioned(engine: str, tmp_path: Path) -> None:
    base = broken(tmp_path)
    assert run("check", "-C", base).exit_code == 1
    assert run("baseline", "-C", base).exit_code == 0
    configured(base, "- kyokun:", "- kyokun:\n      baseline: kyokun-baseline.txt")
    passed = build(engine, base, "--strict")
    assert passed.exit_code == 0, passed.log
    assert any("kyokun: ベースラインにある指摘" in line for line in passed.lines("INFO"))
    assert run("check", "-C", base).exit_code == 0


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("ignore: [acitons]", "option `ignore`: there is no rule acitons; did you mean actions?"),
        ("baseline: gone.txt", "gone.txt: ベースラインがありません"),
    ],
)
def test_what_cannot_be_used_is_told_without_a_traceback(option: str, said: str, tmp_path: Path) -> None:
    base = copied_to(tmp_path)
    configured(base, "- kyokun:", f"- kyokun:\n      {option}")
    done = build("mkdocs", base)
    assert done.exit_code == 1
    assert said in done.log
    assert "Traceback" not in done.log


def test_a_rule_that_is_ignored_fails_no_build(tmp_path: Path) -> None:
    base = broken(tmp_path)
    configured(base, "- kyokun:", '- kyokun:\n      per_path_ignores: {"postmortems/**": [bad-value, KY1]}')
    done = build("mkdocs", base, "--strict")
    assert done.exit_code == 0, done.log
