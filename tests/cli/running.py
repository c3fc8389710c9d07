"""Running the command: inside this process, or as one of its own."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from contextlib import suppress
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


def at_terminal(
    *arguments: str | Path, columns: int = 80, complaints: bool = False, **environment: str
) -> tuple[int, str]:
    """``kyokun ARGUMENTS`` at a terminal of that width: the exit code and what appeared on it.

    What goes to standard error appears there only with ``complaints``.
    """
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "kyokun.cli", *map(str, arguments)],
        env=kept | NEUTRAL | {"TERM": "xterm-256color"} | environment,
        stdin=its,
        stdout=its,
        stderr=its if complaints else subprocess.DEVNULL,
    )
    os.close(its)
    shown = b""
    with suppress(OSError):  # how the end is told where the last of the other side is closed
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


def one_line(text: str) -> str:
    """The text, which must be a single line: every complaint is."""
    assert text.endswith("\n"), text
    assert text.count("\n") == 1, text
    return text[:-1]
