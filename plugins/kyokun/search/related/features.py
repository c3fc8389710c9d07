"""What a text is about, as counted features: kanji in pairs, katakana words whole, other words by their stems.

Searching indexes every pair of letters so that nothing is missed; likeness is judged by what carries meaning, so hiragana
(endings and particles), numbers, addresses and people are left out.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kyokun.search.engine.stemming import stem

_KANJI = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KATAKANA = "\u30a1-\u30fa\u30fc"
_LATIN = "A-Za-z\u00c0-\u024f"
_TOKEN = re.compile(
    # What none of them begins with is told at once: most of a Japanese text is hiragana.
    rf"(?=[@45{_LATIN}{_KANJI}{_KATAKANA}])(?:(?<![0-9])[{_LATIN}][{_LATIN}0-9_]*(?:-[0-9]+|://[^\s)>\]|]*|@[\w.-]*)?"
    rf"|@[\w.-]+|[{_KANJI}]{{2,}}|[{_KATAKANA}]{{2,}}|(?<![\w.:/-])[45][0-9]{{2}}(?![\w:/-]|\.[0-9]))"
)
"""The last are HTTP's statuses of failure: 503 says what broke; other numbers say how much."""
_LEFT_OUT = re.compile(
    r".*[:@-].*|(?=[a-f]*[0-9])[0-9a-f]{7,}"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|(?:septem|octo|novem|decem)ber",
    re.IGNORECASE,
)
"""Addresses, people, ids such as ``PM-042``, hashes, days and months."""
_PART = re.compile(rf"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z\u00c0-\u024f0-9]+|[A-Z]+[0-9]*|[{_LATIN}0-9]+")
_STEMMED = re.compile(r"[a-z]{3,}")
_JAPANESE_RUN = re.compile(rf"[{_KANJI}]{{2,}}")
_KATAKANA_RUN = re.compile(rf"[{_KATAKANA}]+")
_FUNCTION_WORDS = frozenset(
    """
    a about above after again against all almost already also although always am among an and another any are as at away
    back be became because been before being below between both but by came can cannot could did do does doing done down
    due during each either else end etc even ever every few first for from further get getting given go got had has have
    having he hence her here him his how however i if in instead into is it its itself just last later least less like
    made make many may me might more most much must my near neither never next no nor not nothing now of off often on once
    one only onto or other others our out over own per quite rather same seen several she should since so some soon still
    such than that the their them then there therefore these they this those though three through thus to together too
    took toward two under until up upon us use used using very was we went were what when where whether which while who
    whole whom whose why will with within without would yet you your
    """.split()  # noqa: SIM905 - a line for each would be seven screens
)
"""English words that say nothing by themselves; hiragana is left out for the same reason."""
_REACH = 6
"""How many letters a word may have on either side of a pair."""
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
    tokens: "tuple[Token, ...]"
    """What it is written with, in the order of writing, each once."""


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word, a run of kanji or of katakana, as it is written and as it counts."""

    written: str
    features: tuple[str, ...]
    words: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    """Features other than pairs of kanji, as they are written."""


class _Tokens(dict[str, Token]):
    """What each token comes to; the same few ten thousand make up any base."""

    def __missing__(self, token: str) -> Token:
        found = self[token] = _read_token(token)
        return found


_TOKENS = _Tokens()


def read_features(text: str) -> Reading:
    """The features of a text."""
    shaped = text if text.isascii() else unicodedata.normalize("NFKC", text)
    tokens = _TOKEN.findall(shaped)
    features: dict[str, int] = {}
    counts = Counter(tokens)
    distinct = tuple([_TOKENS[token] for token in counts])
    for found, count in zip(distinct, counts.values(), strict=True):
        for feature in found.features:
            features[feature] = features.get(feature, 0) + count
    words = " ".join(filter(None, [_TOKENS[token].words for token in tokens]))
    return Reading(features, "".join(shaped.casefold().split()), f" {words} ", distinct)


def squeezed(text: str) -> str:
    """A text as ``Reading.squeezed`` has it."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=1 << 15)  # the same few ten thousand make up any base
def is_kanji_pair(feature: str) -> bool:
    """Whether the feature is a pair of kanji, perhaps cut out of a longer word."""
    return _JAPANESE_RUN.fullmatch(feature) is not None


def is_katakana(text: str) -> bool:
    """Whether the text is katakana and nothing else."""
    return _KATAKANA_RUN.fullmatch(text) is not None


def katakana_of(text: str) -> str:
    """All runs of katakana in a text, with spaces between them."""
    return " ".join(_KATAKANA_RUN.findall(text))


def _read_token(token: str) -> Token:
    if _LEFT_OUT.fullmatch(token):
        return Token(token, ())
    if _JAPANESE_RUN.match(token):
        return Token(token, tuple(map(str.__add__, token, token[1:])))
    if _KATAKANA_RUN.match(token):
        # Either custom of writing: サーバー and サーバ are one.
        feature = token[:-1] if len(token) > 3 and token.endswith(_LONG_VOWEL) else token
        return Token(token, (feature,), forms=((feature, token),))
    written = _PART.findall(token) or [token]
    parts = tuple(map(_stemmed, written))
    forms = tuple(
        (part, form)
        for part, form in zip(parts, written, strict=True)
        if len(part) > 1 and form.casefold() not in _FUNCTION_WORDS
    )
    if len(parts) > 1:
        forms = (*forms, (token.casefold(), token))
    return Token(token, tuple(feature for feature, _ in forms), " ".join(parts), forms)


def _stemmed(part: str) -> str:
    word = part.casefold()
    return stem(word) if _STEMMED.fullmatch(word) else word


class Spelling:
    """How a text made of these tokens writes its features: words unstemmed, pairs of kanji as the words they are part of."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        forms = [form for token in tokens for form in token.forms]
        forms.reverse()
        self._forms = dict(forms)  # of several the first
        self._runs = [token.written for token in tokens if token.features and not token.forms]  # of kanji

    def shared(self, feature: str, other: str) -> str:
        """A feature of this text and of another: as this one writes it; of kanji the longest stretch that stands in both."""
        if not is_kanji_pair(feature):
            return self._forms.get(feature, feature)
        stretches = (_longest(run, feature, other) for run in self._runs if feature in run)
        return max(stretches, key=len, default=feature)


def _longest(run: str, pair: str, other: str) -> str:
    """The longest stretch around a pair that stands in the other text, the leftmost of these.

    What is part of a stretch stands wherever the stretch does: one that does not stand there need not be lengthened.
    """
    at = run.index(pair)
    best, last = pair, min(len(run), at + 2 + _REACH)
    for begin in range(at, max(0, at - _REACH) - 1, -1):
        end = at + 2
        if run[begin:end] not in other:
            break
        while end < last and run[begin : end + 1] in other:
            end += 1
        if end - begin >= len(best):
            best = run[begin:end]
        last = end
    return best
