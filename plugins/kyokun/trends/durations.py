"""How long things took, as computed from times, and how long the impact lasted, as stated: the two are never mixed."""

from functools import lru_cache

from kyokun.model.postmortem import DURATIONS, Postmortem
from kyokun.reading.written_durations import seconds_in
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Outcome, Segment, Statistic, Why
from kyokun.trends.instants import took
from kyokun.trends.population import Fact, Population
from kyokun.trends.series import Series

STATED = ("outage", "degraded")
"""The keys of ``impact`` that state a duration."""
PHASES = {
    "detect": ("started_at", "detected_at"),
    "acknowledge": ("detected_at", "acknowledged_at"),
    "mitigate": ("acknowledged_at", "mitigated_at"),
    "resolve": ("mitigated_at", "resolved_at"),
}
"""From beginning to end without a gap. The cause is found anywhere among them, or never: identifying is no phase."""
_MEDIAN_AND_P90 = (Statistic.MEDIAN, Statistic.P90)


def response_times(people: Population) -> tuple[Series, ...]:
    """The five times to …, each whole and by severity."""
    return tuple(
        Series(
            definitions.DURATIONS[name],
            _MEDIAN_AND_P90,
            [_took(start, end, fact) for fact in people.chosen],
            people.chosen.places,
            (Dimension.SEVERITY,),
        )
        for name, (start, end) in DURATIONS.items()
    )


def impact_durations(people: Population) -> tuple[Series, ...]:
    """Outage and degradation as stated."""
    return tuple(
        Series(
            definitions.IMPACT_DURATION,
            _MEDIAN_AND_P90,
            [_stated(name, fact) for fact in people.chosen],
            people.chosen.places,
            segment=Segment(Dimension.IMPACT, name),
        )
        for name in STATED
    )


def phase_shares(people: Population) -> tuple[Series, ...]:
    """For each phase, its share of the whole of each incident."""
    shares = [_shares(fact) for fact in people.chosen]
    return tuple(
        Series(
            definitions.PHASE_SHARE,
            (Statistic.MEAN,),
            [_share(found, at) for found in shares],
            people.chosen.places,
            segment=Segment(Dimension.PHASE, phase),
        )
        for at, phase in enumerate(PHASES)
    )


def _took(start: str, end: str, fact: Fact) -> Outcome:
    if fact.is_near_miss:
        return Why.NEAR_MISS
    began, ended = fact.instants[start], fact.instants[end]
    if type(began) is float and type(ended) is float and began <= ended:  # as most do
        return ended - began
    return took(began, ended)


def _stated(name: str, fact: Fact) -> Outcome:
    if fact.is_near_miss:
        return Why.NEAR_MISS
    seconds = stated_seconds(fact.postmortem, name)
    return None if seconds is None else float(seconds)


def stated_seconds(postmortem: Postmortem, name: str) -> int | None:
    """One of ``STATED`` in whole seconds; None when it is not stated, or not as a duration."""
    for key, quantity in postmortem.impact.quantities:
        if key == name:
            return _seconds(f"{quantity.amount} {quantity.unit}")
    return None


@lru_cache(maxsize=4096)  # the same few are written again and again
def _seconds(written: str) -> int | None:
    read = seconds_in(written)
    return read[0] if read is not None else None


_Shares = tuple[float, ...] | Why | None


def _shares(fact: Fact) -> _Shares:
    spans: list[float] = []
    for start, end in PHASES.values():
        outcome = _took(start, end, fact)
        if not isinstance(outcome, float):
            return outcome
        spans.append(outcome)
    whole = sum(spans)
    return tuple(span / whole for span in spans) if whole else Why.NO_TIME_PASSED


def _share(found: _Shares, at: int) -> Outcome:
    return found[at] if isinstance(found, tuple) else found
