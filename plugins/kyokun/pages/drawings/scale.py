"""A time axis: where its marks stand."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

_STEPS = (
    *(timedelta(seconds=seconds) for seconds in (1, 2, 5, 10, 15, 30)),
    *(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15, 30)),
    *(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12)),
    *(timedelta(days=days) for days in (1, 2, 7, 14, 30, 90, 365)),
)
_MOST_MARKS = 6
_APART = 0.09
"""Two labels nearer than this share of the width would touch on a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the axis."""

    at: datetime
    """In the axis's zone."""
    is_midnight: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """From one time to a later one, in a zone."""

    start: datetime
    end: datetime
    zone: tzinfo

    def share(self, at: datetime) -> float:
        """Where a time stands: 0 at the start, 1 at the end."""
        return (at - self.start) / (self.end - self.start)

    @property
    def step(self) -> timedelta:
        """The smallest round step that needs at most six marks."""
        length = self.end - self.start
        return next((step for step in _STEPS if length / step <= _MOST_MARKS), _STEPS[-1])

    def marks(self) -> tuple[Mark, ...]:
        """Round times of the zone, and every midnight that is crossed when the marks are hours or less apart."""
        step = self.step
        midnights = self._midnights() if step < timedelta(days=1) else []
        if len(midnights) > _MOST_MARKS:
            midnights = []
        found = [Mark(at, is_midnight=True) for at in midnights]
        at = self._first(step)
        while at <= self.end:
            local = at.astimezone(self.zone)
            if all(abs(self.share(at) - self.share(other)) >= _APART for other in midnights):
                found.append(Mark(local, is_midnight=False))
            at += step
        return tuple(sorted(found, key=lambda mark: mark.at.astimezone(UTC)))

    def _first(self, step: timedelta) -> datetime:
        """The first round time at or after the start, counted from the zone's midnight before it (UTC)."""
        local = self.start.astimezone(self.zone)
        midnight = datetime.combine(local.date(), time(), self.zone).astimezone(UTC)
        passed = self.start.astimezone(UTC) - midnight
        return midnight + step * -(-passed // step)

    def _midnights(self) -> list[datetime]:
        day = self.start.astimezone(self.zone).date() + timedelta(days=1)
        found = []
        while (at := datetime.combine(day, time(), self.zone)) <= self.end:
            found.append(at)
            day += timedelta(days=1)
        return found
