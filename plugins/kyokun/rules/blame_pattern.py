"""What a way of putting blame is: shared by the tables for both languages and by those who read them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import count


class BlameKind(StrEnum):
    """How a sentence blames; where it does so in several ways, the first of these is told."""

    QUESTION = "question"
    """A question that calls somebody to account."""
    PERSON = "person"
    """A person, named or not, is the subject of a failure."""
    HINDSIGHT = "hindsight"
    """What people ought to have done, knowing what is known today."""
    CARELESS = "careless"
    """A lack of care as the cause."""
    JUDGING = "judging"
    """A verdict: obvious, common sense, inexcusable."""


@dataclass(frozen=True, slots=True)
class BlamePattern:
    """One way of putting it."""

    kind: BlameKind
    words: frozenset[str]
    """One of them stands in every sentence that can match: looked for first, since that costs next to nothing."""
    source: str
    """A verbose expression. Groups called ``name0``, ``name1`` and so on must hold a person's name where they match."""

    @property
    def expression(self) -> re.Pattern[str]:
        """Compiled when it is first needed: most of them never are, and a start should be quick."""
        return _compiled(self.source)

    @property
    def needs_person(self) -> bool:
        """Whether one of the table's words for people stands in every sentence that can match."""
        return self.kind is BlameKind.PERSON


@dataclass(frozen=True, slots=True)
class BlameTable:
    """The patterns of a language, and what around a match turns it into its opposite."""

    patterns: tuple[BlamePattern, ...]
    people: frozenset[str]
    """Words for people, and parts of such words."""
    not_after: re.Pattern[str]
    """Searched in the sentence before the match: "instead of asking why …"."""
    not_before: re.Pattern[str]
    """Matched against what follows it: 「…ではなく」."""
    is_others: Callable[[BlameKind, str, str], bool]
    """Whether a match of a kind, given what stands before it, is after all about something other than people."""


def pattern(kind: BlameKind, words: str, expression: str) -> BlamePattern:
    """A pattern from its words, separated by white space (those of a phrase by ``_``), and a verbose expression.

    The expression may use the group ``(?P<name>`` several times.
    """
    numbers = count()
    numbered = re.sub(r"\(\?P<name>", lambda _: f"(?P<name{next(numbers)}>", expression)
    words_ = frozenset(word.replace("_", " ") for word in words.split())
    return BlamePattern(kind, words_, numbered)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.VERBOSE)
