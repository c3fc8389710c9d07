"""How single marks become a chart: each is written with Altair, and they are put together as the dictionaries they amount to.

Altair's own ``layer`` and ``vconcat`` copy all that they are given, again at every level: the charts of a page took seconds.
"""

from functools import cache
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

Spec = dict[str, Any]

ROWS, MARKS = "rows", "marks"
WIDTH = 640
INK, QUIET, LINE = "var(--kyokun-ink)", "var(--kyokun-quiet)", "var(--kyokun-line)"
GROUND = "var(--md-default-bg-color, #fff)"
_NOT_OF_A_PART = ("$schema", "config", "datasets")
"""The address of a schema, and what the whole chart says once."""


def unchecked() -> Any:
    """A context in which Altair does not hold every piece against its schema; a test holds the whole specifications against it."""
    return debug_mode(False)


def layered(*marks: alt.Chart, **properties: object) -> Spec:
    """Marks on top of each other, the last in front; ``properties`` are width, height and title."""
    return {"layer": [_part(mark) for mark in marks], **properties}


def below_each_other(panels: list[Spec], spacing: int) -> Spec:
    """Charts in a column."""
    return {"vconcat": panels, "spacing": spacing}


def title(text: str) -> Spec:
    """What stands above one chart of several."""
    made: Spec = alt.TitleParams(text, anchor="start", color=INK, fontSize=13, fontWeight=600).to_dict()
    return made


def finished(spec: Spec) -> Spec:
    """The whole chart in the look of the pages."""
    return {**spec, "config": _look()}


def _part(mark: alt.Chart) -> Spec:
    made = mark.to_dict(validate=False)
    part = {key: value for key, value in made.items() if key not in _NOT_OF_A_PART}
    if "datasets" in made:  # values of its own: the named data of the whole would take their place
        part["data"] = {"values": made["datasets"][part["data"]["name"]]}
    return part


@cache
def _look() -> Spec:
    look: Spec = alt.Config(
        background="transparent",
        font="sans-serif",
        padding=4,
        view=alt.ViewConfig(stroke=None, continuousWidth=300, continuousHeight=300),
        axis=alt.AxisConfig(
            labelColor=QUIET,
            titleColor=QUIET,
            titleFontWeight="normal",
            labelFontSize=11,
            titleFontSize=11,
            gridColor=LINE,
            domainColor=LINE,
            tickColor=LINE,
        ),
        axisX=alt.AxisConfig(grid=False),
        legend=alt.LegendConfig(
            labelColor=INK, titleColor=QUIET, labelFontSize=12, titleFontSize=11, titleFontWeight="normal"
        ),
        text=alt.MarkConfig(fontSize=11),
    ).to_dict()
    return look
