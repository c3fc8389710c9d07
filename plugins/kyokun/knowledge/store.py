"""What is kept between runs: one file for each base, in a folder of the user's own.

A cell is bytes under a table's name and a document's path. Whatever is wrong with the file, nothing is raised and nothing
false is given: a cell that is not exactly what was put there counts as missing.
"""

import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

TABLES = ("stamps", "facts", "details", "examined")
_SCHEMA = {
    name: f"CREATE TABLE {name} (path TEXT PRIMARY KEY, cell BLOB NOT NULL) WITHOUT ROWID" for name in TABLES
}
_PATIENCE = 2.0
"""Seconds to wait for another process that is writing."""
_UNUSED_DAYS = 30
_DAY = 24 * 3600
_SUM = 4


def user_folder(environment: Mapping[str, str]) -> Path | None:
    """Where this user's programs keep what may be deleted; None when that cannot be told.

    ``KYOKUN_CACHE_DIR``, else the platform's folder. Never the base itself: what a pull request can write is not believed.
    """
    chosen = environment.get("KYOKUN_CACHE_DIR")
    if chosen:
        return Path(chosen)
    home = Path("~").expanduser()
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) / "kyokun" / "Cache" if local else None
    if sys.platform == "darwin":
        folder = home / "Library" / "Caches"
    else:
        folder = Path(environment.get("XDG_CACHE_HOME") or home / ".cache")
    return folder / "kyokun" if folder.is_absolute() else None


class Store:
    """The cells of one base. Other processes may use the same file, and anyone may delete it, at any time."""

    def __init__(self, folder: Path | None, root: Path) -> None:
        """``folder`` None keeps everything in memory, for as long as the store lives."""
        self._file: Path | None = None
        self._connection: sqlite3.Connection | None = None
        if folder is None:
            self._connect(":memory:")
            return
        name = blake2b(os.fsencode(root), digest_size=16).hexdigest()
        self._file = folder / f"{name}.sqlite"
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _prune(folder, keep=self._file)
            self._connect(str(self._file))

    def all(self, table: str) -> dict[str, bytes]:
        """Every cell of a table."""
        rows = self._select(f"SELECT path, cell FROM {table}")  # noqa: S608 - one of TABLES
        return {path: whole for path, cell in rows if (whole := _whole(table, path, cell)) is not None}

    def one(self, table: str, path: str) -> bytes | None:
        """The cell of a path."""
        for _, cell in self._select(f"SELECT path, cell FROM {table} WHERE path = ?", path):  # noqa: S608 - as above
            return _whole(table, path, cell)
        return None

    def put(self, cells: Mapping[str, Mapping[str, bytes]], gone: Collection[str] = ()) -> None:
        """Put cells, by table and path, and forget the paths that are gone; all of it or nothing."""
        with self._quietly():
            if self._connection is None:
                return
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                for table, by_path in cells.items():
                    self._connection.executemany(
                        f"INSERT OR REPLACE INTO {table} VALUES (?, ?)",  # noqa: S608 - as above
                        ((path, _with_sum(table, path, cell)) for path, cell in sorted(by_path.items())),
                    )
                for table in TABLES:
                    self._connection.executemany(
                        f"DELETE FROM {table} WHERE path = ?",  # noqa: S608 - as above
                        ((path,) for path in gone),
                    )

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self, name: str) -> None:
        with self._quietly():
            self._connection = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
            # The file may have been made by someone else: nothing in it may act, and nothing but our tables is looked at.
            self._connection.execute("PRAGMA trusted_schema = OFF")
            self._connection.execute("PRAGMA cell_size_check = ON")
            found = dict(
                self._connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            )
            if not found:
                statements = (one.replace("TABLE", "TABLE IF NOT EXISTS") for one in _SCHEMA.values())
                self._connection.executescript(f"BEGIN IMMEDIATE;{';'.join(statements)};COMMIT")
            elif found != _SCHEMA:
                raise sqlite3.DatabaseError("not a file of ours")

    def _select(self, query: str, *values: str) -> list[tuple[str, bytes]]:
        with self._quietly():
            if self._connection is not None:
                return self._connection.execute(query, values).fetchall()
        return []

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """A file that is broken is removed, one that is busy or cannot be written is let be."""
        try:
            yield
        except sqlite3.OperationalError:
            self.close()
        except (sqlite3.Error, OverflowError, UnicodeError):
            self.close()
            if self._file is not None:
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)


def _with_sum(table: str, path: str, cell: bytes) -> bytes:
    return _sum(table, path, cell) + cell


def _whole(table: str, path: object, cell: object) -> bytes | None:
    """The cell that was put there; None when anything about it has changed since."""
    if (
        not isinstance(path, str)
        or not isinstance(cell, bytes)
        or _sum(table, path, cell[_SUM:]) != cell[:_SUM]
    ):
        return None
    return cell[_SUM:]


def _sum(table: str, path: str, cell: bytes) -> bytes:
    return zlib.crc32(cell, zlib.crc32(f"{table}\0{path}".encode("utf-8", "replace"))).to_bytes(_SUM)


def _prune(folder: Path, keep: Path) -> None:
    """Remove the files of bases that nobody has checked for a month."""
    now = time.time()
    with suppress(OSError):
        if now - keep.stat().st_mtime > _DAY:
            os.utime(keep)
    for file in folder.glob("*.sqlite"):
        with suppress(OSError):
            if file != keep and now - file.stat().st_mtime > _UNUSED_DAYS * _DAY:
                file.unlink()
