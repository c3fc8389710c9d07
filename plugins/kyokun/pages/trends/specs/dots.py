"""Durations: every incident a dot."""

from copy import deepcopy
from functools import cache

import altair as alt

from kyokun.pages.trends.scales import LogAxis, Panel, Scale
from kyokun.pages.trends.specs.channels import dot_colour, shape
from kyokun.pages.trends.specs.composing import (
    GROUND,
    INK,
    MARKS,
    QUIET,
    ROWS,
    WIDTH,
    Spec,
    below_each_other,
    finished,
    layered,
    title,
    unchecked,
)


def dots(
    panels: tuple[Panel, ...],
    scale: Scale,
    axis: LogAxis,
    limits: tuple[float, ...] = (),
) -> Spec:
    """Each incident a dot at its day, on a logarithmic axis; the median of a quarter with its interval behind them."""
    one = _panel(scale, axis.labels, limits)
    return finished(below_each_other([_only(one, panel, axis) for panel in panels], 14))


@cache
def _panel(scale: Scale, labels: str, limits: tuple[float, ...]) -> Spec:
    """Any panel, without its axis' ends and ticks: every service and cause has its own."""
    with unchecked():
        return _any_panel(scale, labels, limits)


def _any_panel(scale: Scale, labels: str, limits: tuple[float, ...]) -> Spec:
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(
            format="%Y-Q%q",
            tickCount=alt.TimeIntervalStep(interval="month", step=3),
            labelAlign="left",
            labelOffset=3,
            labelOverlap=True,
            labelBound=True,
            grid=True,
        ),
    )
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(type="log", clamp=True),
        axis=alt.Axis(labelExpr=labels),
    )
    points = (
        alt.Chart(alt.NamedData(ROWS))
        .mark_point(filled=True, size=64, opacity=0.9, stroke=GROUND, strokeWidth=0.6)
        .encode(x=x, y=y, color=dot_colour(scale), shape=shape(scale))
    )
    said = alt.Chart(alt.NamedData(MARKS))
    whole = said.mark_rect(opacity=0).encode(x=x, x2=alt.X2("end:T"))
    band = (
        said.transform_filter("isValid(datum.low)")
        .mark_rect(color=INK, opacity=0.12)
        .encode(x=x, x2=alt.X2("end:T"), y=alt.Y("low:Q", title=None), y2=alt.Y2("high:Q"))
    )
    median = (
        said.transform_filter("isValid(datum.value)")
        .mark_rule(color=INK, strokeWidth=3)
        .encode(x=x, x2=alt.X2("end:T"), y=y)
    )
    return layered(whole, band, *map(_limit, limits), points, median, width=WIDTH, height=150)


def _only(one: Spec, panel: Panel, axis: LogAxis) -> Spec:
    """The marks of one panel, of all that the named data hold."""
    own = deepcopy(one)
    for mark in own["layer"]:
        if "name" in mark["data"]:  # not a limit, which is the same in all
            mark["transform"] = [{"filter": f"datum.panel === '{panel.name}'"}, *mark.get("transform", ())]
        y = mark["encoding"].get("y", {})
        if "scale" in y:
            y["scale"]["domain"] = [axis.low, axis.high]
            y["axis"]["values"] = list(axis.ticks)
    return own | {"title": title(panel.title)}


def _limit(value: float) -> alt.Chart:
    data = alt.InlineData(values=[{"value": value}])
    rule: alt.Chart = alt.Chart(data).mark_rule(color=QUIET, strokeDash=[4, 4]).encode(y=alt.Y("value:Q"))
    return rule
