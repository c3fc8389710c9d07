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
_KATAKANA_RUN = re.compile(rf"[{_KATAKANA}]+")
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
    forms: tuple[tuple[str, str], ...] = ()
    """Features other than pairs of kanji, as they are written."""


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


def is_kanji_pair(feature: str) -> bool:
    """Whether the feature is a pair of kanji, perhaps cut out of a longer word."""
    return _JAPANESE_RUN.fullmatch(feature) is not None


def _read_token(token: str) -> _Token:
    if _LEFT_OUT.fullmatch(token):
        return _Token(())
    if _JAPANESE_RUN.match(token):
        return _Token(tuple(map(str.__add__, token, token[1:])))
    if _KATAKANA_RUN.match(token):
        # Either custom of writing: サーバー and サーバ are one.
        feature = token[:-1] if len(token) > 3 and token.endswith(_LONG_VOWEL) else token
        return _Token((feature,), forms=((feature, token),))
    written = _PART.findall(token) or [token]
    parts = tuple(map(_stemmed, written))
    forms = tuple((part, form) for part, form in zip(parts, written, strict=True) if len(part) > 1)
    if len(parts) > 1:
        forms = (*forms, (token.casefold(), token))
    return _Token(tuple(feature for feature, _ in forms), " ".join(parts), forms)


def _stemmed(part: str) -> str:
    word = part.casefold()
    return stem(word) if _STEMMED.fullmatch(word) else word


class Spelling:
    """How a text writes its features: words unstemmed, overlapping pairs of kanji as one."""

    def __init__(self, text: str) -> None:
        shaped = unicodedata.normalize("NFKC", text)
        self._forms: dict[str, str] = {}
        self._runs: dict[str, None] = {}
        for token in dict.fromkeys(_TOKEN.findall(shaped)):
            if _JAPANESE_RUN.fullmatch(token):
                self._runs[token] = None
            else:
                for feature, form in _TOKENS[token].forms:
                    self._forms.setdefault(feature, form)

    def of(self, features: Iterable[str]) -> dict[str, str]:
        """The features that stand in the text, as it writes them: a pair joined to another stands under the first of them."""
        wanted = tuple(dict.fromkeys(features))
        joined = self._joined({feature for feature in wanted if is_kanji_pair(feature)})
        shown: dict[str, str] = {}
        for feature in wanted:
            form = joined.get(feature) or self._forms.get(feature)
            if form is not None and form not in shown.values():
                shown[feature] = form
        return shown

    def _joined(self, pairs: set[str]) -> dict[str, str]:
        """For each pair the longest stretch made of such pairs: of 接続, 続枯 and 枯渇 each is 接続枯渇."""
        found: dict[str, str] = {}
        for run in self._runs:
            begin = None
            for at in range(len(run)):
                if run[at : at + 2] in pairs:
                    begin = at if begin is None else begin
                elif begin is not None:
                    stretch, begin = run[begin : at + 1], None
                    for pair in map(str.__add__, stretch, stretch[1:]):
                        found[pair] = max(stretch, found.get(pair, ""), key=len)
        return found
