"""Where a document's sentences put blame: shared by the rules about language."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kyokun.reading.document import Document
from kyokun.rules import blame_en, blame_ja
from kyokun.rules.blame_pattern import BlameKind, BlamePattern, BlameTable
from kyokun.rules.given_names import GIVEN_NAMES
from kyokun.rules.once import once
from kyokun.rules.prose import MASK, Sentence, sentences
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_TABLES = (blame_ja.TABLE, blame_en.TABLE)
_LATIN = lazy_pattern(r"[a-z]+")
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Blame:
    """A stretch of a document that blames."""

    kind: BlameKind
    span: Span
    written: str
    """What it says, without markup, shortened for a message."""


def blames(document: Document, kind: BlameKind) -> Iterator[Blame]:
    """What blames in this way: one finding a sentence is enough to rewrite it, so the kinds told before it win."""
    return (blame for blame in _all(document) if blame.kind is kind)


@once
def _all(document: Document) -> tuple[Blame, ...]:
    return tuple(_every(document))


def _every(document: Document) -> Iterator[Blame]:
    text = document.text.lower()
    if len(text) != len(document.text):  # a few letters grow, and places would shift
        text = document.text
    words = _words(text)
    alone, with_person, people = (tuple(_places(text, part & words)) for part in _vocabulary())
    handles = _places(text, {"@"}) if with_person else ()
    people = tuple(sorted((*people, *handles)))

    def is_wanted(span: Span) -> bool:
        return _holds(alone, span) or (_holds(with_person, span) and _holds(people, span))

    if alone or (with_person and people):
        asked = _asked(words)
        for sentence in sentences(document, is_wanted):
            yield from _blame(sentence, asked, document)


def _asked(words: set[str]) -> list[tuple[BlamePattern, BlameTable, tuple[str, ...]]]:
    """The patterns that can match at all, in the order of their kinds, with those of their words that stand in the text."""
    return [
        (pattern, table, tuple(pattern.words & words))
        for kind in BlameKind
        for table in _TABLES
        for pattern in table.patterns
        if pattern.kind is kind and not pattern.words.isdisjoint(words)
    ]


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of patterns that need no person, of those that need one, and those for people."""
    patterns = [pattern for table in _TABLES for pattern in table.patterns]
    return (
        frozenset(word for pattern in patterns if not pattern.needs_person for word in pattern.words),
        frozenset(word for pattern in patterns if pattern.needs_person for word in pattern.words),
        frozenset(word for table in _TABLES for word in table.people),
    )


@cache
def _phrases() -> tuple[tuple[str, frozenset[str]], ...]:
    """The phrases of Latin words, each with the words that it is made of."""
    every = {word for part in _vocabulary() for word in part}
    return tuple(
        (word, frozenset(_LATIN.findall(word))) for word in sorted(every) if word.isascii() and " " in word
    )


@cache
def _by_first_letter() -> dict[str, tuple[str, ...]]:
    """The Japanese words, by their first letter."""
    words = sorted({word for part in _vocabulary() for word in part if not word.isascii()})
    return {
        letter: tuple(word for word in words if word[0] == letter) for letter in {word[0] for word in words}
    }


def _words(text: str) -> set[str]:
    """The words of the vocabulary that stand in a text."""
    found = set(_LATIN.findall(text))
    found.update(phrase for phrase, parts in _phrases() if parts <= found and phrase in text)
    if not text.isascii():
        letters = _by_first_letter()
        found.update(
            word for letter in letters.keys() & set(text) for word in letters[letter] if word in text
        )
    return found


def _places(text: str, words: Iterable[str]) -> list[int]:
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    return sorted(found)


def _holds(places: tuple[int, ...], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _blame(
    sentence: Sentence, asked: list[tuple[BlamePattern, BlameTable, tuple[str, ...]]], document: Document
) -> Iterator[Blame]:
    text = sentence.text.lower()
    for pattern, table, words in asked:
        if any(word in text for word in words):
            match = _meant(sentence.text, table, pattern, document)
            if match is not None:
                yield Blame(pattern.kind, sentence.span(*match.span()), _short(match[0]))
                return


def _meant(text: str, table: BlameTable, pattern: BlamePattern, document: Document) -> re.Match[str] | None:
    """The first match that means what it says."""
    match = pattern.expression.search(text)
    while match is not None:
        names = [name for group, name in match.groupdict().items() if name and group.startswith("name")]
        before, after = text[: match.start()], text[match.end() :]
        if (
            all(_is_person(name, document) for name in names)
            and not table.not_after.search(before)
            and not table.not_before.match(after)
            and not table.is_others(pattern.kind, before, match[0])
        ):
            return match
        match = pattern.expression.search(text, match.start() + 1)
    return None


def _is_person(word: str, document: Document) -> bool:
    return word in GIVEN_NAMES or f"@{word.lower()}" in document.text


def _short(match: str) -> str:
    written = " ".join(match.replace(MASK, "…").split())
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
