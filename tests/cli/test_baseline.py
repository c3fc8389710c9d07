"""``kyokun baseline`` and ``kyokun check --baseline``."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.git_repository import repository
from tests.cli.running import one_line
from tests.cli.running import run as run_plain
from tests.making import LESSON, NOW, complete, write_base

OLD, OTHER = "postmortems/2019/PM-001 障害.md", "postmortems/2019/PM-002.md"
NAME = "kyokun-baseline.txt"


def run(*arguments: str | Path) -> Result:
    return run_plain("--now", NOW, *arguments)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base with four old errors in two documents."""
    flawed = {
        path: complete(f"PM-00{number}", f"Orders failed for the {number}th time")
        .replace("- **Owner**: @rin", "- **Owner**:")
        .replace("## Impact", "## Something else")
        for number, path in enumerate((OLD, OTHER), 1)
    }
    return write_base(tmp_path / "base", {**flawed, "lessons/practice/timeouts.md": LESSON})


def report(base: Path, *arguments: str | Path) -> dict[str, Any]:
    loaded = json.loads(run("check", "-C", base, "--format", "json", *arguments).stdout)
    assert isinstance(loaded, dict)
    return loaded


def codes(base: Path, *arguments: str | Path) -> list[str]:
    return sorted(one["code"] for one in report(base, *arguments)["findings"])


def edit(base: Path, path: str, before: str, after: str) -> None:
    text = (base / path).read_text(encoding="utf-8")
    assert before in text
    (base / path).write_text(text.replace(before, after, 1), encoding="utf-8")


def name_it(base: Path, name: str = NAME) -> None:
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"      baseline: {name}\n")


def test_it_is_written_once_and_what_it_lists_is_counted_but_not_told(base: Path) -> None:
    total = len(report(base)["findings"])
    assert run("check", "-C", base).exit_code == 1
    result = run("baseline", "-C", base)
    assert (result.exit_code, result.stdout) == (0, f"{NAME}: findings written: {total}\n")
    assert one_line(result.stderr) == (
        f"kyokun: `baseline: {NAME}` under kyokun in mkdocs.yml leaves them out from now on"
    )
    checked = run("check", "-C", base, "--baseline", base / NAME)
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert checked.stdout == f"3 documents, no findings (in the baseline: {total} more)\n"
    name_it(base)
    assert run("check", "-C", base, "--lang", "ja").stdout == (
        f"3 件の文書に指摘はありません（ほかにベースラインに {total} 件）\n"
    )
    assert report(base)["summary"]["in_baseline"] == total
    for format_ in ("concise", "github", "gitlab", "sarif", "junit"):
        shown = run("check", "-C", base, "--format", format_)
        assert shown.exit_code == 0
        assert one_line(shown.stderr) == f"kyokun: findings in the baseline, not reported: {total}"
    assert f"(in the baseline: {total} more)" in run("check", "-C", base, "--format", "markdown").stdout


def test_a_new_finding_is_told_and_an_old_one_wherever_its_line_has_moved_is_not(base: Path) -> None:
    run("baseline", "-C", base)
    name_it(base)
    edit(base, OLD, "## Summary\n", "## Summary\n\nOne more sentence.\n\nAnd another.\n")
    (base / OLD).write_text((base / OLD).read_text("utf-8") + "\nSome words at the end.\n", "utf-8")
    assert codes(base) == []
    edit(base, OLD, "severity: medium", "severity: hihg")
    assert codes(base) == ["KY102"]


def test_what_is_mended_is_said_and_taken_out_on_request_only(base: Path) -> None:
    run("baseline", "-C", base)
    name_it(base)
    written = (base / NAME).read_text(encoding="utf-8")
    edit(base, OLD, "- **Owner**:\n", "- **Owner**: @rin\n")
    edit(base, OTHER, "## Something else", "## Impact")
    checked = run("check", "-C", base)
    assert checked.exit_code == 0
    assert one_line(checked.stderr) == (
        "kyokun: findings in the baseline that no longer occur: 2; `kyokun baseline --shrink` takes them out"
    )
    assert (base / NAME).read_text(encoding="utf-8") == written
    shrunk = run("baseline", "-C", base, "--shrink")
    left = len(written.splitlines()) - 3
    assert (shrunk.exit_code, shrunk.stdout) == (0, f"{NAME}: 2 taken out, {left} left\n")
    lines = (base / NAME).read_text(encoding="utf-8").splitlines()
    assert [line for line in written.splitlines() if line in lines] == lines
    assert run("check", "-C", base).stderr == ""
    edit(base, OLD, "- **Owner**: @rin\n", "- **Owner**:\n")
    assert codes(base) == ["KY501"]
    assert run("baseline", "-C", base, "--shrink").stdout.endswith(f"0 taken out, {left} left\n")


def test_nothing_but_its_deletion_makes_it_grow(base: Path) -> None:
    """Every command and option that might: the file is the same afterwards, or smaller."""
    run("baseline", "-C", base)
    name_it(base)
    written = (base / NAME).read_bytes()
    edit(base, OLD, "severity: medium", "severity: hihg")
    (base / "postmortems/PM-003.md").write_text("nothing", encoding="utf-8")
    refused = run("baseline", "-C", base)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert f"{NAME} exists already: --shrink takes out what is mended" in one_line(refused.stderr)
    for arguments in (
        ["baseline", "--shrink"],
        ["baseline", base / NAME, "--shrink"],
        ["check"],
        ["check", "--baseline", base / NAME],
        ["check", "--select", "KY5"],
        ["check", "--ignore", "KY5", base / OLD],
        ["check", base / OTHER],
        ["stage", base / "out"],
        ["baseline", base / NAME],
    ):
        run("-C", base, *arguments)
        assert (base / NAME).read_bytes() == written, arguments
    assert {"KY102", "KY003"} <= set(codes(base))


