"""What a query asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kyokun.model.language import Words


class Text(NamedTuple):
    """Words to be found, or a phrase; ``is_prefix`` when it ended in ``*``."""

    text: str
    is_phrase: bool = False
    is_prefix: bool = False


class Labelled(NamedTuple):
    """A filter: any of these labels, or any that begins with one of ``prefixes``."""

    written: str
    name: str
    labels: tuple[str, ...]
    prefixes: tuple[str, ...] = ()


class Days(NamedTuple):
    """A filter: began within these days, both included; None is without end. What has no known day is never within."""

    written: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Every:
    """All of them."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of them."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Not that."""

    part: "Node"


Node = Text | Labelled | Days | Every | Either | Without
Filter = Labelled | Days


class Query(NamedTuple):
    """A query as understood; ``notes`` say what was not. ``root`` None asks for everything."""

    written: str
    root: Node | None
    notes: tuple[Words, ...] = ()

    @property
    def conditions(self) -> tuple[Node, ...]:
        """What every answer must be."""
        if self.root is None:
            return ()
        return self.root.parts if isinstance(self.root, Every) else (self.root,)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Those of the conditions that are filters."""
        return tuple(part for part in self.conditions if isinstance(part, Labelled | Days))

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts asked for anywhere in it, those ruled out left out, in the order of writing."""
        return tuple(_texts(self.root)) if self.root is not None else ()


def _texts(node: Node) -> Iterator[Text]:
    match node:
        case Text():
            yield node
        case Every() | Either():
            for part in node.parts:
                yield from _texts(part)
        case _:
            pass
