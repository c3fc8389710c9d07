"""The glossary: what incidents are about, in both languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from kyokun.model.language import Words
from kyokun.model.options import Term
from kyokun.search.related.features import (
    Reading,
    is_kanji_pair,
    is_katakana,
    katakana_of,
    read_features,
    squeezed,
)

_PACKAGED = Path(__file__).resolve().with_name("glossary.yml")


@dataclass(frozen=True, slots=True)
class Concept:
    """Something an incident can be about, with its spellings in both languages, the ones to show first."""

    name: str
    ja: tuple[str, ...]
    en: tuple[str, ...]
    is_safeguard: bool = False
    """Whether it is what should have caught or contained an incident."""

    @property
    def label(self) -> Words:
        """What to call it."""
        return Words(next(iter((*self.ja, *self.en))), next(iter((*self.en, *self.ja))))


@dataclass(frozen=True)
class Glossary:
    """Concepts in the order of their names."""

    concepts: tuple[Concept, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Concept]:
        """Concepts by name."""
        return {concept.name: concept for concept in self.concepts}

    @cached_property
    def labels(self) -> Mapping[str, Words]:
        """What to call each, by name."""
        return {concept.name: concept.label for concept in self.concepts}

    @cached_property
    def _japanese(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """By a pair of kanji that the spelling holds, so that a text is asked only for what it may hold; else under ``""``."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for concept in self.concepts:
            for spelling in map(squeezed, concept.ja):
                if not spelling.isascii():
                    found[next(filter(is_kanji_pair, read_features(spelling).features), "")].append(
                        (spelling, concept.name)
                    )
        return {pair: tuple(spellings) for pair, spellings in found.items()}

    @cached_property
    def _english(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """By a feature of the spelling, so that a text is asked only for what it may hold; else under ``""``.

        A Japanese spelling in Latin letters (``TTL``) is among them: within other words it would mean nothing.
        """
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for concept in self.concepts:
            for spelling in (*concept.en, *filter(str.isascii, concept.ja)):
                read = read_features(spelling)
                if read.stems.strip():
                    found[next(iter(read.features), "")].append((read.stems, concept.name))
        return {feature: tuple(spellings) for feature, spellings in found.items()}

    @cached_property
    def _katakana(self) -> tuple[tuple[str, str], ...]:
        """The spellings under ``""`` that are nothing but katakana: the katakana of a text is short."""
        return tuple(pair for pair in self._japanese.get("", ()) if is_katakana(pair[0]))

    @cached_property
    def _anywhere(self) -> tuple[tuple[str, str], ...]:
        """The others under ``""``."""
        return tuple(pair for pair in self._japanese.get("", ()) if not is_katakana(pair[0]))

    def named_in(self, reading: Reading) -> frozenset[str]:
        """The names of the concepts that a text speaks of."""
        return frozenset(self._named_in(reading))

    def _named_in(self, reading: Reading) -> Iterator[str]:
        if not reading.squeezed.isascii():
            katakana = katakana_of(reading.squeezed)
            yield from (name for spelling, name in self._katakana if spelling in katakana)
            yield from (name for spelling, name in self._anywhere if spelling in reading.squeezed)
            for pair in self._japanese.keys() & reading.features.keys():
                for spelling, name in self._japanese[pair]:
                    if spelling in reading.squeezed:
                        yield name
        for feature in ("", *(self._english.keys() & reading.features.keys())):
            for stems, name in self._english.get(feature, ()):
                if stems in reading.stems:
                    yield name


def glossary_with(terms: Iterable[Term]) -> Glossary:
    """The glossary that ships with Kyokun and a base's own terms, which add to the concept of the same name."""
    concepts = dict(_packaged())
    for term in terms:
        known = concepts.get(term.name, Concept(term.name, (), ()))
        concepts[term.name] = Concept(
            term.name, _added(known.ja, term.ja), _added(known.en, term.en), known.is_safeguard
        )
    return Glossary(tuple(concepts[name] for name in sorted(concepts)))


def _added(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))


@lru_cache(maxsize=1)
def _packaged() -> Mapping[str, Concept]:
    written = yaml.safe_load(_PACKAGED.read_text(encoding="utf-8"))
    return {
        name: Concept(name, tuple(spellings["ja"]), tuple(spellings["en"]), kind == "safeguards")
        for kind, concepts in written.items()
        for name, spellings in concepts.items()
    }
