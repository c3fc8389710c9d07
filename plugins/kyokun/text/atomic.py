"""Writing files so that a kill at any moment leaves the old one or the new one."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet; its folders are made.

    Raises:
        FileExistsError: something is there already; it is left as it was.
        OSError: the file could not be written; nothing of it remains.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary_with(path, data)
    try:
        # A hard link, unlike a rename, refuses to replace what another process wrote meanwhile.
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        _write_exclusively(path, data)  # a file system without hard links
    finally:
        temporary.unlink(missing_ok=True)


def _write_exclusively(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        try:
            stream.write(data)
            stream.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise


def replace(path: Path, data: bytes) -> None:
    """Write a file in place of whatever is there; its folders are made.

    Raises:
        OSError: the file could not be written; the old one is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary_with(path, data)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _temporary_with(path: Path, data: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _mode_for(path: Path) -> int:
    """The mode a file written in the ordinary way would get, or the one it already has."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
