"""Text as terms: what is indexed, and what a query is looked up as.

A text is a row of runs. A run of Japanese (Han, kana) or Korean becomes its overlapping pairs of letters; a run of other
letters and digits, joined by single marks as in ``payment-gateway``, ``java.lang.OutOfMemoryError`` or ``PM-042-1``, is one
word that is indexed whole, in parts and by their stems. Both languages are read alike, since each document mixes them.

Positions count so that a phrase is a row of terms at consecutive positions:

- ``証明書`` is ``証明`` and ``明書`` at 0 and 1, and what follows without a mark between is at 2, be it ``TLS`` or, after a
  space, another run: ``TLS証明書`` and ``TLS 証明書`` find each other;
- all forms of a word share one position;
- punctuation leaves a position empty, so that no phrase reaches across it.

Before that text is normalised: NFKC (full-width letters and half-width kana become ordinary ones), no invisible characters,
lower case; hiragana counts as katakana. The first and the last letter of each Japanese run are terms too: a single letter is
found as these and as every pair that begins with it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kyokun.search.engine.stemming import stem
from kyokun.text.patterns import lazy_pattern

_CJK = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff"
)
_UNASSIGNED_CJK = "\ufa6e-\ufaff\U00020000-\U0003ffff"
"""Where those are that Python does not count as letters, or not yet."""
_LETTER = rf"[^\W_{_CJK}]"
_JOINT = r"(?:::|->|__|[-_./:@+'’\\~])"
_RUN = re.compile(
    # A line broken within a Japanese sentence goes on as if it were not. Long classes stand here no more often than matching is
    # fast with: to compile one takes 3 ms of every search.
    rf"(?P<cjk>(?:[{_CJK}]+\n?)+)|(?P<word>{_LETTER}+(?:{_JOINT}{_LETTER}+)*)|(?P<mark>(?:[^\s\w{_UNASSIGNED_CJK}]|_)+)"
)
_WORD = lazy_pattern(rf"{_LETTER}+(?:{_JOINT}{_LETTER}+)*")
_KATAKANA_WORD = lazy_pattern("[ァ-ヺー]{3,}")
_CJK_LETTER = lazy_pattern(f"[{_CJK}]")
_OUTER_JOINT = re.compile(r"::|->|[/:@+\\~]")
_INNER_JOINT = re.compile(r"[-_.'’]+")
_HUMP = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+[0-9]*|[0-9]+|[^A-Za-z0-9]+")
_PLAIN_ENGLISH = re.compile(r"[a-z]{3,}")
_KATAKANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff]+")
_CLUSTER = lazy_pattern(r"[\uff66-\uff9f][\uff9e\uff9f]?|.[\u0300-\u036f\u3099\u309a]*", re.DOTALL)

LONGEST_WORD = 120
"""Longer words (keys, encoded data) are cut."""


class Run(NamedTuple):
    """A stretch of Japanese, or a word with what joins its parts; ``text`` is normalised but keeps its case."""

    text: str
    is_cjk: bool
    position: int
    start: int
    """Where it stands in the text, in code points, as given."""
    end: int


class Token(NamedTuple):
    """What stands at a position: ``terms`` are all the forms it is found by, the one as written first."""

    terms: tuple[str, ...]
    position: int
    start: int
    end: int


class Forms(NamedTuple):
    """The terms of a word: ``words`` as they are written, in lower case, the whole first; ``stems`` that are none of these."""

    words: tuple[str, ...]
    stems: tuple[str, ...]


def is_cjk(letter: str) -> bool:
    """Whether a letter belongs to those that are indexed in pairs."""
    return _CJK_LETTER.match(letter) is not None


def normalise(text: str) -> str:
    """The text as it is compared: NFKC, no invisible characters, case folded. Kana are not folded here."""
    return _shaped(text).casefold()


def alike(text: str) -> str:
    """The same with hiragana as katakana: what differs no more is the same to a search."""
    return normalise(text).translate(_KATAKANA)


def runs(text: str, position: int = 0) -> Iterator[Run]:
    """The runs of a text, the first at ``position``."""
    shaped = _shaped(text)
    return _runs(shaped, _offsets(text, shaped), position)


def _runs(shaped: str, offsets: list[int] | None, position: int) -> Iterator[Run]:
    pending_gap = False
    any_yet = False
    for match in _RUN.finditer(shaped):
        kind = match.lastgroup
        if kind == "mark":
            pending_gap = any_yet
            continue
        position += pending_gap
        pending_gap, any_yet = False, True
        start, end = match.span()
        found = match.group()
        if kind == "cjk":
            end -= found.endswith("\n")
            found = found.replace("\n", "").translate(_KATAKANA)
            yield Run(found, True, position, offsets[start] if offsets else start, _end(offsets, end))
            position += max(1, len(found) - 1)
        else:
            yield Run(found, False, position, offsets[start] if offsets else start, _end(offsets, end))
            position += 1


def rows(text: str) -> list[list[Run]]:
    """The runs of a text, divided where punctuation leaves a position empty: each row is found as a phrase."""
    found: list[list[Run]] = []
    expected = None
    for run in runs(text):
        if run.position != expected:
            found.append([])
        found[-1].append(run)
        expected = run.position + (max(1, len(run.text) - 1) if run.is_cjk else 1)
    return found


def tokens(text: str, position: int = 0) -> Iterator[Token]:
    """The tokens of a text with the places they come from; those of a Japanese run overlap by a letter."""
    for run in runs(text, position):
        if not run.is_cjk:
            forms = word_forms(run.text)
            yield Token((*forms.words, *forms.stems), run.position, run.start, run.end)
            continue
        length = len(run.text)
        # Where normalising or a broken line changed the number of letters, a token points to its whole run.
        exact = run.end - run.start == length
        for at in range(max(1, length - 1)):
            terms = dict.fromkeys((run.text[at : at + 2], *_edges(run.text, at)))
            start, end = (run.start + at, run.start + min(at + 2, length)) if exact else (run.start, run.end)
            yield Token(tuple(terms), run.position + at, start, end)


def positions(
    text: str, position: int = 0, found: defaultdict[str, list[int]] | None = None
) -> tuple[defaultdict[str, list[int]], int]:
    """The positions of every term of a text, ascending, and the position after its end.

    They are added to ``found``, whose positions are lower.
    """
    found = defaultdict(list) if found is None else found
    at = end = position
    gap = False
    # The runs as ``_runs`` gives them, without what only a place in the text is needed for.
    for cjk, word, _ in _RUN.findall(_shaped(text)):
        if word:
            at += gap
            for term in _terms_of(word):
                found[term].append(at)
            at += 1
        elif cjk:
            at += gap
            letters = cjk.replace("\n", "").translate(_KATAKANA)
            last = len(letters) - 1
            found[letters[0]].append(at)
            if not last:
                at += 1
            else:
                for pair in map(str.__add__, letters, letters[1:]):
                    found[pair].append(at)
                    at += 1
                if last > 1 or letters[0] != letters[last]:
                    found[letters[last]].append(at - 1)
        else:
            gap = at != position
            continue
        gap = False
        end = at
    return found, end


def terms(text: str) -> Iterator[str]:
    """Every term of a text in the order of writing, repeated as often as it stands there."""
    for token in tokens(text):
        yield from token.terms


def vocabulary(text: str) -> set[str]:
    """The words of a text as a person writes them: each word whole and in parts, and each run of katakana."""
    shaped = _shaped(text)
    found = {form for word in set(_WORD.findall(shaped)) for form in word_forms(word).words}
    return found if text.isascii() else found.union(_KATAKANA_WORD.findall(shaped))


@lru_cache(maxsize=65_536)
def word_forms(word: str) -> Forms:
    """The forms of a word (a run that is not Japanese): itself, its parts between marks and humps, and their stems."""
    whole = word[:LONGEST_WORD]
    words = {whole.casefold(): None}
    for outer in _OUTER_JOINT.split(whole):
        words[outer.casefold()] = None
        for inner in _INNER_JOINT.split(outer):
            words[inner.casefold()] = None
            words.update((hump.casefold(), None) for hump in _HUMP.findall(inner))
    words.pop("", None)
    stems = dict.fromkeys(stem(form) for form in words if _PLAIN_ENGLISH.fullmatch(form))
    return Forms(tuple(words), tuple(form for form in stems if form and form not in words))


@lru_cache(maxsize=65_536)
def _terms_of(word: str) -> tuple[str, ...]:
    forms = word_forms(word)
    return (*forms.words, *forms.stems)


def _edges(letters: str, at: int) -> Iterator[str]:
    """The single letters that are terms at a place of a Japanese run: its first, and at its end the last."""
    if at == 0:
        yield letters[0]
    if at == max(0, len(letters) - 2):
        yield letters[-1]


def _shaped(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


def _offsets(text: str, shaped: str) -> list[int] | None:
    """Where each letter of the shaped text was; None when each is where it was."""
    if len(shaped) == len(text) and all(map(_stays, set(text))):
        return None
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        offsets.extend([cluster.start()] * len(_shaped(cluster.group())))
    offsets.append(len(text))
    return offsets


@lru_cache(maxsize=16_384)
def _stays(letter: str) -> bool:
    """Whether a letter is always one letter of the shaped text."""
    return len(_shaped(letter)) == 1 and not unicodedata.combining(_shaped(letter))


def _end(offsets: list[int] | None, end: int) -> int:
    """Where the letter after ``end - 1`` begins in the text as given."""
    if offsets is None:
        return end
    last = offsets[end - 1]
    return next((offset for offset in offsets[end:] if offset > last), offsets[-1])
