"""The labelled set and how well the answers fit it.

``labels.tsv`` names each incident's cause (twenty, in ten pairs that look alike from outside) and the part it belongs to:
weights and the threshold were chosen on ``tuning``; ``held-out`` are other causes; ``fresh`` incidents of all causes were written
after the glossary and the weights.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from kyokun.knowledge.base import find_base
from kyokun.knowledge.knowledge import Incident, Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Language
from kyokun.search.related.answers import Recurrence, Related, SimilarIncident
from kyokun.search.related.relations import Relations

LABELLED = Path(__file__).parent / "labelled"
PARTS = ("tuning", "held-out", "fresh")
_ALL = 20


@dataclass(frozen=True, slots=True)
class Judgement:
    """Shares from 0 to 1."""

    first_three: float
    """Of the three most alike over all languages, those of the same cause."""
    siblings: float
    """Of Japanese incidents, those whose English slot begins with one of the same cause."""
    precision: float
    """Of the pairs suspected to be recurrences, those of the same cause."""
    recall: float
    """Of the pairs of the same cause, those suspected."""


@cache
def labelled() -> Knowledge:
    """The base of the labelled set."""
    base = find_base(LABELLED)
    assert base is not None
    return load_base(base)


@cache
def labels() -> dict[str, tuple[str, str]]:
    """Cause and part by id."""
    rows = (LABELLED / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {id_: (cause, part) for id_, cause, part in (row.split("\t") for row in rows)}


def judge(relations: Relations, part: str) -> Judgement:
    """How well the answers fit one part; the whole set is searched."""
    answers = {
        id_of(one): relations.related(one, _ALL)
        for one in relations.knowledge.incidents
        if part_of(one) == part
    }
    firsts = [_mean(is_same(id_, one) for one in nearest(related)[:3]) for id_, related in answers.items()]
    siblings = [
        bool(related.incidents[Language.EN]) and is_same(id_, related.incidents[Language.EN][0])
        for id_, related in answers.items()
        if next(iter(related.incidents)) is Language.JA
    ]
    suspected = {
        frozenset((id_, id_of(one.incident)))
        for id_, related in answers.items()
        for one in nearest(related)
        if one.recurrence is Recurrence.SUSPECTED
    }
    true = {
        frozenset(pair)
        for pair in combinations(sorted(labels()), 2)
        if cause_of(pair[0]) == cause_of(pair[1]) and part in (labels()[pair[0]][1], labels()[pair[1]][1])
    }
    return Judgement(
        _mean(firsts),
        _mean(siblings),
        len(suspected & true) / len(suspected),
        len(suspected & true) / len(true),
    )


def nearest(related: Related) -> list[SimilarIncident]:
    """The answers over all languages, the most alike first."""
    found = [one for slot in related.incidents.values() for one in slot]
    return sorted(found, key=lambda one: (-one.likeness, id_of(one.incident)))


def is_same(id_: str, similar: SimilarIncident) -> bool:
    """Whether both have the same cause."""
    return cause_of(id_) == cause_of(id_of(similar.incident))


def id_of(incident: Incident) -> str:
    """The id, which every incident of the set has."""
    return incident.postmortem.id or ""


def cause_of(id_: str) -> str:
    """The labelled cause."""
    return labels()[id_][0]


def part_of(incident: Incident) -> str:
    """The part of the set."""
    return labels()[id_of(incident)][1]


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
