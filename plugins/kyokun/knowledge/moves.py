"""Which documents of an earlier base are which of today's, under another path."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from kyokun.knowledge.knowledge import Knowledge
from kyokun.reading.document import Document

_ALIKE = 0.5
"""Of the longer text, the share that both must have in common, as for ``git diff -M``."""
_MOST_COMPARED = 250_000
"""Pairs. Git, too, compares no more when more documents moved than a person would have edited."""


def moved(before: Knowledge, after: Knowledge) -> Mapping[str, str]:
    """By path in ``before``, the path in ``after``, of documents that are gone from the one and new in the other.

    They are the same document when they declare the same id, which nobody else does; when they have the same text; or when
    at least half of the longer one's lines, by length, stand in both.
    """
    stayed = {one.path for one in before.documents} & {one.path for one in after.documents}
    gone = [one for one in before.documents if one.path not in stayed and one.unreadable is None]
    came = [one for one in after.documents if one.path not in stayed and one.unreadable is None]
    found: dict[str, str] = {}
    for name in (_declared_id, _text):
        found |= _paired(gone, came, name)
        gone = [one for one in gone if one.path not in found]
        came = [one for one in came if one.path not in found.values()]
    return found | _alike(gone, came)


def _declared_id(document: Document) -> str | None:
    return document.postmortem.id if document.postmortem else None


def _text(document: Document) -> str | None:
    return "\n".join(document.text.splitlines())


def _paired(
    gone: Iterable[Document], came: Iterable[Document], name: Callable[[Document], str | None]
) -> dict[str, str]:
    """Those that have a name alone on either side."""
    sides: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, documents in enumerate((gone, came)):
        for document in documents:
            if (known := name(document)) is not None:
                sides[known][side].append(document.path)
    return {old[0]: new[0] for old, new in sides.values() if len(old) == len(new) == 1}


def _alike(gone: list[Document], came: list[Document]) -> dict[str, str]:
    if len(gone) * len(came) > _MOST_COMPARED:
        return {}
    lines = {one.path: Counter(one.text.splitlines()) for one in came}
    scored = []
    for old in gone:
        counted = Counter(old.text.splitlines())
        for new in came:
            if old.location.kind is new.location.kind:
                common = sum(len(line) * count for line, count in (counted & lines[new.path]).items())
                scored.append((-common / max(len(old.text), len(new.text), 1), old.path, new.path))
    found: dict[str, str] = {}
    for score, old_path, new_path in sorted(scored):
        if -score >= _ALIKE and old_path not in found and new_path not in found.values():
            found[old_path] = new_path
    return found
