"""How alike two documents are: the cosine of what they say and declare, each kind of it with its share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import fsum, log, sqrt
from operator import itemgetter

from kyokun.model.language import Language
from kyokun.search.related.profile import Kind, Profile

KEPT = 64
"""The features of a kind that a document is compared by: its weightiest. More cost time and change no order that matters."""
DECIMALS = 4
"""Of a likeness: beyond them sums differ with the order of adding."""

_NOISE = 1e-6
"""Of the last decimal: sums of a few hundred products differ by far less."""

_WITHIN = {Kind.TEXT: 0.25, Kind.CONCEPTS: 0.50, Kind.CAUSES: 0.15, Kind.SERVICES: 0.05, Kind.LESSONS: 0.05}
_ACROSS = {Kind.TEXT: 0.10, Kind.CONCEPTS: 0.60, Kind.CAUSES: 0.20, Kind.SERVICES: 0.05, Kind.LESSONS: 0.05}
"""Shares, of documents in one language and in two: between languages the glossary says what the words cannot."""

_DOUBT = {Kind.CONCEPTS: 5.0}
"""How far little evidence is trusted: as if each document were also about something of this weight that no other is about.
Else two documents that name one concept each, the same by chance, would be as alike as can be."""
_COMMON = 0.25
"""The share of documents from which on a word is common."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Vector:
    """A document's place among others: for each kind its features with their weights, of length 1 or, in doubt, less."""

    lang: Language
    kinds: Mapping[Kind, Weights]

    def shares(self, other: Language) -> Mapping[Kind, float]:
        """By kind, the root of its share in the likeness to a document in a language; of what is not written, none.

        Their squares sum up to 1, so that likeness is a cosine.
        """
        return _shares(self.lang is other, frozenset(self.kinds))


@cache
def _shares(is_within: bool, written: frozenset[Kind]) -> Mapping[Kind, float]:
    shares = _WITHIN if is_within else _ACROSS
    whole = sum(share for kind, share in shares.items() if kind in written)
    return {kind: sqrt(share / whole) for kind, share in shares.items() if kind in written}


class Rarity:
    """How rare a feature is among documents: their inverse document frequency."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        documents: Counter[Language | None] = Counter()
        holding: defaultdict[tuple[Kind, Language | None], Counter[str]] = defaultdict(Counter)
        for profile in profiles:
            documents.update((profile.lang, None))
            for kind in Kind:
                holding[_among(kind, profile.lang)].update(profile.said(kind).keys())
        self._unseen = {lang: log(1 + count) for lang, count in documents.items()}
        self._weights = {
            (kind, lang): {
                feature: self._unseen[lang] - log(count)
                for feature, count in counts.items()
                if kind is not Kind.TEXT or count <= documents[lang] * _COMMON
            }
            for (kind, lang), counts in holding.items()
        }
        self._common = {
            (kind, lang): counts.keys() - self._weights[kind, lang].keys()
            for (kind, lang), counts in holding.items()
        }

    def vector(self, profile: Profile) -> Vector:
        """The place of a document."""
        weighed = {kind: self._weighed(profile, kind) for kind in Kind}
        return Vector(profile.lang, {kind: weights for kind, weights in weighed.items() if weights})

    def _weighed(self, profile: Profile, kind: Kind) -> Weights:
        among = _among(kind, profile.lang)
        rare, common = self._weights.get(among, {}), self._common.get(among, ())
        unseen = self._unseen.get(among[1], 1.0)
        weights = {
            feature: said * rare.get(feature, unseen)
            for feature, said in profile.said(kind).items()
            if feature not in common
        }
        # Of equal weight those written first; a text has the same order wherever it is read.
        kept = sorted(weights.items(), key=itemgetter(1), reverse=True)[:KEPT]
        length = sqrt(fsum(weight * weight for _, weight in kept) + _DOUBT.get(kind, 0) ** 2)
        return {feature: weight / length for feature, weight in kept if weight}


def _among(kind: Kind, lang: Language) -> tuple[Kind, Language | None]:
    """A word is rare or common among the documents of its language, all else among all."""
    return kind, lang if kind is Kind.TEXT else None


def likeness(one: Vector, other: Vector) -> float:
    """From 0 for nothing in common to 1; the same either way round."""
    ours, theirs = one.shares(other.lang), other.shares(one.lang)
    whole = fsum(
        [
            share * theirs[kind] * _product(one.kinds[kind], other.kinds[kind])
            for kind, share in ours.items()
            if kind in theirs
        ]
    )
    return round(min(1.0, whole), DECIMALS)


def rounded(value: float) -> float | None:
    """A likeness that was added up in another order; None where its last digits may decide how it is rounded."""
    scaled = value * 10**DECIMALS
    return round(min(1.0, value), DECIMALS) if abs(scaled % 1 - 0.5) > _NOISE else None


def _product(one: Weights, other: Weights) -> float:
    # Added exactly, so that the order of a set does not matter.
    common = one.keys() & other.keys()
    return fsum([one[feature] * other[feature] for feature in common]) if common else 0.0
