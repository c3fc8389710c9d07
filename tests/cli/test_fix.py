"""``kyokun check --fix`` and ``--diff``: what is written, what is said, and what is left alone."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kyokun.cli.main import main
from kyokun.knowledge.base import find_base
from kyokun.knowledge.loading import base_conventions, load_base
from kyokun.knowledge.rewriting import Hindrance, rewrite_all
from kyokun.rules.fixing import mended
from tests.cli.running import NEUTRAL, one_line, start
from tests.making import LESSON, NOW, complete, write_base

ROOT = Path(__file__).parents[2]
PM = "postmortems/2025/PM-001.md"
LESSONS = {"lessons/practice/timeouts.md": LESSON}
BAD = complete().replace("severity: medium", "severity: 'Medium'  # as  agreed\t")


def run(*arguments: str | Path) -> Result:
    given = ["--now", NOW, *map(str, arguments)]
    return CliRunner().invoke(main, given, env=NEUTRAL, catch_exceptions=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }


def tableless(text: str) -> str:
    """The complete document's tables are its authors' own affair here."""
    return re.sub(r"(?m)^\|.*\n", "", text)


def base_of(folder: Path, text: str, **others: str) -> Path:
    return write_base(folder, {PM: text, **LESSONS, **others})


def test_fix_mends_and_says_how_much(tmp_path: Path) -> None:
    base_of(tmp_path, tableless(BAD).replace("- **Owner**: @rin", "- **Owner**:", 1))
    result = run("check", "-C", tmp_path, "--fix")
    text = (tmp_path / PM).read_text(encoding="utf-8")
    assert "severity: 'medium'  # as  agreed\t\n" in text
    assert text.replace("'medium'", "'Medium'") == tableless(BAD).replace(
        "- **Owner**: @rin", "- **Owner**:", 1
    )
    left = len(re.findall(r"(?m)^postmortems.*KY", result.stdout))
    assert one_line(result.stderr).startswith(f"kyokun: fixed 1 place in 1 document; {left} finding")
    assert "KY501" in result.stdout
    assert "KY116" not in result.stdout
    assert result.exit_code == 1


def test_a_second_run_finds_nothing_to_fix_and_exits_by_what_is_left(tmp_path: Path) -> None:
    base_of(tmp_path, BAD)
    run("check", "-C", tmp_path, "--fix")
    before = contents(tmp_path)
    result = run("check", "-C", tmp_path, "--fix")
    assert (result.exit_code, contents(tmp_path)) == (0, before)
    assert result.stderr == "kyokun: there is nothing to fix; 0 findings left\n"


def test_the_report_on_standard_output_stays_what_its_format_says(tmp_path: Path) -> None:
    base_of(tmp_path, BAD)
    before = json.loads(run("check", "-C", tmp_path, "--format", "json").stdout)
    assert [(one["code"], one["fix"]) for one in before["findings"]] == [("KY116", "safe")]
    result = run("check", "-C", tmp_path, "--format", "json", "--fix")
    assert json.loads(result.stdout)["findings"] == []


def test_the_ordinary_report_says_what_could_be_fixed(tmp_path: Path) -> None:
    base_of(tmp_path, BAD.replace("causes:", "# causes:"))
    for language, said in (
        (
            "en",
            "1 can be fixed by `kyokun check --fix`, 1 can be begun by `kyokun check --fix --unsafe-fixes`\n",
        ),
        (
            "ja",
            "1 件は `kyokun check --fix` で直せます、1 件は --unsafe-fixes を付ければ下書きまで書けます\n",
        ),
    ):
        assert run("check", "-C", tmp_path, "--lang", language).stdout.endswith(said)


def test_unsafe_fixes_write_skeletons_that_still_count_as_empty(tmp_path: Path) -> None:
    cut = re.sub(r"(?ms)^## Impact\n.*?(?=^## )", "", tableless(complete()))
    base_of(tmp_path, cut)
    assert run("check", "-C", tmp_path, "--fix").exit_code == 1
    assert (tmp_path / PM).read_text(encoding="utf-8") == cut
    result = run("check", "-C", tmp_path, "--fix", "--unsafe-fixes")
    text = (tmp_path / PM).read_text(encoding="utf-8")
    begins, ends = text.index("\n## Impact\n"), text.index("\n## Action items")
    assert text[:begins] + text[ends:] == cut
    assert "<!-- Give every number a unit" in text[begins:ends]
    assert "the section “Impact” is empty" in result.stdout
    assert run("check", "-C", tmp_path, "--fix", "--unsafe-fixes").stderr.startswith(
        "kyokun: there is nothing"
    )


def test_a_base_of_its_own_templates_gets_its_own_prompts(tmp_path: Path) -> None:
    cut = re.sub(r"(?ms)^## Impact\n.*?(?=^## )", "", tableless(complete()))
    template = "## Summary\n\n## Impact\n\n<!-- {{ id }}: how many euros? -->\n\n## Action items\n"
    base_of(tmp_path, cut, **{"templates/postmortem.en.md": template})
    run("check", "-C", tmp_path, "--fix", "--unsafe-fixes")
    assert "## Impact\n\n<!-- PM-001: how many euros? -->\n" in (tmp_path / PM).read_text(encoding="utf-8")


def test_unsafe_fixes_alone_make_no_sense(tmp_path: Path) -> None:
    base_of(tmp_path, BAD)
    result = run("check", "-C", tmp_path, "--unsafe-fixes")
    assert (result.exit_code, one_line(result.stderr)) == (
        2,
        "kyokun: --unsafe-fixes goes with --fix or --diff",
    )


def test_only_named_documents_are_mended(tmp_path: Path) -> None:
    other = BAD.replace("PM-001", "PM-002")
    base_of(tmp_path, BAD, **{"postmortems/2025/PM-002.md": other})
    run("check", "-C", tmp_path, "--fix", tmp_path / "postmortems/2025/PM-002.md")
    assert (tmp_path / PM).read_text(encoding="utf-8") == BAD
    assert "'medium'" in (tmp_path / "postmortems/2025/PM-002.md").read_text(encoding="utf-8")


TWO = tableless(complete()).replace("severity: medium", "severity: Medium").replace("tags:", "#")
TWO = TWO.replace("services: [api]", "services: [api]\ntags: [on]")


def test_only_selected_rules_mend(tmp_path: Path) -> None:
    base_of(tmp_path, TWO)
    run("check", "-C", tmp_path, "--fix", "--select", "KY116")
    assert (tmp_path / PM).read_text(encoding="utf-8") == TWO.replace("Medium", "medium")
    run("check", "-C", tmp_path, "--fix", "--ignore", "KY005")
    assert (tmp_path / PM).read_text(encoding="utf-8") == TWO.replace("Medium", "medium")
    run("check", "-C", tmp_path, "--fix")
    assert 'tags: ["on"]' in (tmp_path / PM).read_text(encoding="utf-8")


def test_what_the_base_asks_about_judges_a_fix_though_only_one_rule_is_selected(tmp_path: Path) -> None:
    cut = (
        tableless(complete()).replace("severity: medium", "severity: hihg").replace("## Follow-up", "## More")
    )
    base_of(tmp_path, cut)
    result = run("check", "-C", tmp_path, "--fix", "--select", "KY102")
    assert (tmp_path / PM).read_text(encoding="utf-8") == cut
    assert "1 more would bring up other findings" in result.stderr


def test_what_the_baseline_lives_with_is_not_mended(tmp_path: Path) -> None:
    base_of(tmp_path, TWO.replace("[on]", "[off-peak]"))
    assert run("baseline", "-C", tmp_path).exit_code == 0
    (tmp_path / PM).write_text(TWO, encoding="utf-8")
    run("check", "-C", tmp_path, "--fix", "--baseline", tmp_path / "kyokun-baseline.txt")
    assert (tmp_path / PM).read_text(encoding="utf-8") == TWO.replace("[on]", '["on"]')


def test_only_what_the_change_made_or_touched_is_mended(tmp_path: Path) -> None:
    old = TWO.replace("tags: [on]", "tags: [off]") + "\n| a | b |\n|---|---|\n| long | c |\n"
    base_of(tmp_path, old)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "as it was"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True)
    new = old.replace("[off]", "[on]")
    (tmp_path / PM).write_text(new, encoding="utf-8")
    run("check", "-C", tmp_path, "--fix", "--changed-since", "HEAD")
    assert (tmp_path / PM).read_text(encoding="utf-8") == new.replace("[on]", '["on"]')


def test_a_document_outside_any_base_is_mended_too(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: y\r\nseverity: Low\r\n---\r\n")
    run("check", "-C", tmp_path, "--fix", "x.md")
    assert (tmp_path / "x.md").read_bytes() == b"---\r\ntitle: y\r\nseverity: low\r\n---\r\n"


def test_diff_writes_nothing_and_exits_1_only_for_changes(tmp_path: Path) -> None:
    base_of(tmp_path, BAD)
    before = contents(tmp_path)
    result = run("check", "-C", tmp_path, "--diff")
    assert (result.exit_code, contents(tmp_path)) == (1, before)
    assert "-severity: 'Medium'  # as  agreed\t\n+severity: 'medium'  # as  agreed\t\n" in result.stdout
    assert one_line(result.stderr).startswith("kyokun: would fix ")
    run("check", "-C", tmp_path, "--fix")
    again = run("check", "-C", tmp_path, "--fix", "--diff")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "kyokun: there is nothing to fix\n")


NAMES = {
    "plain": "PM-001.md",
    "blanks": "PM-001 a  name.md",
    "japanese": "PM-001-決済 停止.md",
    "quotes": 'PM-001-"x".md',
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
@pytest.mark.parametrize("form", ["plain", "crlf", "bom", "no break at the end", "mixed"])
def test_git_applies_the_difference_to_what_fix_would_have_written(
    name: str, form: str, tmp_path: Path
) -> None:
    data = BAD.encode()
    match form:
        case "crlf":
            data = data.replace(b"\n", b"\r\n")
        case "bom":
            data = b"\xef\xbb\xbf" + data
        case "no break at the end":
            data = data.rstrip(b"\n") + b"\n\n| a | b |\n|---|---|\n| long | c |"
        case "mixed":
            data = data.replace(b"\n", b"\r\n", 3)
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        write_base(folder, {f"postmortems/2025/{name}": data, **LESSONS})
    patch = run("check", "-C", one, "--diff").stdout_bytes
    subprocess.run(["git", "init", "-q"], cwd=one, check=True)
    subprocess.run(["git", "-c", "core.autocrlf=false", "apply", "-"], cwd=one, input=patch, check=True)
    run("check", "-C", other, "--fix")
    assert contents(one) == contents(other)


def test_a_read_only_file_is_refused_on_one_line_with_exit_code_2(tmp_path: Path) -> None:
    base_of(tmp_path, BAD)
    (tmp_path / PM).chmod(0o444)
    result = run("check", "-C", tmp_path, "--fix")
    said, counted = result.stderr.splitlines()
    assert said == (
        f"kyokun: {PM}: not fixed, since it is read-only: make it writable, for example with `chmod u+w`"
    )
    assert counted == "kyokun: there is nothing to fix; 1 finding left"
    assert "KY116" in result.stdout
    assert result.exit_code == 2
    assert (tmp_path / PM).read_text(encoding="utf-8") == BAD


def test_the_mode_stays(tmp_path: Path) -> None:
    base_of(tmp_path, BAD)
    (tmp_path / PM).chmod(0o640)
    run("check", "-C", tmp_path, "--fix")
    assert (tmp_path / PM).stat().st_mode & 0o777 == 0o640
    assert "'medium'" in (tmp_path / PM).read_text(encoding="utf-8")


def test_a_link_inside_the_base_stays_a_link(tmp_path: Path) -> None:
    base_of(tmp_path, complete("PM-002"), **{"drafts/real.md": BAD})
    link = tmp_path / "postmortems/2025/PM-003.md"
    link.symlink_to("../../drafts/real.md")
    run("check", "-C", tmp_path, "--fix")
    assert link.is_symlink()
    assert "'medium'" in (tmp_path / "drafts/real.md").read_text(encoding="utf-8")


def test_a_link_out_of_the_folder_is_never_written_through(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", complete())
    outside = tmp_path / "outside.md"
    outside.write_text(BAD, encoding="utf-8")
    (base / "postmortems/2025/PM-004.md").symlink_to(outside)
    (base / "notes.md").symlink_to(outside)
    assert run("check", "-C", base, "--fix").exit_code == 1
    named = run("check", "-C", base, "--fix", base / "notes.md")
    assert named.stderr.splitlines()[0].startswith(
        "kyokun: notes.md: not fixed, since it is a link that leads out"
    )
    assert named.exit_code == 2
    assert outside.read_text(encoding="utf-8") == BAD


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    base_of(tmp_path, BAD, **{"postmortems/2025/PM-002.md": BAD.replace("PM-001", "PM-002")})
    base = find_base(tmp_path)
    assert base is not None
    knowledge = load_base(base)
    done = mended(
        knowledge, base_conventions(base), None, {document.path for document in knowledge.documents}
    )
    (tmp_path / PM).write_text("somebody's own words", encoding="utf-8")
    left = rewrite_all(done.changes, tmp_path)
    assert {path: error.hindrance for path, error in left.items()} == {PM: Hindrance.CHANGED}
    assert (tmp_path / PM).read_text(encoding="utf-8") == "somebody's own words"
    assert "'medium'" in (tmp_path / "postmortems/2025/PM-002.md").read_text(encoding="utf-8")


def test_a_kill_at_any_moment_leaves_every_file_old_or_new(tmp_path: Path) -> None:
    names = [f"postmortems/2025/PM-{number:03}.md" for number in range(1, 81)]
    text = "---\nid: {id}\ntitle: x\nstatus: draft\nseverity: Low  # kept\n---\n"
    old = {name: text.format(id=name[-9:-3]).encode() for name in names}
    new = {name: data.replace(b"Low", b"low") for name, data in old.items()}
    write_base(tmp_path, {**old, **LESSONS})
    chance = random.Random(20260105)  # noqa: S311 - which moment, not which key
    killed = 0
    for _ in range(6):
        process = start("check", "--fix", "--now", NOW, cwd=tmp_path)
        watched = chance.choice(names)
        while process.poll() is None and (tmp_path / watched).read_bytes() == old[watched]:
            pass  # until it has written as far as that, or is done
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        for name in names:
            assert (tmp_path / name).read_bytes() in (old[name], new[name])
            (tmp_path / name).write_bytes(old[name])
        written = {path.name for path in (tmp_path / "postmortems/2025").iterdir()}
        assert all(name.startswith(".PM-") for name in written - {Path(name).name for name in names})
    assert killed
    assert run("check", "-C", tmp_path, "--fix").exit_code == 0
    assert {name: (tmp_path / name).read_bytes() for name in names} == new


def _corpora() -> list[Path]:
    named = os.environ.get("KYOKUN_CORPORA")
    return sorted(path for path in Path(named).iterdir() if path.is_dir()) if named else []


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("folder", [ROOT / "tests/bases/small", *_corpora()], ids=lambda path: path.name)
def test_real_documents_are_stable_after_one_run_and_gain_nothing(
    folder: Path, unsafe: bool, tmp_path: Path
) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy", symlinks=True)
    options = ["--fix", *["--unsafe-fixes"] * unsafe, "--format", "json"]
    before = json.loads(run("check", "-C", copy, "--format", "json", copy).stdout)["findings"]
    after = json.loads(run("check", "-C", copy, *options, copy).stdout)["findings"]
    assert len(after) <= len(before) or unsafe
    once = contents(copy)
    run("check", "-C", copy, *options, copy)
    assert contents(copy) == once


def test_this_repository_has_nothing_to_fix(tmp_path: Path) -> None:
    result = run("check", "-C", ROOT, "--diff", ROOT, ROOT / "README.md", ROOT / "README.ja.md")
    assert (result.exit_code, result.stdout) == (0, "")
    for folder in (
        "templates",
        "docs",
    ):  # no documents of the base, but their tables are aligned all the same
        shutil.copytree(ROOT / folder, tmp_path / folder)
    assert run("check", "-C", tmp_path, "--diff", tmp_path).stdout == ""
