"""An incident's course drawn to scale: its phases as one bar, its events as marks below, on an axis of time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

from kyokun.model.moment import Moment
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import EventClass
from kyokun.model.timeline import Event
from kyokun.pages.drawings.markup import element, html, percent
from kyokun.pages.drawings.phases import Phase, phases
from kyokun.pages.drawings.scale import Axis
from kyokun.pages.formatting import Formatter

_MARGIN = 0.025
"""Room beside the first and the last mark, as a share of the width."""
_BEYOND = 0.35
"""Events up to this share of the course before its start or after its end widen the axis; others are only counted."""
_NAMED_FROM = 0.16
"""A phase of this share of the width has room for its name."""
_BAR, _BAR_HEIGHT = 24, 26
_FIRST_LANE, _LANE, _LANES = 64, 18, 5
_TOUCHING = 0.034
_CLASSES = {EventClass.SYSTEM: "system", EventClass.HUMAN: "human", EventClass.EXTERNAL: "external"}
_SHAPES = {"system": "■", "human": "●", "external": "▲"}


@dataclass(frozen=True, slots=True)
class _Marked:
    event: Event
    at: datetime
    share: float
    lane: int

    @property
    def kind(self) -> str:
        """Who or what made it; a person where nothing is said."""
        return _CLASSES.get(self.event.by or EventClass.HUMAN, "human")


def timeline_drawing(postmortem: Postmortem, form: Formatter) -> str:
    """The drawing as HTML on one line; empty when there is no course to draw."""
    parts = phases(postmortem)
    timed = [
        (event, event.at.at)
        for event in postmortem.events
        if isinstance(event.at, Moment) and event.at.is_exact
    ]
    axis = _axis(parts, [at for _, at in timed], form)
    if axis is None:
        return ""
    inside = [(event, at) for event, at in timed if axis.start <= at <= axis.end]
    marked = _in_lanes(axis, inside)
    lanes = max((one.lane for one in marked), default=-1) + 1
    foot = _FIRST_LANE + lanes * _LANE + (6 if lanes else -8)
    words = form.words
    picture = element(
        "svg",
        element(
            "title", words("timeline.title", id=postmortem.id or postmortem.title), id="kyokun-timeline-title"
        ),
        element("desc", _described(parts, form), id="kyokun-timeline-desc"),
        *_axis_marks(axis, foot),
        *(_phase(axis, one, form) for one in parts),
        *(_mark(one, foot, form) for one in marked),
        *(
            [element("text", words("timeline.hint"), class_="kyokun-hint", x="0", y=foot + 44)]
            if marked
            else []
        ),
        class_="kyokun-timeline",
        role="group",
        aria_labelledby="kyokun-timeline-title kyokun-timeline-desc",
        width="100%",
        height=foot + (74 if marked else 24),
    )
    kinds = dict.fromkeys(one.kind for one in marked)
    return html(
        element(
            "figure",
            picture,
            _legend(parts, form),
            element("figcaption", *_caption(axis, tuple(kinds), len(timed) - len(inside), form)),
            class_="kyokun-figure",
        )
    )


def _axis(parts: tuple[Phase, ...], events: list[datetime], form: Formatter) -> Axis | None:
    """From the first to the last of the phases, widened for events near them; of the events alone when there are no phases."""
    if parts:
        start, end = parts[0].start, parts[-1].end
        room = (end - start) * _BEYOND
        near = [at for at in events if start - room <= at <= end + room]
        start, end = min([start, *near]), max([end, *near])
    elif len(set(events)) > 1:
        start, end = min(events), max(events)
    else:
        return None
    margin = max((end - start) * _MARGIN / (1 - 2 * _MARGIN), timedelta(milliseconds=1))
    try:
        return Axis((start - margin).astimezone(UTC), (end + margin).astimezone(UTC), form.zone)
    except OverflowError:  # the calendar's first and last day leave no room
        return None


def _in_lanes(axis: Axis, events: list[tuple[Event, datetime]]) -> list[_Marked]:
    """Each event on the first lane where it does not touch the one before it; when all are full, on the last."""
    ends: list[float] = []
    found = []
    for event, at in sorted(events, key=lambda pair: pair[1]):
        share = axis.share(at)
        lane = next((lane for lane, end in enumerate(ends) if share - end >= _TOUCHING), len(ends))
        if lane == len(ends) and lane < _LANES:
            ends.append(share)
        lane = min(lane, _LANES - 1)
        ends[lane] = share
        found.append(_Marked(event, at, share, lane))
    return found


def _axis_marks(axis: Axis, foot: int) -> list[Element]:
    """Lines and labels: the base's zone above, UTC below where it differs."""
    made = []
    for mark in axis.marks():
        x = percent(axis.share(mark.at))
        made.append(
            element(
                "line",
                class_="kyokun-midnight" if mark.is_midnight else "kyokun-tick",
                x1=x,
                x2=x,
                y1=18,
                y2=foot,
            )
        )
        label = _label(mark.at, axis.step, is_midnight=mark.is_midnight)
        made.append(element("text", label, class_="kyokun-axis", x=x, y=12, text_anchor="middle"))
        if mark.at.utcoffset() != timedelta(0):
            below = _label(mark.at.astimezone(UTC), axis.step, is_midnight=False)
            made.append(
                element(
                    "text", below, class_="kyokun-axis kyokun-utc", x=x, y=foot + 14, text_anchor="middle"
                )
            )
    return made


