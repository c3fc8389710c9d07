"""Causes: the declared ``category/tag`` and the factors that the analysis names."""

from dataclasses import dataclass, field

from kyokun.model.terms import CauseCategory, FactorKind
from kyokun.text.span import Where


@dataclass(frozen=True, slots=True)
class Cause:
    """A declared cause, ``technology/memory-leak``."""

    category: CauseCategory
    tag: str

    def __str__(self) -> str:
        return f"{self.category}/{self.tag}"


@dataclass(frozen=True, slots=True)
class Factor:
    """A cause as the analysis tells it; ``category`` when it stands under one of the fishbone's bones."""

    kind: FactorKind
    text: str
    category: CauseCategory | None
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Why:
    """A step of the 5 Whys; ``answer`` is empty when none was written."""

    number: int
    question: str
    answer: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The root cause analysis."""

    whys: tuple[Why, ...] = ()
    factors: tuple[Factor, ...] = ()
