"""From an entry to what the index holds of it, and back.

Text counts by where it stands (Robertson and Zaragoza's BM25F: a term's occurrences are weighed by field before they are summed).
Each field has its own stretch of positions, so that a position tells the field.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from kyokun.model.language import Language
from kyokun.model.terms import ActionState, Detection, LessonPart, SectionKind, Severity, Status
from kyokun.search.analysis import positions, vocabulary
from kyokun.search.engine.schema import Record
from kyokun.search.entries import Entry, EntryKind, Passage
from kyokun.text.folding import fold


class _Field(NamedTuple):
    """Where a field's positions begin, and how much an occurrence in it counts."""

    start: int
    size: int
    weight: float


_TITLE = _Field(0, 1 << 16, 8.0)
_HEAD = _Field(1 << 16, 1 << 16, 6.0)
"""Id, causes, services, teams, tags."""
_SUMMARY = _Field(1 << 17, 1 << 20, 3.0)
_PROSE = _Field(1 << 24, 1 << 24, 1.0)
_CODE = _Field(1 << 25, 1 << 24, 0.25)
_FIELDS = (_TITLE, _HEAD, _SUMMARY, _PROSE, _CODE)
_STARTS = [field.start for field in _FIELDS]
_WEIGHTS = [field.weight for field in _FIELDS]

_SHORTEST_LISTED, _LONGEST_LISTED = 3, 60
_SECTIONS = frozenset(kind.value for kind in SectionKind)


def weight_at(position: int) -> float:
    """How much an occurrence at a position counts."""
    return _WEIGHTS[bisect_right(_STARTS, position) - 1]


def _weight(at: list[int]) -> float:
    """How much a term at these positions counts, which are in ascending order."""
    if at[0] >= _PROSE.start and at[-1] < _CODE.start:
        return float(len(at))  # nearly always
    return sum(map(weight_at, at))


def record_of(entry: Entry, origin: str) -> Record:
    """What the index holds of an entry; ``origin`` is the label it is deleted by."""
    texts: dict[_Field, list[str]] = {field: [] for field in _FIELDS}
    for field, text in _texts(entry):
        texts[field].append(text)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for field, some in texts.items():  # in ascending order, and so are the positions
        at = field.start
        for text in some:
            # A text never has more positions than letters.
            _, end = positions(text[: field.start + field.size - at], at, found)
            at = end + 1
    terms = {term: (_weight(at), at) for term, at in found.items()}
    return Record(
        terms=terms,
        labels=(origin, *labels_of(entry)),
        stored=_to_json(entry),
        day=entry.on.toordinal() if entry.on else 0,
        group=group_of(entry.path),
        length=sum(weight for weight, _ in terms.values()),
    )


def group_of(path: str) -> int:
    """The number that all entries of a document share."""
    return int.from_bytes(sha256(path.encode("utf-8", "surrogatepass")).digest()[:7], "big")


def origin(path: str) -> str:
    """The label of everything that a file says, by its path below the base's root."""
    return f"file:{path}"


def labels_of(entry: Entry) -> Iterator[str]:
    """What filters ask for."""
    yield f"type:{entry.kind}"
    yield f"lang:{entry.lang}"
    single = {
        "severity": entry.severity,
        "status": entry.status,
        "detected_by": entry.detected_by,
        "state": entry.state,
    }
    yield from (f"{name}:{value}" for name, value in single.items() if value is not None)
    several = {"service": entry.services, "team": entry.teams, "tag": entry.tags}
    for name, values in several.items():
        yield from (f"{name}:{fold(value)}" for value in values)
    for cause in entry.causes:
        category, _, tag = cause.partition("/")
        yield from {f"cause:{fold(form)}": None for form in (cause, category, tag)}
    yield from (f"owner:{fold(owner).removeprefix('@')}" for owner in entry.owners)


def words_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The words of entries that a query's word may be part of, or a misspelling of."""
    texts = dict.fromkeys(text for entry in entries for _, text in _texts(entry))
    return frozenset(
        word for word in vocabulary("\n".join(texts)) if _SHORTEST_LISTED <= len(word) <= _LONGEST_LISTED
    )


def entry_from(stored: str) -> Entry:
    """The entry that a record was made of."""
    written = json.loads(stored)
    passages = tuple(
        Passage(_part(part), heading, prose, code, tuple(links))
        for part, heading, prose, code, links in written.pop("passages")
    )
    for name, kind in _ENUMS.items():
        written[name] = kind(written[name]) if written[name] is not None else None
    for name in ("services", "teams", "causes", "tags", "owners"):
        written[name] = tuple(written[name])
    written["on"] = date.fromisoformat(written["on"]) if written["on"] else None
    return Entry(**written, passages=passages)


_ENUMS = {
    "kind": EntryKind,
    "lang": Language,
    "status": Status,
    "severity": Severity,
    "detected_by": Detection,
    "state": ActionState,
}


def _to_json(entry: Entry) -> str:
    fields = {name: getattr(entry, name) for name in Entry._fields}
    fields["on"] = entry.on.isoformat() if entry.on else None
    fields["passages"] = [(one.part, one.heading, one.prose, one.code, one.links) for one in entry.passages]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _part(written: str | None) -> SectionKind | LessonPart | None:
    if written is None:
        return None
    return SectionKind(written) if written in _SECTIONS else LessonPart(written)


def _texts(entry: Entry) -> Iterator[tuple[_Field, str]]:
    """An entry's text by field. An action's services and the like are its incident's: filters know them, text does not."""
    yield _TITLE, entry.title
    yield _HEAD, (entry.id or "") if entry.kind is EntryKind.ACTION else entry.head
    if entry.kind is EntryKind.LESSON:
        yield _SUMMARY, entry.summary
    for passage in entry.passages:
        field = _SUMMARY if passage.part is SectionKind.SUMMARY else _PROSE
        yield field, f"{passage.heading}\n\n{passage.prose}"
        yield _CODE, passage.code
        yield _CODE, "\n\n".join(passage.links)
