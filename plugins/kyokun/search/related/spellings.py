"""Which names stand in a text, each with many spellings in two languages: a text is asked only for what it may hold."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kyokun.search.related.features import (
    Reading,
    Token,
    is_kanji_pair,
    katakana_in,
    read_features,
    squeezed,
)

_Spelt = tuple[str, str]
"""A spelling, as ``Reading.squeezed`` or ``Reading.stems`` has it, and the name it stands for."""


@dataclass(frozen=True, slots=True)
class _Hint:
    """What a token, or a run of katakana, says of the text it stands in."""

    names: tuple[str, ...]
    """What it names by itself."""
    squeezed: tuple[_Spelt, ...]
    stems: tuple[_Spelt, ...]
    """Spellings that hold it, or a part of it: they may stand in the text."""


_Pairs = defaultdict[str, list[_Spelt]]


class Spellings:
    """Names with their spellings in Japanese, which may stand anywhere, and in English, which are whole words."""

    def __init__(self, named: Iterable[tuple[str, Sequence[str], Sequence[str]]]) -> None:
        self._japanese, self._english, self._katakana = _Pairs(list), _Pairs(list), _Pairs(list)
        self._anywhere: list[_Spelt] = []
        for name, japanese, english in named:
            for spelling in japanese:
                self._add_japanese(squeezed(spelling), name)
            for spelling in english:
                self._add_english(read_features(spelling), name)
        self._of_tokens = _Hints(self._read_token)
        self._of_katakana = _Hints(self._read_katakana)

    def named_in(self, reading: Reading) -> frozenset[str]:
        """The names that a text spells."""
        hints = self._of_tokens.of(reading.counts)
        found: set[str] = set()
        if not reading.shaped.isascii():
            hints += self._of_katakana.of(set(katakana_in(reading.squeezed)))
            found.update(_standing_in(reading.squeezed, self._anywhere))
        for hint in hints:
            found.update(hint.names)
        in_squeezed = {one for hint in hints for one in hint.squeezed if one[1] not in found}
        if in_squeezed:
            found.update(_standing_in(reading.squeezed, in_squeezed))
        in_stems = {one for hint in hints for one in hint.stems if one[1] not in found}
        if in_stems:
            found.update(_standing_in(reading.stems, in_stems))
        return frozenset(found)

    def _add_japanese(self, spelling: str, name: str) -> None:
        if spelling.isascii():
            return
        pair = next(filter(is_kanji_pair, read_features(spelling).features), None)
        katakana = max(katakana_in(spelling), key=len, default=None)
        if pair is not None:
            self._japanese[pair].append((spelling, name))
        elif katakana is not None:
            self._katakana[katakana].append((spelling, name))
        else:
            self._anywhere.append((spelling, name))

    def _add_english(self, read: Reading, name: str) -> None:
        words = read.stems.split()
        if words:  # what says nothing by itself (``too many``) goes by its first word
            self._english[next(iter(read.features), f" {words[0]}")].append((read.stems, name))

    def _read_token(self, token: Token) -> _Hint | None:
        japanese = [one for feature in token.features for one in self._japanese.get(feature, ())]
        keys = (*token.features, *(f" {word}" for word in token.words.split()))
        english = [one for key in keys for one in self._english.get(key, ())]
        names = (
            *_standing_in(token.written.casefold(), japanese),
            *_standing_in(f" {token.words} ", english),
        )
        return _Hint(names, tuple(japanese), tuple(english)) if japanese or english else None

    def _read_katakana(self, run: str) -> _Hint | None:
        found = [one for part, spellings in self._katakana.items() if part in run for one in spellings]
        return _Hint(tuple(_standing_in(run, found)), tuple(found), ()) if found else None


def _standing_in(text: str, spellings: Iterable[_Spelt]) -> list[str]:
    return [name for spelling, name in spellings if spelling in text]


_Asked = TypeVar("_Asked")


class _Hints(dict[_Asked, _Hint | None]):
    """What each token, or run of katakana, says; the same few ten thousand make up any base."""

    def __init__(self, read: Callable[[_Asked], _Hint | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, asked: _Asked) -> _Hint | None:
        found = self[asked] = self._read(asked)
        return found

    def of(self, all_asked: Iterable[_Asked]) -> list[_Hint]:
        """The hints of several, where there are any."""
        return [hint for asked in all_asked if (hint := self[asked]) is not None]
