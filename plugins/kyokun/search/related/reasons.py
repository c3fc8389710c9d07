"""Why two documents are called alike, in facts that a person can check in both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kyokun.model.language import Words
from kyokun.search.related.features import Spelling, Token
from kyokun.search.related.glossary import Glossary
from kyokun.search.related.likeness import Vector
from kyokun.search.related.profile import Kind

MOST_TERMS = 5
MOST_CONCEPTS = 4
_WORTH_NAMING = 0.005
"""What a word must contribute to the likeness of the texts (0 to 1) to be named."""


class ReasonKind(StrEnum):
    """What two documents have in common, the weightiest first."""

    DECLARED = "declared-recurrence"
    CITED_BY = "cited-by-similar"
    CAUSE = "cause"
    SERVICE = "service"
    LESSON = "lesson"
    SAFEGUARD = "failed-safeguard"
    CONCEPT = "concept"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Reason:
    """Something both have; ``values`` says what, in the words of both languages."""

    kind: ReasonKind
    values: tuple[Words, ...]


@dataclass(frozen=True)
class Compared:
    """A document's text and what it is written with, its place among others, the safeguards that failed in it, and the
    lessons it cites.
    """

    text: str
    tokens: tuple[Token, ...]
    vector: Vector
    failed: frozenset[str]
    lessons: frozenset[str]

    @property
    def spelling(self) -> Spelling:
        """How the text writes what it is compared by."""
        return _spelling(self.tokens)


@lru_cache(maxsize=2)  # one document is compared with several in a row
def _spelling(tokens: tuple[Token, ...]) -> Spelling:
    return Spelling(tokens)


def reasons(one: Compared, other: Compared, glossary: Glossary) -> tuple[Reason, ...]:
    """What both declare, name and say."""
    found = (
        Reason(ReasonKind.CAUSE, _plain(_causes(one.vector, other.vector))),
        Reason(ReasonKind.SERVICE, _plain(_shared(one.vector, other.vector, Kind.SERVICES))),
        Reason(ReasonKind.SAFEGUARD, _labels(sorted(one.failed & other.failed), glossary)),
        Reason(ReasonKind.CONCEPT, _labels(_concepts(one, other, glossary), glossary)),
        Reason(ReasonKind.TERMS, _plain(_terms(one, other))),
    )
    return tuple(reason for reason in found if reason.values)


def _shared(one: Vector, other: Vector, kind: Kind, least: float = 0) -> dict[str, float]:
    """What both have of a kind with what it contributes, at least ``least``, the most first."""
    ours, theirs = _of(one, kind), _of(other, kind)
    if not ours or not theirs:
        return {}
    products = [
        (-product, feature)
        for feature in ours.keys() & theirs.keys()
        if (product := ours[feature] * theirs[feature]) >= least
    ]
    products.sort()
    return {feature: -product for product, feature in products}


def _of(vector: Vector, kind: Kind) -> Mapping[str, float]:
    return vector.kinds.get(kind, {})


def _causes(one: Vector, other: Vector) -> Iterator[str]:
    """``category/tag`` where both are the same, else the tag that is."""
    shared = _shared(one, other, Kind.CAUSES)
    whole = [cause for cause in shared if "/" in cause]
    named = {cause.partition("/")[2] for cause in whole}
    yield from whole
    yield from (tag for tag in shared if "/" not in tag and tag not in named)


def _concepts(one: Compared, other: Compared, glossary: Glossary) -> list[str]:
    shared = _shared(one.vector, other.vector, Kind.CONCEPTS)
    return [name for name in shared if not glossary.by_name[name].is_safeguard][:MOST_CONCEPTS]


def _terms(one: Compared, other: Compared) -> list[str]:
    """The rare words of both, as the first writes them: to be found in the second too, inflected as they may be."""
    services = {part for name in _of(one.vector, Kind.SERVICES) for part in name.split("-")}
    shared = _shared(one.vector, other.vector, Kind.TEXT, _WORTH_NAMING)
    named = [feature for feature in shared if feature not in services]
    spelling = one.spelling
    forms: dict[str, None] = {}
    for feature in named[: 4 * MOST_TERMS]:
        forms[spelling.shared(feature, other.text)] = None
        if len(forms) == MOST_TERMS:
            break
    return list(forms)


def _plain(values: Iterator[str] | list[str] | dict[str, float]) -> tuple[Words, ...]:
    return tuple(Words(value, value) for value in values)


def _labels(names: list[str], glossary: Glossary) -> tuple[Words, ...]:
    return tuple(glossary.labels[name] for name in names)