def test_a_draft_that_goes_to_review_is_asked_again(base: Path) -> None:
    edit(base, OLD, "status: review", "status: draft")
    edit(base, OTHER, "status: review", "status: draft")
    run("baseline", "-C", base)
    name_it(base)
    assert codes(base) == []
    edit(base, OLD, "status: draft", "status: review")
    assert {"KY201", "KY501"} <= set(codes(base))
    assert run("check", "-C", base).exit_code == 1


def test_only_of_what_was_looked_at_can_be_said_that_it_is_mended(base: Path) -> None:
    run("baseline", "-C", base)
    name_it(base)
    edit(base, OLD, "- **Owner**:\n", "- **Owner**: @rin\n")
    said = "no longer occur: 1;"
    assert said in run("check", "-C", base).stderr
    assert said in run("check", "-C", base, base / OLD).stderr
    assert said in run("check", "-C", base, "--select", "KY501").stderr
    for arguments in (
        [base / OTHER],
        [base / "lessons"],
        ["--select", "sections"],
        ["--ignore", "KY501"],
    ):
        assert run("check", "-C", base, *arguments).stderr == "", arguments
    (base / OLD).unlink()
    assert "no longer occur: " in run("check", "-C", base).stderr


def test_what_may_not_be_left_out_is_not_written(base: Path) -> None:
    (base / "postmortems/broken.md").write_bytes(b"\xff\xfe\0")
    shutil.copy(base / OLD, base / "postmortems/again.md")
    result = run("baseline", "-C", base)
    assert result.exit_code == 0
    assert (
        "findings that no baseline may hold, such as unreadable files and repeated ids: 3; mend"
        in result.stderr
    )
    assert codes(base, "--baseline", base / NAME) == ["KY001", "KY104", "KY104"]


def test_a_base_without_findings_gets_no_file(tmp_path: Path) -> None:
    write_base(tmp_path)
    result = run("baseline", "-C", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert one_line(result.stderr) == "kyokun: there are no findings to write"
    assert not (tmp_path / NAME).exists()


def test_a_file_of_another_name_counts_from_where_one_stands(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base / "postmortems")
    assert run("baseline", "../記録/古い 指摘.txt").stdout.startswith("../記録/古い 指摘.txt: ")
    assert run("check", "--baseline", "../記録/古い 指摘.txt").exit_code == 0
    name_it(base, "記録/古い 指摘.txt")
    assert run("check").exit_code == 0
    assert run("baseline", "--shrink").stdout.startswith("../記録/古い 指摘.txt: 0 taken out")


def test_it_stays_a_link_and_keeps_its_mode(base: Path) -> None:
    run("baseline", "-C", base)
    (base / NAME).rename(base / "real.txt")
    (base / NAME).symlink_to("real.txt")
    (base / "real.txt").chmod(0o640)
    edit(base, OLD, "- **Owner**:\n", "- **Owner**: @rin\n")
    assert "1 taken out" in run("baseline", "-C", base, "--shrink").stdout
    assert (base / NAME).readlink() == Path("real.txt")
    assert (base / "real.txt").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in base.iterdir() if path.name.startswith(".")) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, f"{NAME}: there is no baseline; `kyokun baseline` writes the findings of today into one"),
        (b"\xff\xfe\0x", f"{NAME}: cannot be read as a baseline (encoding: utf-16)"),
        (b"<<<<<<< HEAD\n", f"{NAME}: line 1 cannot be read: write `path: level code mark words`"),
    ],
)
def test_a_bad_file_ends_the_run_on_one_line(base: Path, content: bytes | None, said: str) -> None:
    name_it(base)
    if content is not None:
        (base / NAME).write_bytes(content)
    for command in (["check"], ["baseline", "--shrink"], ["stage", base / "out"]):
        result = run("-C", base, *command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in one_line(result.stderr)


def test_a_path_outside_the_base_has_no_baseline(base: Path, tmp_path: Path) -> None:
    run("baseline", "-C", base)
    (tmp_path / "outside.md").write_text("# x\n", encoding="utf-8")
    result = run("check", "-C", base, "--baseline", base / NAME, tmp_path / "outside.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "lies outside the knowledge base: --baseline cannot be asked of it" in one_line(result.stderr)


def test_two_branches_that_each_mend_something_merge(base: Path) -> None:
    run("baseline", "-C", base)
    name_it(base)
    made = repository(base)
    made.commit()
    for branch, path in (("one", OLD), ("two", OTHER)):
        made.git("switch", "--quiet", "--create", branch, "main")
        edit(base, path, "- **Owner**:\n", "- **Owner**: @rin\n")
        run("baseline", "-C", base, "--shrink")
        made.commit()
    made.git("switch", "--quiet", "main")
    made.git("merge", "--quiet", "--no-edit", "one")
    made.git("merge", "--quiet", "--no-edit", "two")
    checked = run("check", "-C", base)
    assert (checked.exit_code, checked.stderr) == (0, "")


def test_with_changed_since_the_older_of_two_equal_findings_is_the_one_left_out(base: Path) -> None:
    run("baseline", "-C", base)
    name_it(base)
    made = repository(base)
    made.commit()
    text = (base / OLD).read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("- **Owner**: @"))
    edit(base, OLD, f"{row}\n", "- **Owner**:\n")
    told = report(base, "--changed-since", "main")
    assert [one["code"] for one in told["findings"]] == ["KY501"]
    assert told["summary"]["in_baseline"] == report(base)["summary"]["in_baseline"]
