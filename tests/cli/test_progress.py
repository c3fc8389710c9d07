"""The line about what takes long: seen only at a terminal, and only while it takes long."""

import io
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kyokun.cli.progress import progress

ERASE = "\r\x1b[K"


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def until(stream: io.StringIO, text: str) -> None:
    """Wait for the text to appear."""
    deadline = time.monotonic() + 10
    while text not in stream.getvalue():
        assert time.monotonic() < deadline, stream.getvalue()
        time.sleep(0.005)


def test_a_long_run_says_what_it_does_and_leaves_nothing_behind() -> None:
    stream = Terminal()
    with progress(stream, after=0) as say:
        say("reading")
        until(stream, "kyokun: reading")
        say("checking")
        until(stream, "kyokun: checking")
    assert stream.getvalue().endswith(f"{ERASE}kyokun: checking{ERASE}")
    assert "\n" not in stream.getvalue()


def test_a_short_run_shows_nothing() -> None:
    stream = Terminal()
    with progress(stream) as say:
        say("reading")
    assert stream.getvalue() == ""


def test_a_run_that_breaks_off_leaves_nothing_behind() -> None:
    stream = Terminal()
    with suppress(SystemExit), progress(stream, after=0) as say:
        say("reading")
        until(stream, "reading")
        sys.exit(2)
    assert stream.getvalue().endswith(ERASE)


@pytest.mark.parametrize(("stream", "terminal"), [(io.StringIO(), "xterm"), (Terminal(), "dumb")])
def test_a_pipe_and_a_terminal_that_cannot_erase_get_nothing(
    stream: io.StringIO, terminal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    with progress(stream, after=0) as say:
        say("reading")
        time.sleep(0.05)
    assert stream.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("checking documents… 4 of 1020", "kyokun: checking d…"),
        ("文書を検査しています…", "kyokun: 文書を検査…"),
    ],
)
def test_in_a_narrow_terminal_it_stays_on_one_line(told: str, shown: str) -> None:
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 20, 0, 0))
    with Path(os.ttyname(theirs)).open("w", encoding="utf-8") as stream, progress(stream, after=0) as say:
        say(told)
        seen = b""
        while shown.encode() not in seen:
            seen += os.read(ours, 4096)
    assert told.encode() not in seen
    os.close(theirs)
    os.close(ours)
