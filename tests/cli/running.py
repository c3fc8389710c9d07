"""Running the command: inside this process, or as one of its own."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from kyokun.cli.main import main

NEUTRAL = {"LANG": "C", "LC_ALL": "", "LC_MESSAGES": "", "SOURCE_DATE_EPOCH": ""}
"""Neither language nor time comes from the machine that runs the tests."""


def run(*arguments: str | Path) -> Result:
    """``kyokun ARGUMENTS`` in this process; an exception that the command let through fails the test."""
    return CliRunner().invoke(main, list(map(str, arguments)), env=NEUTRAL, catch_exceptions=False)


def start(
    *arguments: str | Path, cwd: Path, stdout: int = subprocess.PIPE, encoding: str = ""
) -> subprocess.Popen[bytes]:
    """``kyokun ARGUMENTS`` as a process of its own, begun and not waited for."""
    return subprocess.Popen(
        [sys.executable, "-m", "kyokun.cli", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | NEUTRAL | ({"PYTHONIOENCODING": encoding} if encoding else {}),
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def one_line(text: str) -> str:
    """The text, which must be a single line: every complaint is."""
    assert text.endswith("\n"), text
    assert text.count("\n") == 1, text
    return text[:-1]
