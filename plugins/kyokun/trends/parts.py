"""One service or one cause: what its incidents alone add up to."""

from collections import defaultdict
from dataclasses import replace

from kyokun.trends.durations import response_times
from kyokun.trends.figures import UNKNOWN, Dimension
from kyokun.trends.incidents import counted, near_misses
from kyokun.trends.population import Fact, among
from kyokun.trends.recurrence import recurrences
from kyokun.trends.series import ByPeriod
from kyokun.trends.trends import Measured


def parted(base: Measured, dimension: Dimension) -> dict[str, tuple[Fact, ...]]:
    """By name, in the order of names, those that are in each part; those that name none are in none."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in base.people.chosen:
        for name in fact.facets.get(dimension, ()):
            if name != UNKNOWN:
                found[name].append(fact)
    return {name: tuple(found[name]) for name in sorted(found)}


def part(base: Measured, facts: tuple[Fact, ...]) -> Measured:
    """How many incidents these are, how long they took and whether they came again; it takes as long as they are many."""
    people = among(base.people, facts)
    whole = (
        replace(counted(people), breakdowns=(Dimension.SEVERITY,)),
        near_misses(people),
        *(replace(series, breakdowns=()) for series in response_times(people)),
        recurrences(people),
    )
    every = tuple(ByPeriod(one, base.known) for series in whole for one in series.told())
    return Measured(people, base.by, base.known, every, (), {})
