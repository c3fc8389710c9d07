"""Whether a file still holds what it held: by what the system says of it where that is enough, else by its bytes."""

import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from kyokun.reading.document import Location, document_bytes
from kyokun.text.decoding import Undecodable

_MARGIN = 2_000_000_000
"""Nanoseconds within which two changes may leave the same times: FAT counts in steps of two seconds."""


class Stamp(NamedTuple):
    """What the system said of a file when it held the content of that digest."""

    size: int
    mtime: int
    ctime: int
    inode: int
    digest: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a document's file holds."""

    digest: str | None
    """None when it cannot be read."""
    data: bytes | None
    """None when it was not looked at, since it is as it was."""
    obstacle: Undecodable | None = None
    stamp: Stamp | None = None
    """To be kept; None when it says nothing new, or would not tell a later change."""


def content(location: Location, known: Stamp | None, now: int) -> Content:
    """What a file holds, ``known`` being the stamp kept of it and ``now`` the time in nanoseconds since the epoch."""
    status = None
    if not location.leads_outside:
        with suppress(OSError, ValueError):
            status = os.stat(location.place)  # noqa: PTH116 - without a path for each of very many
    if status is not None and known is not None and _same(status, known):
        return Content(known.digest, None)
    try:
        data = document_bytes(location)
    except Undecodable as error:
        return Content(None, None, error)
    digest = digest_of(data)
    # A change right after this look could leave every number as it is: such a file is looked at again next time. Where
    # the system does not tell when a file was changed last (Windows), only its bytes do.
    settled = (
        status is not None and os.name != "nt" and max(status.st_mtime_ns, status.st_ctime_ns) < now - _MARGIN
    )
    stamp = (
        Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, digest)
        if status is not None and settled
        else None
    )
    return Content(digest, data, stamp=stamp)


def digest_of(data: bytes) -> str:
    """What tells contents apart."""
    return blake2b(data, digest_size=16).hexdigest()


def _same(status: os.stat_result, known: Stamp) -> bool:
    return (
        status.st_size == known.size
        and status.st_mtime_ns == known.mtime
        and status.st_ctime_ns == known.ctime
        and status.st_ino == known.inode
    )
