"""How long things took, as computed from times, and how long the impact lasted, as stated: the two are never mixed."""

from kyokun.model.moment import Absent, Moment, When, seconds_between
from kyokun.model.postmortem import DURATIONS, Postmortem
from kyokun.reading.written_durations import seconds_in
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Observation, Outcome, Statistic, Why
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
            tuple(
                Observation(fact.id, fact.day, _took(fact, start, end), fact.facets) for fact in people.chosen
            ),
            (Dimension.SEVERITY,),
        )
        for name, (start, end) in DURATIONS.items()
    )


def impact_durations(people: Population) -> Series:
    """Outage and degradation as stated."""
    return Series(
        definitions.IMPACT_DURATION,
        _MEDIAN_AND_P90,
        tuple(
            Observation(fact.id, fact.day, _stated(fact, name), {Dimension.IMPACT: (name,)})
            for name in STATED
            for fact in people.chosen
        ),
        (Dimension.IMPACT,),
    )


def phase_shares(people: Population) -> Series:
    """For each phase, its share of the whole of each incident."""
    observations = []
    for fact in people.chosen:
        shares = _shares(fact)
        for phase in PHASES:
            outcome = shares[phase] if isinstance(shares, dict) else shares
            observations.append(Observation(fact.id, fact.day, outcome, {Dimension.PHASE: (phase,)}))
    return Series(definitions.PHASE_SHARE, (Statistic.MEAN,), tuple(observations), (Dimension.PHASE,))


def _took(fact: Fact, start: str, end: str) -> Outcome:
    return Why.NEAR_MISS if fact.is_near_miss else took(fact.postmortem, start, end)


def took(postmortem: Postmortem, start: str, end: str) -> Outcome:
    """Seconds between two of its times, why they cannot be told, or None when one is unknown."""
    times = (postmortem.time(start), postmortem.time(end))
    absent = _absent(*times)
    if absent is not None:
        return absent
    if not all(isinstance(when, Moment) for when in times):
        return None
    seconds = seconds_between(*times)
    if seconds is None:
        return Why.TOO_COARSE
    return Why.ENDS_BEFORE_START if seconds < 0 else float(seconds)


def _absent(*times: When) -> Why | None:
    if Absent.NOT_APPLICABLE in times:
        return Why.NOT_APPLICABLE
    return Why.STILL_OPEN if Absent.OPEN in times else None


def _stated(fact: Fact, name: str) -> Outcome:
    if fact.is_near_miss:
        return Why.NEAR_MISS
    quantity = dict(fact.postmortem.impact.quantities).get(name)
    read = seconds_in(f"{quantity.amount} {quantity.unit}") if quantity is not None else None
    return float(read[0]) if read is not None else None


def _shares(fact: Fact) -> dict[str, float] | Outcome:
    spans: dict[str, float] = {}
    for phase, (start, end) in PHASES.items():
        outcome = _took(fact, start, end)
        if not isinstance(outcome, float):
            return outcome
        spans[phase] = outcome
    whole = sum(spans.values())
    return {phase: span / whole for phase, span in spans.items()} if whole else Why.NO_TIME_PASSED
