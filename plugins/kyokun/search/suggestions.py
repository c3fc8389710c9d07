"""What to try when nothing was found."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from kyokun.search.analysis import normalise
from kyokun.search.evaluation import Evaluation
from kyokun.search.query import Every, Filter, Labelled, Query, Text
from kyokun.search.word_list import WordList
from kyokun.text.patterns import lazy_pattern

_KATAKANA = lazy_pattern("[ァ-ヺー]{3,}")
_LATIN = lazy_pattern(r"[a-z][\w.-]{3,}")
_MOST = 3
_SHORT = 5
"""In a word this short one wrong letter is a third or a fourth of it."""


class Correction(NamedTuple):
    """Something that is nowhere in the base, and what it may have been meant to be, the likeliest first."""

    written: str
    instead: tuple[str, ...]


class Relief(NamedTuple):
    """Filters without which something is found, and in how many documents."""

    dropped: tuple[str, ...]
    documents: int


class Suggestions(NamedTuple):
    """Corrections, words found nowhere without any, and filters to leave out."""

    corrections: tuple[Correction, ...] = ()
    reliefs: tuple[Relief, ...] = ()


def suggestions(query: Query, evaluation: Evaluation, words: WordList) -> Suggestions:
    """What to try instead of a query that finds nothing. Raises ``Damaged``."""
    corrections: list[Correction] = []
    for text in query.texts:
        if not evaluation.scores(text):
            corrections += _corrected(text, evaluation, words)
    for filter_ in query.filters:
        if isinstance(filter_, Labelled) and not evaluation.scores(filter_):
            corrections += _known_values(filter_, evaluation)
    return Suggestions(tuple(corrections), tuple(_reliefs(query, evaluation)))


def _corrected(text: Text, evaluation: Evaluation, words: WordList) -> Iterator[Correction]:
    """Misspelt katakana and Latin words of a text, each corrected within the whole of it."""
    shaped = normalise(text.text)
    for pattern in (_KATAKANA, _LATIN):
        for match in pattern.finditer(shaped):
            if evaluation.scores(Text(match.group())):
                continue
            wrong = match.group()
            likeness = 0.65 if len(wrong) < _SHORT else 0.75
            close = get_close_matches(wrong, words.resembling(wrong), n=8, cutoff=likeness)
            tried = (shaped[: match.start()] + word + shaped[match.end() :] for word in close)
            instead = [whole for whole in tried if evaluation.scores(Text(whole, text.is_phrase))]
            if instead:
                yield Correction(text.text, tuple(instead[:_MOST]))


def _known_values(filter_: Labelled, evaluation: Evaluation) -> Iterator[Correction]:
    known = evaluation.values(filter_.name)
    for label in filter_.labels:
        value = label.partition(":")[2]
        close = get_close_matches(value, known, n=_MOST, cutoff=0.5) or _within(value, known)
        if close and value not in known:
            yield Correction(f"{filter_.name}:{value}", tuple(f"{filter_.name}:{one}" for one in close))


def _within(value: str, known: Iterable[str]) -> list[str]:
    return [one for one in known if value in one][:_MOST]


def _reliefs(query: Query, evaluation: Evaluation) -> Iterator[Relief]:
    """Each filter alone whose absence finds something, else all of them together."""
    filters = query.filters
    found = False
    for filter_ in filters:
        count = _count(query, (filter_,), evaluation)
        if count:
            found = True
            yield Relief((filter_.written,), count)
    if not found and len(filters) > 1:
        count = _count(query, filters, evaluation)
        if count:
            yield Relief(tuple(one.written for one in filters), count)


def _count(query: Query, dropped: tuple[Filter, ...], evaluation: Evaluation) -> int:
    kept = tuple(part for part in query.conditions if part not in dropped)
    return evaluation.document_count(Every(kept)) if kept else 0
