"""Something that can be written at a place, and what an editor shows about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from kyokun.text.folding import fold
from kyokun.text.span import Span

MOST = 100
"""Candidates offered at once; more are found by typing on."""


class CandidateKind(StrEnum):
    """What sort of thing it is: an editor has an icon for each."""

    KEY = "key"
    CHOICE = "choice"
    INCIDENT = "incident"
    ACTION = "action"
    LESSON = "lesson"
    PERSON = "person"
    WORD = "word"
    SECTION = "section"
    FORM = "form"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is shown (``label``, ``detail``, ``help`` in Markdown), what is written, and what typing is compared with."""

    label: str
    kind: CandidateKind
    text: str
    detail: str = ""
    help: str = ""
    typed_as: str = ""
    """Other words by which it can be found; empty: by its label."""
    snippet: str = ""
    """``text`` with tab stops (LSP 3.17, snippet syntax), for editors that know them."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The best candidates first; whichever is chosen takes the place of ``replaced``."""

    replaced: Span
    candidates: tuple[Candidate, ...]
    is_complete: bool = True
    """Whether typing on can bring up no others."""


def completion(replaced: Span, typed: str, candidates: Iterable[Candidate]) -> Completion | None:
    """The candidates that go with what is typed, if there are too many to offer all; None when there are none."""
    some = iter(candidates)
    first = tuple(islice(some, MOST + 1))
    if len(first) <= MOST:
        return Completion(replaced, first) if first else None
    wanted = fold(typed)
    fitting = (one for one in chain(first, some) if wanted in fold(f"{one.typed_as} {one.label}"))
    best = tuple(islice(fitting, MOST))
    return Completion(replaced, best, is_complete=False) if best else None
