"""What a text is about, as counted features: kanji in pairs, katakana words whole, other words by their stems.

Searching indexes every pair of letters so that nothing is missed; likeness is judged by what carries meaning, so hiragana
(endings and particles), numbers, addresses and people are left out.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kyokun.search.engine import stem

_KANJI = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KATAKANA = "\u30a1-\u30fa\u30fc"
_LATIN = "A-Za-z\u00c0-\u024f"
_TOKEN = re.compile(
    rf"[{_LATIN}][{_LATIN}0-9_]*(?:-[0-9]+|://[^\s)>\]|]*|@[\w.-]*)?"
    rf"|@[\w.-]+|[{_KANJI}]{{2,}}|[{_KATAKANA}]{{2,}}|(?<![\w.:/-])[45][0-9]{{2}}(?![\w:/-]|\.[0-9])"
)
"""The last are HTTP's statuses of failure: 503 says what broke; other numbers say how much."""
_LEFT_OUT = re.compile(r".*[:@-].*|(?=[a-f]*[0-9])[0-9a-f]{7,}")
"""Addresses, people, ids such as ``PM-042``, and hashes."""
_PART = re.compile(rf"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z\u00c0-\u024f0-9]+|[A-Z]+[0-9]*|[{_LATIN}0-9]+")
_STEMMED = re.compile(r"[a-z]{3,}")
_JAPANESE_RUN = re.compile(rf"[{_KANJI}]{{2,}}")
_LONG_VOWEL = "\u30fc"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is compared."""

    features: Mapping[str, int]
    """How often each feature stands in it."""
    squeezed: str
    """The text itself in NFKC and lower case, without white space, which Japanese puts where it likes."""
    stems: str
    """The stems of its Latin words in the order of writing, each between spaces."""


@dataclass(frozen=True, slots=True)
class _Token:
    features: tuple[str, ...]
    words: str = ""


class _Tokens(dict[str, _Token]):
    """What each token comes to; the same few ten thousand make up any base."""

    def __missing__(self, token: str) -> _Token:
        found = self[token] = _read_token(token)
        return found


_TOKENS = _Tokens()


def read_features(text: str) -> Reading:
    """The features of a text."""
    shaped = text if text.isascii() else unicodedata.normalize("NFKC", text)
    tokens = _TOKEN.findall(shaped)
    features: Counter[str] = Counter()
    for token, count in Counter(tokens).items():
        for feature in _TOKENS[token].features:
            features[feature] += count
    words = " ".join([found.words for token in tokens if (found := _TOKENS[token]).words])
    return Reading(features, squeezed(shaped), f" {words} ")


def squeezed(text: str) -> str:
    """A text as ``Reading.squeezed`` has it."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def stems_of(words: str) -> str:
    """Words as ``Reading.stems`` has them."""
    return read_features(words).stems


def joined(pairs: Iterable[str], text: str) -> tuple[str, ...]:
    """Overlapping pairs of kanji put together where ``text`` writes them so: 接続, 続枯 and 枯渇 are 接続枯渇."""
    wanted = set(pairs)
    found: dict[str, None] = {}
    for run in _JAPANESE_RUN.findall(text):
        begin = None
        for at in range(len(run)):
            if run[at : at + 2] in wanted:
                begin = at if begin is None else begin
            elif begin is not None:
                found[run[begin : at + 1]] = None
                begin = None
    return tuple(found)


def is_kanji_pair(feature: str) -> bool:
    """Whether the feature is a pair of kanji, perhaps cut out of a longer word."""
    return _JAPANESE_RUN.fullmatch(feature) is not None


def _read_token(token: str) -> _Token:
    if _LEFT_OUT.fullmatch(token):
        return _Token(())
    if _JAPANESE_RUN.match(token):
        return _Token(tuple(map(str.__add__, token, token[1:])))
    if re.match(rf"[{_KATAKANA}]", token):
        # Either custom of writing: サーバー and サーバ are one.
        return _Token((token[:-1] if len(token) > 3 and token.endswith(_LONG_VOWEL) else token,))
    parts = tuple(_stemmed(part) for part in _PART.findall(token)) or (token,)
    features = tuple(part for part in parts if len(part) > 1)
    whole = () if len(parts) == 1 else (token.casefold(),)
    return _Token((*features, *whole), " ".join(parts))


def _stemmed(part: str) -> str:
    word = part.casefold()
    return stem(word) if _STEMMED.fullmatch(word) else word
