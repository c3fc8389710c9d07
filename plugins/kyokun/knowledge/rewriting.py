"""Putting a document's new text in the place of the old one."""

import os
import stat
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from kyokun.reading.document import Document
from kyokun.text.atomic import replace
from kyokun.text.decoding import BYTE_ORDER_MARK


class Hindrance(StrEnum):
    """Why a document must stay as it is."""

    CHANGED = "changed"
    """Somebody has changed the file since it was read."""
    OUTSIDE = "outside"
    """A link out of the folder it belongs to."""
    READ_ONLY = "read-only"
    SYSTEM = "system"
    """The system refuses."""


class NotRewritten(Exception):
    """A document that was not rewritten; its file is as it was.

    Attributes:
        hindrance: why.
        detail: the system's word; may be empty.
    """

    def __init__(self, hindrance: Hindrance, detail: str = "") -> None:
        super().__init__(f"{hindrance}: {detail}" if detail else str(hindrance))
        self.hindrance = hindrance
        self.detail = detail


def rewrite(old: Document, new: Document, root: Path) -> None:
    """Write ``new`` over the file that ``old`` was read from; a link to a file inside ``root`` stays a link.

    A kill at any moment leaves the old file or the new one.

    Raises:
        NotRewritten: the file leads out of ``root``, is read-only, is no longer what was read, or cannot be written.
    """
    file = old.location.file
    try:
        target = file.resolve(strict=True)
        if file.is_symlink() and not target.is_relative_to(root.resolve()):
            raise NotRewritten(Hindrance.OUTSIDE)
        # The superuser may write to anything: the file's own word counts.
        if not target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(
            target, os.W_OK
        ):
            raise NotRewritten(Hindrance.READ_ONLY)
        current = target.read_bytes()
        if current == as_bytes(new):
            return  # by another link to the same file
        if current != as_bytes(old):
            raise NotRewritten(Hindrance.CHANGED)
        replace(target, as_bytes(new))
    except OSError as error:
        raise NotRewritten(Hindrance.SYSTEM, error.strerror or str(error)) from error


def rewrite_all(changes: Iterable[tuple[Document, Document]], root: Path) -> dict[str, NotRewritten]:
    """Write every change that can be written; by path, what was left and why."""
    left: dict[str, NotRewritten] = {}
    for old, new in changes:
        try:
            rewrite(old, new, root)
        except NotRewritten as error:
            left[old.path] = error
    return left


def as_bytes(document: Document) -> bytes:
    """The file that a document is read from."""
    return (BYTE_ORDER_MARK if document.has_bom else b"") + document.text.encode("utf-8")
