"""The glossary: what incidents are about, in both languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from kyokun.model.language import Words
from kyokun.model.options import Term
from kyokun.search.related.features import Reading
from kyokun.search.related.spellings import Spellings

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

    def named_in(self, reading: Reading) -> frozenset[str]:
        """The names of the concepts that a text speaks of."""
        return self._spellings.named_in(reading)

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(
            # A Japanese spelling in Latin letters (``TTL``) is looked for as an English one: in other words it would mean nothing.
            (one.name, one.ja, (*one.en, *filter(str.isascii, one.ja)))
            for one in self.concepts
        )


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
