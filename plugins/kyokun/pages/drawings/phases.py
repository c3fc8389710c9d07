"""What an incident's time was spent on: the stretches between its milestones."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from kyokun.model.moment import Moment
from kyokun.model.postmortem import TIMES, Postmortem

MILESTONES = TIMES[:6]
"""From the start to recovery, in their usual order."""


@dataclass(frozen=True, slots=True)
class Phase:
    """The stretch that a milestone ends, named by it: ``detected_at`` is the time until it was noticed."""

    until: str
    start: datetime
    end: datetime
    share: float
    """Of the time from the first milestone to the last."""
    is_longest: bool
    """Where most could be gained: the guide's critical path."""

    @property
    def seconds(self) -> int:
        """Its length in whole seconds."""
        return int((self.end - self.start).total_seconds())


def phases(postmortem: Postmortem) -> tuple[Phase, ...]:
    """The phases between the milestones that are known to the minute.

    A milestone that is unknown, coarser than a minute, or earlier than the one before it ends no phase: what it would have
    divided stays whole. None at all when fewer than two milestones are left, or no time passed.
    """
    known: list[tuple[str, datetime]] = []
    for name in MILESTONES:
        when = postmortem.time(name)
        if isinstance(when, Moment) and when.is_exact and (not known or when.at >= known[-1][1]):
            known.append((name, when.at))
    if len(known) < 2 or known[0][1] == known[-1][1]:
        return ()
    whole = known[-1][1] - known[0][1]
    stretches = [(name, start, end) for (_, start), (name, end) in pairwise(known) if end > start]
    longest = max(end - start for _, start, end in stretches)
    return tuple(
        Phase(name, start, end, (end - start) / whole, end - start == longest)
        for name, start, end in stretches
    )
