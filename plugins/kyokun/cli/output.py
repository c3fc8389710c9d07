"""Printing answers, whatever becomes of standard output."""

import os
import sys

import click

from kyokun.cli.session import fail


def emit(text: str) -> None:
    """Print an answer as UTF-8, a line break added when it has none; a full disk ends the run with exit code 2."""
    data = text if text.endswith("\n") else f"{text}\n"
    try:
        # Bytes: a locale or a console of another encoding must not break JSON, nor stop at a letter it lacks.
        click.echo(data.encode("utf-8", "replace"), nl=False)
    except BrokenPipeError:
        raise  # `| head` has read enough: click ends quietly
    except OSError as error:
        # What is left in the buffer would fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        fail(f"stdout: {reason(error)}")


def colour() -> bool:
    """Whether standard output shows colours: a terminal, unless NO_COLOR (no-color.org) says otherwise."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int | None:
    """How wide the terminal is that standard output goes to; None when it goes elsewhere."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None if sys.stdout.isatty() else None
    except OSError:
        return None


def note(message: str) -> None:
    """Say something beside the answer on one line of standard error."""
    click.echo(f"kyokun: {message}", err=True)


def reason(error: OSError) -> str:
    """What kept a file from being read or written: its name, when it is known, and the system's word."""
    word = error.strerror or str(error)
    return f"{error.filename}: {word}" if error.filename is not None else word
