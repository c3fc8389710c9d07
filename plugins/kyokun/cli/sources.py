"""The lines of documents, for reports that quote them."""

from collections.abc import Iterator, Mapping

from kyokun.reading.document import Location, document_bytes
from kyokun.text.decoding import Undecodable, decode
from kyokun.text.span import Lines


class Sources(Mapping[str, Lines]):
    """The lines of every document looked at, by path; a file is read when its lines are asked for."""

    def __init__(self, documents: Mapping[str, Location]) -> None:
        self._documents = documents
        self._known: dict[str, Lines] = {}

    def __getitem__(self, path: str) -> Lines:
        known = self._known.get(path)
        if known is None:
            try:
                text = decode(document_bytes(self._documents[path])).text
            except Undecodable:
                text = ""
            known = self._known[path] = Lines(text)
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    def renamed(self, names: Mapping[str, str]) -> "Sources":
        """The same under other paths."""
        return Sources({names[path]: location for path, location in self._documents.items()})