def _label(at: datetime, step: timedelta, *, is_midnight: bool) -> str:
    if is_midnight or step >= timedelta(days=1):
        return f"{at.month}/{at.day}"
    return at.strftime("%H:%M:%S" if step < timedelta(minutes=1) else "%H:%M")


def _phase(axis: Axis, phase: Phase, form: Formatter) -> Element:
    start, end = axis.share(phase.start), axis.share(phase.end)
    name = form.words(f"phase.{phase.until}")
    told = _told(phase, form)
    kind = f"kyokun-phase kyokun-phase-{phase.until.removesuffix('_at')}"
    drawn = element(
        "g",
        element("title", told),
        element("rect", x=percent(start), y=_BAR, width=percent(max(end - start, 0.004)), height=_BAR_HEIGHT),
        class_=f"{kind} kyokun-longest" if phase.is_longest else kind,
    )
    if end - start >= _NAMED_FROM:
        middle = percent((start + end) / 2)
        drawn.append(element("text", name, x=middle, y=_BAR + 17, text_anchor="middle"))
    return drawn


def _told(phase: Phase, form: Formatter) -> str:
    key = "phase.longest" if phase.is_longest else "phase.told"
    return form.words(
        key,
        name=form.words(f"phase.{phase.until}"),
        duration=form.duration(phase.seconds),
        share=f"{phase.share:.0%}" if phase.share >= 0.005 else "<1%",
    )


def _mark(one: _Marked, foot: int, form: Formatter) -> Element:
    """An event: reached by pointer and keyboard, and then told in the line below the drawing."""
    x, y = percent(one.share), _FIRST_LANE + one.lane * _LANE
    event = one.event
    when = form.when(event.at)
    rest = [part for part in (event.who, event.detail, event.result, event.action) if part]
    told = f"{when} {event.event}"
    tip = element(
        "div",
        element("strong", told),
        *([f" {form.words('separator').join(rest)}"] if rest else []),
        xmlns="http://www.w3.org/1999/xhtml",
        class_="kyokun-tip",
    )
    return element(
        "g",
        element("circle", class_="kyokun-hit", cx=x, cy=y, r="10"),  # wide enough for a thumb
        element("line", class_="kyokun-stem", x1=x, x2=x, y1=_BAR + _BAR_HEIGHT, y2=y),
        element(
            "text",
            _SHAPES[one.kind],
            class_="kyokun-mark",
            x=x,
            y=y + 5,
            text_anchor="middle",
            aria_hidden="true",
        ),
        element("foreignObject", tip, x="0", y=foot + 22, width="100%", height="52"),
        class_=f"kyokun-event kyokun-event-{one.kind}",
        tabindex="0",
        role="img",
        aria_label=" ".join((told, *rest)),
    )


def _legend(parts: tuple[Phase, ...], form: Formatter) -> Element:
    return element(
        "ol",
        *(
            element(
                "li",
                element("span", class_=f"kyokun-swatch kyokun-phase-{phase.until.removesuffix('_at')}"),
                _told(phase, form),
                class_="kyokun-longest" if phase.is_longest else None,
            )
            for phase in parts
        ),
        class_="kyokun-phases",
    )


def _described(parts: tuple[Phase, ...], form: Formatter) -> str:
    return form.words("separator").join(_told(phase, form) for phase in parts)


def _caption(axis: Axis, kinds: tuple[str, ...], beyond: int, form: Formatter) -> list[str]:
    words = form.words
    zone = axis.start.astimezone(axis.zone)
    said = []
    if zone.utcoffset() != timedelta(0):
        said.append(words("timeline.zones", zone=form.zone_of_time(zone)))
    else:
        said.append(words("timeline.zone", zone=form.zone_of_time(zone)))
    said += [words(f"timeline.{kind}", shape=_SHAPES[kind]) for kind in _SHAPES if kind in kinds]
    if beyond:
        said.append(words("timeline.beyond", n=beyond))
    return [words("timeline.between").join(said)]
