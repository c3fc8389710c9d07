"""Where the outcomes of a series belong: each to a period, and to parts."""

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple, cast

from kyokun.trends.figures import Dimension, Facets, Outcome


class Group(NamedTuple):
    """What lies in one period."""

    of: "Callable[[Sequence[Outcome]], Sequence[Outcome]]"
    """Their outcomes among those of all."""
    ids: tuple[str, ...]


def _at(positions: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """What takes from any row those at these positions."""
    first, last = positions[0], positions[-1]
    if last - first + 1 == len(positions):  # as of incidents, which are in the order of days
        return itemgetter(slice(first, last + 1))
    return itemgetter(*positions)


_NEVER = sys.maxsize
"""Sorts what belongs to no period after all that do."""


@dataclass(frozen=True, eq=False)
class Places:
    """Incidents or actions in a row, and where each belongs. Series of the same ones share them: they are sorted once for all."""

    ids: Sequence[str]
    periods: Sequence[int | None]
    """The index of the period that each belongs to; None: to none."""
    facets: Sequence[Facets]
    positions: Sequence[int] | None = None
    """Of those meant, in the order of ``meant``; None: all."""
    _parts: dict[Dimension, "Mapping[str, Places]"] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def meant(self) -> Sequence[int]:
        """The positions of those meant, by periods, those of none last; within a period in the order of the row."""
        if self.positions is not None:
            return self.positions
        order = [_NEVER if period is None else period for period in self.periods]
        return sorted(range(len(order)), key=order.__getitem__)

    @cached_property
    def by_period(self) -> Mapping[int | None, Group]:
        """By the index of a period, what lies in it."""
        meant, periods = self.meant, self.periods
        found = {}
        start, dated = 0, bisect_left(meant, True, key=lambda at: periods[at] is None)
        of_dated = cast("Callable[[int], int]", periods.__getitem__)
        while start < len(meant):
            period, end = periods[meant[start]], len(meant)
            if period is not None:  # there are far fewer periods than positions: each is leapt over
                end = bisect_right(meant, period, start, dated, key=of_dated)
            of = _at(meant[start:end])
            found[period] = Group(of, tuple(of(self.ids)))
            start = end
        return found

    def parts(self, dimension: Dimension) -> "Mapping[str, Places]":
        """By name; one with several names is in the part of each."""
        if dimension not in self._parts:
            found: defaultdict[str, list[int]] = defaultdict(list)
            facets = self.facets
            for at in self.meant:
                for name in facets[at].get(dimension, ()):
                    found[name].append(at)
            self._parts[dimension] = {name: replace(self, positions=at) for name, at in found.items()}
        return self._parts[dimension]
