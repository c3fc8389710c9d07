"""Which causes a document's actions answer: 「根本原因 1」, "contributing factors 1 and 3", or the cause's own words."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kyokun.model.action import Action
from kyokun.model.cause import Factor
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import ActionKind, ActionState, DocumentType, FactorKind, SectionKind
from kyokun.model.vocabulary import FACTOR_KINDS
from kyokun.reading.document import Document
from kyokun.rules.content_words import content
from kyokun.rules.once import once
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_BETWEEN = lazy_pattern(r"\s*(?:[,、，・&＆/／]|\band\b|と|及び|および)\s*")
_NUMBERED = lazy_pattern(r"(?P<kind>.*?)\s*[#＃]?(?P<first>\d{1,3})(?:\s*[-–—~〜]\s*(?P<last>\d{1,3}))?")
_OWN_NUMBERS = lazy_pattern(r"^#+ .*(?:原因|因子|要因|factor|cause)s?\s*\d", re.IGNORECASE | re.MULTILINE)
_MOST = 100
_FEWEST = 4
_ENOUGH = 0.6
"""How many words, and what share of them, make a quotation of a cause."""


@dataclass(slots=True)
class References:
    """What the actions name: the factors they reach, numbers that no factor has, and whether all could be followed."""

    factors: set[int] = field(default_factory=set)
    """Their places among the analysis's factors."""
    dead: list[tuple[Action, FactorKind, int]] = field(default_factory=list)
    without: list[Action] = field(default_factory=list)
    """Actions that name no cause."""
    is_complete: bool = True
    """No action names a cause in words that may mean any of them."""


@once
def references(document: Document) -> References | None:
    """None unless some action names a cause, and the analysis some to name, in an order that can be counted."""
    postmortem = document.postmortem
    if postmortem is None or postmortem.type is DocumentType.RECORD or not postmortem.analysis.factors:
        return None
    if not any(action.causes for action in postmortem.actions) or _counts_headings(document, postmortem):
        return None
    found = References()
    words = [content(factor.text) for factor in postmortem.analysis.factors[:_MOST]]
    for action in postmortem.actions:
        # What repairs the damage of this incident answers no cause of it, and what is not done need not.
        if (
            not action.causes
            and action.state is not ActionState.WONT_DO
            and action.kind is not ActionKind.REPAIR
        ):
            found.without.append(action)
        _follow(action, postmortem.analysis.factors, words, found)
    return found


def answered(postmortem: Postmortem) -> tuple[tuple[Factor, int, tuple[Action, ...]], ...]:
    """The analysis's causes in their order, each with its number within its kind and the actions that name it."""
    factors = postmortem.analysis.factors
    words = [content(factor.text) for factor in factors[:_MOST]]
    reached: defaultdict[int, list[Action]] = defaultdict(list)
    for action in postmortem.actions:
        found = References()
        _follow(action, factors, words, found)
        for place in found.factors:
            reached[place].append(action)
    return tuple(
        (factor, number, tuple(reached[place]))
        for place, number, factor in numbered(factors, frozenset(FactorKind))
    )


def numbered(factors: tuple[Factor, ...], kinds: frozenset[FactorKind]) -> Iterator[tuple[int, int, Factor]]:
    """The factors of some kinds: their place, their number within the kind, and themselves.

    What stands under the fishbone's bones is material; the causes drawn from it are counted.
    """
    counts: dict[FactorKind, int] = defaultdict(int)
    for place, factor in enumerate(factors):
        if factor.kind in kinds and factor.category is None:
            counts[factor.kind] += 1
            yield place, counts[factor.kind], factor


def _counts_headings(document: Document, postmortem: Postmortem) -> bool:
    """「### 寄与因子 2: 対応の遅れ」 with a list beneath: the numbers are the headings', not the items'."""
    section = postmortem.section(SectionKind.ROOT_CAUSE_ANALYSIS)
    return section is not None and bool(
        _OWN_NUMBERS.search(document.text, section.body.start, section.body.end)
    )


def _follow(
    action: Action, factors: tuple[Factor, ...], words: list[frozenset[str]], found: References
) -> None:
    kind: FactorKind | None = None
    for written in action.causes:
        for part in filter(None, _BETWEEN.split(written)):
            match = _NUMBERED.fullmatch(fold(part))
            named = FACTOR_KINDS.find_heading(match["kind"] if match else part)
            kind = named or (kind or FactorKind.ROOT if match and not match["kind"] else None)
            if kind is None:
                _quote(written, words, found)
                break
            if match is None:
                found.factors.update(place for place, _, _ in numbered(factors, frozenset({kind})))
            else:
                _reach(action, kind, match, factors, found)


def _reach(
    action: Action, kind: FactorKind, match: re.Match[str], factors: tuple[Factor, ...], found: References
) -> None:
    places = {number: place for place, number, _ in numbered(factors, frozenset({kind}))}
    first = int(match["first"])
    last = min(int(match["last"] or first), first + len(factors) + 1)
    for number in range(first, max(first, last) + 1):
        if number in places:
            found.factors.add(places[number])
        else:
            found.dead.append((action, kind, number))


def _quote(written: str, factors: list[frozenset[str]], found: References) -> None:
    """The factor whose words these are, or most of them."""
    words = content(written)
    most, place = max((len(words & factor), -place) for place, factor in enumerate(factors))
    if len(words) >= _FEWEST and most >= _ENOUGH * len(words):
        found.factors.add(-place)
    else:
        found.is_complete = False
