"""The hooks of ``.pre-commit-hooks.yaml``, run by pre-commit itself from a clone of this repository."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.making import LESSON, complete, write_base
from tests.repository.fresh_clone import ROOT, fresh_clone

DOCUMENT = "postmortems/2025/PM-001 決済の障害.md"
CONFIGURATION = """\
repos:
  - repo: {url}
    rev: {rev}
    hooks:
      - id: kyokun-check
        args: [--lang, en, --now, "2025-06-05T09:00+09:00"]
      - id: kyokun-fix
        args: [--lang, en, --now, "2025-06-05T09:00+09:00"]
        stages: [manual]
"""


@dataclass(frozen=True)
class Checkout:
    """Somebody's base under git, with pre-commit set up."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command as its author would type it."""
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def write(self, name: str, text: str) -> None:
        """Writes a file and stages it."""
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        assert self.run("git", "add", "--all").returncode == 0


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A base with one clean commit, whose hooks come from a clone of this repository."""
    clone = fresh_clone(tmp_path_factory.mktemp("kyokun"))
    rev = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=clone, capture_output=True, text=True, check=True
    ).stdout.strip()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("VIRTUAL_ENV", "PYTHON", "GIT_"))
    }
    person = {
        f"GIT_{who}_{what}": "rin@example.com"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environment = {
        **kept,
        **person,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PRE_COMMIT_COLOR": "never",
        "LANG": "C.UTF-8",
    }
    made = Checkout(write_base(tmp_path_factory.mktemp("base")), environment)
    for command in (
        ["git", "init", "--quiet"],
        ["git", "add", "--all"],
        ["git", "commit", "--quiet", "-m", "start"],
    ):
        assert made.run(*command).returncode == 0
    made.write(".pre-commit-config.yaml", CONFIGURATION.format(url=clone.as_uri(), rev=rev))
    made.write(DOCUMENT, complete("PM-002", "Payments failed while the clock was set back"))
    made.write("lessons/practice/timeouts.md", LESSON)
    installed = made.run("pre-commit", "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return made


def test_a_commit_is_refused_over_an_error_and_made_once_it_is_mended(checkout: Checkout) -> None:
    text = complete("PM-002", "Payments failed while the clock was set back")
    checkout.write(DOCUMENT, text.replace("- **Owner**: @rin", "- **Owner**:"))
    refused = checkout.run("git", "commit", "--message", "x")
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1, said
    assert f"{DOCUMENT}:" in said
    assert "error KY501 action-without-owner" in said
    checkout.write(DOCUMENT, text)
    made = checkout.run("git", "commit", "--message", "x")
    assert made.returncode == 0, made.stdout + made.stderr
    assert "Passed" in made.stdout + made.stderr


def test_it_runs_over_all_files_but_only_those_of_a_base(checkout: Checkout) -> None:
    checkout.write("notes.md", "no postmortem")
    everything = checkout.run("pre-commit", "run", "--all-files")
    assert everything.returncode == 0, everything.stdout
    assert "Passed" in everything.stdout
    other = checkout.run("pre-commit", "run", "kyokun-check", "--files", "notes.md")
    assert (other.returncode, "Skipped" in other.stdout) == (0, True)


def test_the_fix_stands_in_the_file_and_the_author_looks_at_it_before_it_is_committed(
    checkout: Checkout,
) -> None:
    text = complete("PM-002", "Payments failed while the clock was set back")
    checkout.write(DOCUMENT, text.replace("severity: medium", "severity: Medium"))
    first = checkout.run("pre-commit", "run", "kyokun-fix", "--hook-stage", "manual", "--files", DOCUMENT)
    assert first.returncode == 1, first.stdout
    assert "files were modified by this hook" in first.stdout
    assert "severity: medium\n" in (checkout.folder / DOCUMENT).read_text(encoding="utf-8")
    again = checkout.run("pre-commit", "run", "kyokun-fix", "--hook-stage", "manual", "--files", DOCUMENT)
    assert again.returncode == 0, again.stdout


def test_every_hook_is_a_command_of_ours_and_described() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        assert hook["entry"].split()[0] == "kyokun"
        assert hook["language"] == "python"
        assert {"id", "name", "description"} <= set(hook)
