"""Which ids are in use, and the next one, given to one process only."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kyokun.knowledge.base import POSTMORTEMS, Base
from kyokun.knowledge.knowledge import Knowledge

NARROWEST = 3
"""Digits: ``PM-001``."""


@contextmanager
def next_id(base: Base, knowledge: Knowledge) -> Iterator[str]:
    """The highest id in use plus one; no other process is given it while the context lasts.

    In use are the ids that documents declare, translations and drafts included, and those that names of files and folders
    under ``postmortems/`` begin with, readable or not.

    Raises:
        OSError: ``postmortems/`` cannot be written to.
    """
    folder = base.root / POSTMORTEMS
    folder.mkdir(parents=True, exist_ok=True)
    prefix = base.options.id_prefix
    number, width = _highest(_digits_in_use(knowledge, folder, prefix))
    while True:
        number += 1
        id_ = f"{prefix}-{number:0{width}d}"
        # Documents of one id may differ in name (PM-050-a.md, PM-050-b.md), so creating the document itself excludes
        # nobody. This file does; a kill leaves it behind, which costs one number and nothing else.
        reservation = folder / f".{id_}.reserved"
        try:
            reservation.open("xb").close()
        except FileExistsError:
            continue
        try:
            # Another process may have written its document between our reading and our reservation.
            if number not in {int(digits) for digits in _digits_in_names(folder, prefix)}:
                yield id_
                return
        finally:
            reservation.unlink(missing_ok=True)


def _highest(in_use: Iterable[str]) -> tuple[int, int]:
    """The highest number and how many digits to write the next one with."""
    highest = max(in_use, key=lambda digits: (int(digits), len(digits)), default="0")
    return int(highest), max(NARROWEST, len(highest))


def _digits_in_use(knowledge: Knowledge, folder: Path, prefix: str) -> Iterator[str]:
    yield from _digits_in_names(folder, prefix)
    begins = _id_pattern(prefix)
    declares = re.compile(rf"^id:\s*[\"']?{_id_pattern(prefix).pattern}", re.MULTILINE | re.IGNORECASE)
    for document in knowledge.documents:
        written = [declares.search(document.text)] if document.refused_yaml else []
        if document.postmortem is not None and document.postmortem.id is not None:
            written.append(begins.match(document.postmortem.id))
        written.append(begins.match(document.location.file.name))
        yield from (match[1] for match in written if match)


def _digits_in_names(folder: Path, prefix: str) -> Iterator[str]:
    begins = _id_pattern(prefix)
    for _, folders, files in os.walk(folder):
        yield from (match[1] for match in map(begins.match, (*folders, *files)) if match)


def _id_pattern(prefix: str) -> re.Pattern[str]:
    # Nine digits: longer runs are no counting, and Python refuses to convert very long ones.
    return re.compile(rf"{re.escape(prefix)}-([0-9]{{1,9}})(?![0-9])", re.IGNORECASE)
