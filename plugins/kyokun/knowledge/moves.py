"""Which documents of an earlier base are which of today's, under another path."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kyokun.knowledge.knowledge import Knowledge
from kyokun.reading.document import DocumentKind
from kyokun.text.span import Lines

_ALIKE = 0.5
"""Of the longer text, the share that both must have in common, as for ``git diff -M``."""
_MOST_COMPARED = 250_000
"""Pairs. Git, too, compares no more when more documents moved than a person would have edited."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document at one time, as far as two times are compared."""

    path: str
    kind: DocumentKind
    id: str | None
    """What it declares; a lesson declares none."""
    subject: str | None
    """The id of what it is about: its own, or for a lesson what its path makes of it."""
    lines: Lines


Versions = Mapping[str, Version]
"""By path."""


def versions(knowledge: Knowledge) -> Versions:
    """Every document as it is in that knowledge."""
    return {
        one.path: Version(
            one.path,
            one.location.kind,
            one.postmortem.id if one.postmortem else None,
            one.subject,
            one.lines,
        )
        for one in knowledge.documents
    }


def moved(before: Versions, after: Versions) -> Mapping[str, str]:
    """By path in ``before``, the path in ``after``, of documents that are gone from the one and new in the other.

    They are the same document when they declare the same id, which nobody else does; when they have the same text; or when
    at least half of the longer one's lines, by length, stand in both.
    """
    gone = [one for path, one in sorted(before.items()) if path not in after]
    came = [one for path, one in sorted(after.items()) if path not in before]
    found: dict[str, str] = {}
    for name in (_declared_id, _text):
        found |= _paired(gone, came, name)
        taken = set(found.values())
        gone = [one for one in gone if one.path not in found]
        came = [one for one in came if one.path not in taken]
    return found | _alike(gone, came)


def _declared_id(version: Version) -> str | None:
    return version.id


def _text(version: Version) -> str | None:
    return "\n".join(version.lines.text.splitlines())


def _paired(
    gone: Iterable[Version], came: Iterable[Version], name: Callable[[Version], str | None]
) -> dict[str, str]:
    """Those that have a name alone on either side."""
    sides: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, documents in enumerate((gone, came)):
        for document in documents:
            if (known := name(document)) is not None:
                sides[known][side].append(document.path)
    return {old[0]: new[0] for old, new in sides.values() if len(old) == len(new) == 1}


def _alike(gone: list[Version], came: list[Version]) -> dict[str, str]:
    if len(gone) * len(came) > _MOST_COMPARED:
        return {}
    counted = {one.path: Counter(one.lines.text.splitlines()) for one in came}
    scored = []
    for old in gone:
        lines = Counter(old.lines.text.splitlines())
        for new in came:
            if old.kind is new.kind:
                common = sum(len(line) * count for line, count in (lines & counted[new.path]).items())
                longer = max(len(old.lines.text), len(new.lines.text), 1)
                scored.append((-common / longer, old.path, new.path))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for score, old_path, new_path in sorted(scored):
        if -score >= _ALIKE and old_path not in found and new_path not in taken:
            found[old_path] = new_path
            taken.add(new_path)
    return found
