"""What a stated duration can be held against: the times of the front matter it may count between."""

from kyokun.model.moment import Moment, seconds_between
from kyokun.model.postmortem import Postmortem
from kyokun.rules.stated_durations import Stated
from kyokun.rules.timeline_rows import known_times

ENDS = {
    "detect": ("detected_at",),
    "acknowledge": ("acknowledged_at",),
    "identify": ("identified_at",),
    "mitigate": ("mitigated_at",),
    "resolve": ("resolved_at", "mitigated_at"),
}
_STARTS = {"detect": ("started_at",), "resolve": ("started_at", "detected_at", "acknowledged_at")}
_USUAL_STARTS = ("started_at", "detected_at")
Computed = tuple[str, str, int]
"""From which time to which, and the seconds between them."""


def computed_spans(postmortem: Postmortem, stated: Stated) -> list[Computed]:
    """What it may mean, the likeliest first; nothing when the time it counts from is not known."""
    starts = _starts(postmortem, stated)
    if not all(isinstance(postmortem.time(start), Moment) for start in starts[:1]):
        return []
    spans = (
        (start, end, seconds_between(postmortem.time(start), postmortem.time(end)))
        for start in starts
        for end in ENDS[stated.metric]
    )
    return [(start, end, took) for start, end, took in spans if took is not None]


def _starts(postmortem: Postmortem, stated: Stated) -> tuple[str, ...]:
    if stated.start is None:
        return _STARTS.get(stated.metric, _USUAL_STARTS)
    if ":" not in stated.start:
        return (stated.start,)
    hour, minute = map(int, stated.start.split(":"))
    times = known_times(postmortem)
    return tuple(name for name, when in times.items() if (when.at.hour, when.at.minute) == (hour, minute))
