"""What is committed names no machine, no registry, and speaks only of itself."""

import re
import subprocess

from tests.repository.fresh_clone import ROOT

_FILES = sorted(
    name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    if (ROOT / name).is_file()
)
_FOREIGN = re.compile(
    r"\bfiles\.python\w+\.org|\bpypi\.\w+\b/|registry\.npm\w+|deb\.\w+\.org|/(?:root|work)/"
)
"""A registry's host, or a folder of one particular machine."""


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {
        name: match.group()
        for name in _FILES
        if (match := _FOREIGN.search((ROOT / name).read_bytes().decode("utf-8", "replace")))
    }
    assert set(found) <= {"tests/repository/test_cleanliness.py"}


def test_the_lock_files_pin_everything_by_hash() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        pinned = re.findall(r"^([\w.-]+)==", text, re.MULTILINE)
        blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert len(pinned) == len(blocks) > 5
        assert all("--hash=sha256:" in block for block in blocks)


def test_the_light_distribution_is_part_of_the_sites_and_both_of_the_tests() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        return set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.MULTILINE))

    assert pins("check") < pins("site") < pins("dev")
