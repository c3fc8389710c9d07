"""Where an answer goes: to standard output, or to the file that was named."""

from pathlib import Path

from kyokun.cli.output import emit, reason
from kyokun.cli.session import Session, fail
from kyokun.text.atomic import replace


def write_answer(session: Session, text: str, output: Path | None) -> None:
    """Print it, or write it to a file; a file that cannot be written ends the run with exit code 2."""
    if output is None:
        emit(text)
    else:
        write_file(session, output, text.encode("utf-8", "replace"))


def write_file(session: Session, output: Path, data: bytes) -> None:
    """The same for bytes and a file."""
    path = session.start / output
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # /dev/stdout, a pipe: nothing to put in place of
        else:
            replace(path.resolve(), data)  # what a link points to is written, not the link
    except OSError as error:
        fail(reason(error))
