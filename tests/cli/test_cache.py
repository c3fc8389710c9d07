"""What is kept between runs of the command: where, for which program, and with others at work."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import kyokun
from tests.cli.running import NEUTRAL, run, start
from tests.making import NOW, complete, write_base

PACKAGE = Path(kyokun.__file__).parent


def kept_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.sqlite"))


def check(base: Path, *options: str | Path) -> str:
    return run("check", "-C", base, "--now", NOW, "--format", "json", *options).stdout


def test_the_folder_is_the_one_named_and_nothing_is_kept_without(tmp_path: Path) -> None:
    base, folder = write_base(tmp_path / "base"), tmp_path / "kept"
    assert (
        check(base, "--no-cache") == check(base, "--cache-dir", folder) == check(base, "--cache-dir", folder)
    )
    assert len(kept_in(folder)) == 1
    assert {path.name for path in base.iterdir()} == {"mkdocs.yml", "postmortems", "lessons"}


def test_a_folder_that_cannot_be_used_is_done_without(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    environment = os.environ | NEUTRAL | {"KYOKUN_CACHE_DIR": str(tmp_path / "file" / "below")}
    done = subprocess.run(
        [sys.executable, "-m", "kyokun.cli", "check", "--now", NOW, "--format", "json"],
        cwd=base,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (check(base, "--no-cache"), "")


def test_another_program_does_not_believe_this_one(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base", {"postmortems/2025/PM-001.md": "---\nid: PM-001\n---\n# x\n"})
    shutil.copytree(PACKAGE, tmp_path / "plugins" / "kyokun", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent.parent / "templates", tmp_path / "templates")
    rule = tmp_path / "plugins/kyokun/rules/sections/section_missing.py"
    environment = os.environ | NEUTRAL | {"PYTHONPATH": str(tmp_path / "plugins")}
    command = [sys.executable, "-m", "kyokun.cli", "check", "--now", NOW, "--format", "json"]

    def told() -> str:
        return subprocess.run(
            [*command, "--cache-dir", tmp_path / "kept"],
            cwd=base,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    before = told()
    status = rule.stat()
    rule.write_text(rule.read_text("utf-8").replace('"KY201"', '"KY291"'), encoding="utf-8")
    os.utime(rule, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = told()
    assert "KY201" in before
    assert sorted(before.splitlines()) == sorted(after.replace("KY291", "KY201").splitlines())
    assert "KY201" not in after


def test_two_processes_at_once_find_what_one_finds(tmp_path: Path) -> None:
    base, folder = write_base(tmp_path / "base"), tmp_path / "kept"
    for number in range(2, 30):
        (base / f"postmortems/2025/PM-{number:03d}.md").write_text(
            complete(f"PM-{number:03d}"), encoding="utf-8"
        )
    for word in ("one", "two"):
        with (base / "postmortems/2025/PM-002.md").open("a", encoding="utf-8") as stream:
            stream.write(f"\nTODO {word} [x](gone.md)\n")
        arguments = ("check", "--now", NOW, "--format", "json", "--cache-dir", folder)
        both = [start(*arguments, cwd=base) for _ in range(2)]
        told = [process.communicate()[0].decode() for process in both]
        assert told == [check(base, "--no-cache")] * 2
        assert check(base, "--cache-dir", folder) == told[0]
