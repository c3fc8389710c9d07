"""A line about what takes long."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

_ERASE = "\r\x1b[K"


class _Line:
    """A line at the bottom of a terminal that is written anew whenever it changes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._text = ""
        self._shown = False
        self._ended = False

    def say(self, text: str) -> None:
        with self._lock:
            self._text = text
            if self._shown:
                self._write()

    def show(self) -> None:
        with self._lock:
            if not self._ended:
                self._shown = True
                self._write()

    def end(self) -> None:
        with self._lock:
            self._ended = True
            if self._shown:
                self._stream.write(_ERASE)
                self._stream.flush()

    def _write(self) -> None:
        self._stream.write(f"{_ERASE}{_fitting(f'kyokun: {self._text}', self._stream)}")
        self._stream.flush()


def _fitting(text: str, stream: TextIO) -> str:
    """The text on one line of the terminal: of one that had grown to two only the second would be erased."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return text
    from kyokun.reporters.excerpt import excerpt

    return excerpt(text, 0, 0, columns - 1).shown if columns > 1 else text


@contextmanager
def progress(stream: TextIO | None = None, after: float = 0.5) -> Iterator[Callable[[str], None]]:
    """Gives a function to say what is being done: shown once it takes longer than ``after`` seconds, erased at the end.

    Only on standard error (``stream``) and only when that is a terminal; otherwise nothing is ever written.
    """
    target = sys.stderr if stream is None else stream
    if not target.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    line = _Line(target)
    timer = threading.Timer(after, line.show)
    timer.daemon = True
    timer.start()
    try:
        yield line.say
    finally:
        timer.cancel()
        line.end()
