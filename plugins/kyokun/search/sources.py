"""One file of the base: its content's hash, and the records of what it says."""

from dataclasses import dataclass
from pathlib import Path

from kyokun.knowledge.base import Base
from kyokun.knowledge.discovery import location
from kyokun.knowledge.loading import template_boxes, template_prompts
from kyokun.reading.conventions import Conventions, conventions_of
from kyokun.reading.document import read_source
from kyokun.search.document_entries import entries_of
from kyokun.search.engine.schema import Record
from kyokun.search.files import content, digest
from kyokun.search.records import origin, record_of, words_of
from kyokun.text.decoding import Undecodable, decode


@dataclass(frozen=True, slots=True)
class Read:
    """A file as read: its content's hash (empty when it has none), its records and their words."""

    digest: str
    records: tuple[Record, ...]
    words: frozenset[str]


class SourceReader:
    """Reads files of one base."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._conventions: Conventions = conventions_of(
            base.options, template_prompts(base.templates), template_boxes(base.templates)
        )

    def read(self, path: str) -> Read:
        """Read a file by its path below the base's root; what cannot be read has no records."""
        data = content(self._base.root, path)
        try:
            decoded = decode(data) if data is not None else None
        except Undecodable:
            decoded = None
        if decoded is None:
            return Read(digest(data), (), frozenset())
        where = location(self._base.root / path, Path(path))
        document = read_source(where, decoded, self._conventions)
        entries = entries_of(document, self._base.options.zone)
        records = tuple(record_of(entry, origin(path)) for entry in entries)
        return Read(digest(data), records, words_of(entries))


_NOTHING = Read("", (), frozenset())
