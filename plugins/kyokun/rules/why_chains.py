"""The 5 Whys as chains: numbering that begins again at 1 begins another one."""

from collections.abc import Iterator

from kyokun.model.cause import Why
from kyokun.model.terms import DocumentType
from kyokun.reading.document import Document
from kyokun.rules.content_words import content
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_TOO = lazy_pattern(
    r"(?<![0-9何誰今最度回件日分秒年人台本個間])[一-鿿ァ-ヴーa-z)」](?<![何誰今最度回件日分秒年人台本個間])も"
    r"|\balso\b|\bas well\b|\btoo\W*$|\bin addition\b"
)
"""「ロールバックも失敗した」: a second thing, beside the one that the chain began with."""
_POINTS_BACK = lazy_pattern(
    r"それ|そこ|その|この|これ|そう|こう|両方|同じ|同時|\b(?:it|its|this|that|they|them|these|those|same|both|there|such)\b"
)
_MISSED = lazy_pattern(
    r"な(?:かった|い|く)|ません|ず[にと]?|すり抜け|\b(?:not|no|nobody|nothing|never|none|without)\b|n't\b|unnoticed"
)
"""Why nothing stopped or noticed it may be asked at any point: it follows from the incident, not from the last answer."""
_LAST_WORD = lazy_pattern(
    r"([一-鿿]{2,}|[a-z]+)[ぁ-ん]*(?:の(?:です)?か)?[\s?？.。]*(?:as well|too|again)?[\s?？]*$"
)


_MEMORY = 20


def chains(document: Document) -> Iterator[tuple[Why, ...]]:
    """The document's chains in the order of writing."""
    chain: list[Why] = []
    for why in document.postmortem.analysis.whys if document.postmortem else ():
        if chain and why.number == 1:
            yield tuple(chain)
            chain = []
        chain.append(why)
    if chain:
        yield tuple(chain)


def is_full(document: Document) -> bool:
    """Whether it is a postmortem proper: a record names its causes, it does not analyse them."""
    return document.postmortem is not None and document.postmortem.type is DocumentType.POSTMORTEM


def begins_another(before: tuple[Why, ...], why: Why) -> bool:
    """Whether the question takes up nothing answered so far, and asks after another failure beside the first."""
    asked = fold(why.question)
    if not before[-1].answer or _POINTS_BACK.search(asked) or _MISSED.search(asked):
        return False
    if not _TOO.search(asked) and _predicate(asked) != _predicate(fold(before[0].question)):
        return False
    words = content(why.question)
    told = " ".join((*(earlier.answer for earlier in before[-_MEMORY:]), before[-1].question))
    return bool(words) and words.isdisjoint(content(told))


def _predicate(question: str) -> str:
    match = _LAST_WORD.search(question[-60:])
    return match[1] if match else question
