"""``kyokun check --changed-since``: a change is judged on its own, whatever others left behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.git_repository import Repository, repository
from tests.cli.running import one_line
from tests.cli.running import run as run_plain
from tests.making import LESSON, NOW, complete, write_base

LESSON_PATH = "lessons/practice/timeouts.md"
OLD = "postmortems/2024/PM-{number:03d} 古い障害.md"


def run(*arguments: str | Path) -> Result:
    return run_plain("--now", NOW, *arguments)


def indebted(number: int) -> str:
    """A document with two errors, a missing owner and a missing section, and a link that leads nowhere."""
    text = complete(f"PM-{number:03d}", title=f"Orders failed for the {number}th time")
    text = text.replace("- **Owner**: @rin", "- **Owner**:").replace("## Impact", "## Something else")
    return text.replace("## Action items", "See [the log](../gone.md).\n\n## Action items")


@pytest.fixture
def base(tmp_path: Path) -> Repository:
    """A base of six documents, each with old errors, and one clean; `main` is checked out."""
    made = repository(tmp_path / "知識 base")
    write_base(made.folder, {OLD.format(number=number): indebted(number) for number in range(2, 8)})
    made.commit({"postmortems/2025/PM-001.md": complete(), LESSON_PATH: LESSON})
    return made


def found(base: Repository, ref: str = "main", *arguments: str) -> list[tuple[str, str, int]]:
    result = run("check", "-C", base.folder, "--changed-since", ref, "--format", "json", *arguments)
    assert result.stderr == ""
    listed = json.loads(result.stdout)["findings"]
    assert result.exit_code == any(one["severity"] == "error" for one in listed)
    return [(one["path"], one["code"], one["line"]) for one in listed]


def codes(base: Repository, ref: str = "main", *arguments: str) -> list[str]:
    return sorted(code for _, code, _ in found(base, ref, *arguments))


def edited(base: Repository, path: str, before: str, after: str) -> dict[str, str]:
    text = (base.folder / path).read_text(encoding="utf-8")
    assert before in text
    return {path: text.replace(before, after, 1)}


def test_the_base_is_full_of_old_errors_and_a_branch_without_changes_has_none(base: Repository) -> None:
    whole = run("check", "-C", base.folder, "--format", "json")
    assert json.loads(whole.stdout)["summary"]["error"] == 12
    assert whole.exit_code == 1
    assert found(base) == []


def test_a_pull_request_that_edits_one_file_is_judged_on_its_own_change_alone(base: Repository) -> None:
    base.git("switch", "--quiet", "--create", "work")
    path = OLD.format(number=7)
    base.commit(edited(base, path, "## Summary\n", "## Summary\n\nA sentence in which nothing is wrong.\n"))
    assert found(base) == []
    base.commit(edited(base, path, "severity: medium", "severity: hihg"))
    assert [(one[0], one[1]) for one in found(base)] == [(path, "KY102")]


def test_the_line_touched_is_ones_own_even_if_it_was_wrong_before(base: Repository) -> None:
    path = OLD.format(number=7)
    base.write(edited(base, path, "See [the log](../gone.md).", "See [the other log](../gone.md)."))
    assert [(one[0], one[1]) for one in found(base)] == [(path, "KY604")]


def test_text_added_at_the_end_does_not_answer_for_those_missing_before(base: Repository) -> None:
    path = OLD.format(number=7)
    text = (base.folder / path).read_text(encoding="utf-8")
    base.write({path: f"{text}\nThe ticket is in the archive.\n"})
    assert found(base) == []


def test_a_section_taken_out_is_missing_even_where_another_was_put_in(base: Repository) -> None:
    path = OLD.format(number=7)
    text = (base.folder / path).read_text(encoding="utf-8").replace("## Something else", "## Impact")
    base.write({path: text.replace("## Summary", "## Other matters")})
    assert codes(base) == ["KY201"]


def test_what_a_change_breaks_elsewhere_is_its_business(base: Repository) -> None:
    base.git("switch", "--quiet", "--create", "work")
    base.git("rm", "--quiet", LESSON_PATH)
    base.commit()
    broken = found(base)
    assert {code for _, code, _ in broken} == {"KY601"}
    assert len({path for path, _, _ in broken}) == 7


def test_an_id_taken_twice_is_told_of_both_documents(base: Repository) -> None:
    base.write({"postmortems/2025/PM-001-again.md": complete(title="Nothing of the kind happened before")})
    assert {path for path, code, _ in found(base) if code == "KY104"} == {
        "postmortems/2025/PM-001.md",
        "postmortems/2025/PM-001-again.md",
    }


@pytest.mark.parametrize("how", ["committed", "staged", "uncommitted"])
def test_what_is_on_disk_counts_committed_or_not(base: Repository, how: str) -> None:
    path = "postmortems/2025/PM-002 新しい.md"
    base.write({path: indebted(99)})
    if how != "uncommitted":
        base.git("add", "--all")
    if how == "committed":
        base.commit()
    assert {one[0] for one in found(base, "HEAD^" if how == "committed" else "HEAD")} == {path}
    assert {"KY201", "KY501", "KY604"} <= set(codes(base, "HEAD^" if how == "committed" else "HEAD"))


@pytest.mark.parametrize("how", ["committed", "uncommitted"])
def test_a_renamed_document_brings_its_old_findings_along(base: Repository, how: str) -> None:
    base.git("switch", "--quiet", "--create", "work")
    old, new = OLD.format(number=7), "postmortems/2024/名前を 変えた.md"
    base.git("mv", old, new)
    if how == "committed":
        base.commit()
    assert found(base) == []
    base.write(edited(base, new, "severity: medium", "severity: hihg"))
    assert [(one[0], one[1]) for one in found(base)] == [(new, "KY102")]


def test_a_folder_renamed_whole_is_nobodys_new_debt(base: Repository) -> None:
    base.git("mv", "postmortems/2024", "postmortems/2024 old")
    assert found(base) == []


def test_a_renamed_lesson_and_one_half_rewritten_are_the_same_lessons(base: Repository) -> None:
    flawed = LESSON.replace("# ", "## ", 1)
    base.commit({"lessons/practice/flawed.md": flawed, "lessons/practice/other.md": f"{flawed}\nOther.\n"})
    start = base.git("rev-parse", "HEAD").strip()
    before = [code for path, code, _ in found(base, "HEAD~1") if path.startswith("lessons/")]
    assert before
    base.git("mv", "lessons/practice/flawed.md", "lessons/practice/renamed.md")
    (base.folder / "lessons/practice/other.md").unlink()
    base.write({"lessons/practice/moved.md": f"{flawed}\nOther.\n\n" + "A long new sentence. " * 10})
    assert [one for one in found(base, start) if one[0].startswith("lessons/")] == []


def test_a_copy_is_new(base: Repository) -> None:
    base.write({"postmortems/2025/PM-099.md": indebted(7).replace("PM-007", "PM-099")})
    assert {path for path, code, _ in found(base) if code != "KY613"} >= {"postmortems/2025/PM-099.md"}
    assert {"KY201", "KY501", "KY604"} <= set(codes(base))


def test_a_branch_that_merged_main_in_is_judged_on_its_own_change_alone(base: Repository) -> None:
    base.git("switch", "--quiet", "--create", "work")
    mine, theirs = OLD.format(number=3), OLD.format(number=4)
    base.commit(edited(base, mine, "severity: medium", "severity: hihg"))
    base.git("switch", "--quiet", "main")
    base.git("mv", OLD.format(number=5), "postmortems/2024/moved on main.md")
    base.commit(
        {
            **edited(base, theirs, "severity: medium", "severity: lwo"),
            "postmortems/2025/PM-090.md": indebted(90),
        }
    )
    base.git("switch", "--quiet", "work")
    assert [(one[0], one[1]) for one in found(base)] == [(mine, "KY102")]
    base.git("merge", "--quiet", "--no-edit", "main")
    assert [(one[0], one[1]) for one in found(base)] == [(mine, "KY102")]
    base.git("switch", "--quiet", "main")
    base.commit({"postmortems/2025/PM-091.md": indebted(91)})
    base.git("switch", "--quiet", "work")
    assert [(one[0], one[1]) for one in found(base)] == [(mine, "KY102")]
    base.git("switch", "--quiet", "--detach", "main")  # what a git host checks out for a pull request
    base.git("merge", "--quiet", "--no-edit", "work")
    assert [(one[0], one[1]) for one in found(base)] == [(mine, "KY102")]


def test_a_conflict_resolved_wrongly_in_the_merge_is_ones_own(base: Repository) -> None:
    path = OLD.format(number=3)
    base.git("switch", "--quiet", "--create", "work")
    base.commit(edited(base, path, "severity: medium", "severity: low"))
    base.git("switch", "--quiet", "main")
    base.commit(edited(base, path, "severity: medium", "severity: high"))
    base.git("switch", "--quiet", "work")
    base.git("merge", "--quiet", "--strategy", "ours", "--no-edit", "main")
    base.commit(edited(base, path, "severity: low", "severity: hgih"))
    assert [(one[0], one[1]) for one in found(base)] == [(path, "KY102")]


def test_a_stricter_policy_is_the_business_of_who_makes_it(base: Repository) -> None:
    base.commit()
    text = (base.folder / "mkdocs.yml").read_text(encoding="utf-8")
    base.write(
        {"mkdocs.yml": f"{text}      required_sections: {{postmortem: {{always: [customer-report]}}}}\n"}
    )
    assert codes(base) == ["KY201"] * 7


def test_where_there_was_no_base_yet_the_documents_that_were_there_are_old(tmp_path: Path) -> None:
    made = repository(tmp_path)
    made.commit({"postmortems/PM-001.md": indebted(1), LESSON_PATH: LESSON})
    write_base(tmp_path, {"postmortems/PM-002.md": complete("PM-002")})
    assert {path for path, code, _ in found(made) if code != "KY613"} <= {"postmortems/PM-002.md"}
    assert "KY501" not in codes(made)


def test_a_base_in_a_folder_of_a_larger_repository_is_judged_alone(tmp_path: Path) -> None:
    made = repository(tmp_path)
    folder = "docs/社内 ナレッジ"
    write_base(tmp_path / folder, {"postmortems/PM-001.md": indebted(1), LESSON_PATH: LESSON})
    made.commit({"README.md": "# Top\n", "postmortems/PM-001.md": "not of the base"})
    inside = Repository(tmp_path / folder)
    assert found(inside) == []
    inside.write(edited(inside, "postmortems/PM-001.md", "severity: medium", "severity: hihg"))
    assert codes(inside) == ["KY102"]
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": ""}  # as git sets them
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "kyokun.cli",
            "check",
            "-C",
            folder,
            "--changed-since",
            "HEAD",
            "--format",
            "concise",
        ],
        cwd=tmp_path,
        env=os.environ | hook | {"LANG": "C", "LC_ALL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "error KY102" in done.stdout


def test_paths_and_rules_limit_it_further(base: Repository) -> None:
    one, other = OLD.format(number=3), OLD.format(number=4)
    base.write(edited(base, one, "severity: medium", "severity: hihg"))
    base.write(edited(base, other, "severity: medium", "severity: hihg\nweather: rain"))
    assert len(found(base)) == 3
    assert {path for path, _, _ in found(base, "main", other)} == {other}
    assert codes(base, "main", "--select", "KY103") == ["KY103"]
    assert codes(base, "main", "--ignore", "unknown-key") == ["KY102", "KY102"]


def test_crlf_in_the_work_tree_and_lf_in_git_is_no_change(base: Repository) -> None:
    for number in (3, 4):
        file = base.folder / OLD.format(number=number)
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert found(base) == []


def test_a_link_in_git_is_followed_no_further_than_the_base(base: Repository, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# secret\n", encoding="utf-8")
    (base.folder / "postmortems/2024/out.md").symlink_to(tmp_path / "secret.md")
    base.commit()
    assert codes(base) == []
    assert "secret" not in run("check", "-C", base.folder, "--changed-since", "HEAD^").stdout.replace(
        "secret.md", ""
    )
    assert [(path, code) for path, code, _ in found(base, "HEAD^")] == [("postmortems/2024/out.md", "KY001")]


def test_nothing_of_the_repository_is_touched_and_nothing_in_it_is_run(
    base: Repository, tmp_path: Path
) -> None:
    trap = tmp_path / "ran"
    command = f"touch '{trap}'; cat"
    for name, value in {
        "core.fsmonitor": command,
        "core.pager": command,
        "diff.external": command,
        "diff.trap.textconv": command,
        "filter.trap.clean": command,
        "filter.trap.smudge": command,
        "filter.trap.process": command,
        "core.hooksPath": str(tmp_path / "hooks"),
        "alias.rev-parse": f"!{command}",
        "core.sshCommand": command,
        "uploadpack.packObjectsHook": command,
    }.items():
        base.git("config", name, value)
    (base.folder / ".git/info/attributes").write_text("*.md filter=trap diff=trap\n", encoding="utf-8")
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        file = tmp_path / "hooks" / hook
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
        file.chmod(0o755)
    base.write(edited(base, OLD.format(number=7), "severity: medium", "severity: hihg"))
    before = {path: path.stat().st_mtime_ns for path in base.folder.rglob("*")}
    assert codes(base) == ["KY102"]
    assert not trap.exists()
    assert {path: path.stat().st_mtime_ns for path in base.folder.rglob("*")} == before


@pytest.mark.parametrize(
    ("ref", "english", "japanese"),
    [
        ("nowhere", "there is no commit `nowhere`: name a branch", "nowhere というコミットはありません"),
        ("--all", "there is no commit `--all`: name a branch", "--all というコミットはありません"),
        ("x\x1b[2J\ny", "there is no commit `x [2J y`: name a branch", "コミットはありません"),
        ("", "there is no commit ``: name a branch", "コミットはありません"),
        ("HEAD:mkdocs.yml", "there is no commit `HEAD:mkdocs.yml`", "コミットはありません"),
    ],
)
def test_a_commit_that_does_not_exist_is_told_on_one_line(
    base: Repository, ref: str, english: str, japanese: str
) -> None:
    for language, said in (("en", english), ("ja", japanese)):
        result = run("check", "-C", base.folder, "--changed-since", ref, "--lang", language)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in one_line(result.stderr)


def test_other_reasons_why_git_cannot_tell_are_one_line_each(base: Repository, tmp_path: Path) -> None:
    def said(folder: Path, ref: str = "main") -> str:
        result = run("check", "-C", folder, "--changed-since", ref, "--lang", "en")
        assert (result.exit_code, result.stdout) == (2, "")
        return one_line(result.stderr)

    assert "lies in no git repository" in said(write_base(tmp_path / "plain"))
    unborn = repository(tmp_path / "unborn")
    write_base(unborn.folder)
    assert "there is no commit `main`" in said(unborn.folder)
    base.git("switch", "--quiet", "--orphan", "alone")
    write_base(base.folder)
    assert "there is no commit yet" in said(base.folder)
    base.commit()
    assert "have no ancestor in common" in said(base.folder)
    base.git("config", "core.repositoryformatversion", "99")
    assert "git cannot answer: " in said(base.folder)
    (tmp_path / "outside.md").write_text("# x\n", encoding="utf-8")
    outside = run("check", "-C", base.folder, "--changed-since", "main", tmp_path / "outside.md")
    assert outside.exit_code == 2
    assert "lies outside the knowledge base: --changed-since cannot be asked of it" in one_line(
        outside.stderr
    )


def test_a_shallow_clone_says_how_to_get_the_rest(base: Repository, tmp_path: Path) -> None:
    base.git("switch", "--quiet", "--create", "work")
    for _ in range(3):
        base.commit()
    source = base.folder.as_uri()
    base.git("clone", "--quiet", "--depth", "1", "--branch", "work", source, tmp_path / "shallow")
    shallow = Repository(tmp_path / "shallow")
    unknown = run("check", "-C", shallow.folder, "--changed-since", "origin/main")
    shallow.git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    cut_off = run("check", "-C", shallow.folder, "--changed-since", "origin/main")
    for result in (unknown, cut_off):
        assert (result.exit_code, result.stdout) == (2, "")
        assert "`fetch-depth: 0` for actions/checkout" in one_line(result.stderr)
    shallow.git("fetch", "--quiet", "--unshallow", "origin", "main", "work")
    assert found(shallow, "origin/main") == []
    named = run("check", "-C", shallow.folder, "--changed-since", "main")
    assert "did you mean origin/main?" in one_line(named.stderr)


def test_a_partial_clone_is_told_and_never_fetches(base: Repository, tmp_path: Path) -> None:
    base.git("config", "uploadpack.allowFilter", "true")
    base.git("rm", "--quiet", OLD.format(number=7))
    base.commit()
    base.git("clone", "--quiet", "--filter=blob:none", base.folder.as_uri(), tmp_path / "partial")
    result = run("check", "-C", tmp_path / "partial", "--changed-since", "HEAD^")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "clone again without --filter" in one_line(result.stderr)


def test_without_git_it_says_so(base: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("check", "-C", base.folder, "--changed-since", "main")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no git on PATH" in one_line(result.stderr)
