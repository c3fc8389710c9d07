"""From a file's bytes to text, or to a reason why not."""

import codecs
import errno
import os
import stat
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

MAX_BYTES = 4 * 1024 * 1024
"""Larger files are not read: no postmortem is, and a pasted log of this size makes every tool unusable."""

BYTE_ORDER_MARK = codecs.BOM_UTF8
"""What some editors put before UTF-8."""
_FOREIGN_ENCODINGS = ("shift_jis", "cp932", "euc_jp", "iso2022_jp")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOSTLY_TEXT = 0.02
_JIS_ESCAPES = (b"\x1b$B", b"\x1b$@")
"""ISO-2022-JP is made of ASCII bytes alone, so that UTF-8 would take it: these begin its Japanese."""
_SUSPICIOUS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27})


class Obstacle(StrEnum):
    """Why a file could not be read as text."""

    NOT_FOUND = "not-found"
    NO_PERMISSION = "no-permission"
    NOT_A_FILE = "not-a-file"
    LINK_LOOP = "link-loop"
    OUTSIDE = "outside"
    """A link that leads out of the folder the file belongs to."""
    TOO_LARGE = "too-large"
    BINARY = "binary"
    ENCODING = "encoding"
    OTHER = "other"


class Undecodable(Exception):
    """A file that could not be read as text.

    Attributes:
        obstacle: why.
        detail: the encoding it seems to be in, its size in bytes, or the system's word; may be empty.
    """

    def __init__(self, obstacle: Obstacle, detail: str = "") -> None:
        super().__init__(f"{obstacle}: {detail}" if detail else str(obstacle))
        self.obstacle = obstacle
        self.detail = detail


class Decoded(NamedTuple):
    """A file's text, without its byte-order mark."""

    text: str
    has_bom: bool


def decode(data: bytes) -> Decoded:
    """Decode UTF-8.

    Raises:
        Undecodable: binary data, or text in another encoding (named when it can be told).
    """
    if data.startswith(_UTF16_MARKS):
        raise Undecodable(Obstacle.ENCODING, "utf-16")
    has_bom = data.startswith(BYTE_ORDER_MARK)
    body = data[len(BYTE_ORDER_MARK) :] if has_bom else data
    suspicious = len(body) - len(body.translate(None, _SUSPICIOUS))
    if b"\0" in body or suspicious > len(body) * _MOSTLY_TEXT:
        raise Undecodable(Obstacle.BINARY)
    if any(escape in body for escape in _JIS_ESCAPES) and _guess_encoding(body):
        raise Undecodable(Obstacle.ENCODING, _guess_encoding(body))
    try:
        return Decoded(body.decode("utf-8"), has_bom)
    except UnicodeDecodeError as error:
        raise Undecodable(Obstacle.ENCODING, _guess_encoding(body)) from error


def read_text(path: Path) -> Decoded:
    """Read and decode a file of at most ``MAX_BYTES``.

    Raises:
        Undecodable: whatever keeps the file from being read.
    """
    return decode(read_bytes(path))


def read_bytes(path: str | Path) -> bytes:
    """Read a file of at most ``MAX_BYTES``.

    Raises:
        Undecodable: whatever keeps the file from being read.
    """
    try:
        with open(path, "rb", opener=_open_without_waiting) as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Undecodable(Obstacle.NOT_A_FILE)
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _obstacle_of(error) from error
    if len(data) > MAX_BYTES:
        raise Undecodable(Obstacle.TOO_LARGE, str(status.st_size))
    return data


def _open_without_waiting(path: str, flags: int) -> int:
    """A named pipe must not keep us waiting for its writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _obstacle_of(error: OSError) -> Undecodable:
    known = {
        errno.ENOENT: Obstacle.NOT_FOUND,
        errno.EACCES: Obstacle.NO_PERMISSION,
        errno.EPERM: Obstacle.NO_PERMISSION,
        errno.EISDIR: Obstacle.NOT_A_FILE,
        errno.ENXIO: Obstacle.NOT_A_FILE,
        errno.ELOOP: Obstacle.LINK_LOOP,
    }
    obstacle = known.get(error.errno or 0, Obstacle.OTHER)
    return Undecodable(obstacle, (error.strerror or "") if obstacle is Obstacle.OTHER else "")


def _guess_encoding(body: bytes) -> str:
    """The first Japanese encoding that decodes every byte to text with kana in it, else nothing."""
    for encoding in _FOREIGN_ENCODINGS:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any("ぁ" <= letter <= "ヿ" for letter in text):
            return encoding.replace("cp932", "shift_jis").replace("_", "-")
    return ""
