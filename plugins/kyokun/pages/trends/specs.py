"""The charts as Vega-Lite, written with Altair.

A specification names its data (``rows``, and ``marks`` for what is said about several of them) without holding it: the build
draws it with what the base says, and the script in the browser with what a reader's filters leave of that. Colours are the
pages' CSS variables, so that one drawing serves both themes; every colour comes with a shape, an order or a label.
"""

from functools import cache
from typing import Any

import altair as alt

from kyokun.pages.trends.scales import LogAxis, Panel, Scale

ROWS, MARKS = "rows", "marks"
WIDTH = 640
_INK, _QUIET, _LINE = "var(--kyokun-ink)", "var(--kyokun-quiet)", "var(--kyokun-line)"
_GROUND = "var(--md-default-bg-color, #fff)"
_SHAPES = ("diamond", "triangle-up", "square", "circle", "cross")
_CROWDED = 16
"""With more periods than this their names stand upright."""

Spec = dict[str, Any]


def _colour(scale: Scale) -> alt.Color:
    return alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(scale.names), range=[f"var({name})" for name in scale.colours]),
        legend=alt.Legend(title=scale.title or None, orient="top"),
    )


def _shape(scale: Scale) -> alt.Shape:
    return alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=list(scale.names), range=list(_SHAPES[: len(scale.names)])),
        legend=alt.Legend(title=scale.title or None, orient="top"),
    )


@cache
def stacked_units(periods: tuple[str, ...], scale: Scale) -> Spec:
    """Each incident a block, the blocks of a period on top of each other, their number above."""
    x = _periods(periods)
    y = alt.Y("high:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d"))
    blocks = (
        alt.Chart(alt.NamedData(ROWS))
        .mark_bar(stroke=_GROUND, strokeWidth=1)
        .encode(
            x=x,
            y=y,
            y2="low:Q",
            color=_colour(scale),
        )
    )
    shapes = (
        alt.Chart(alt.NamedData(ROWS))
        .transform_filter("datum.glyph != ''")
        .transform_calculate(middle="datum.low + 0.5")
        .mark_text(fontSize=11)
        .encode(
            x=x,
            y=alt.Y("middle:Q", title=None),
            text="glyph:N",
            color=alt.Color("on:N", scale=None),
        )
    )
    totals = (
        alt.Chart(alt.NamedData(MARKS))
        .mark_text(dy=-7, color=_INK, fontWeight=600)
        .encode(x=x, y=y, text="text:N")
    )
    return _finished(alt.layer(blocks, shapes, totals).properties(width=WIDTH, height=240))


@cache
def dots(
    panels: tuple[Panel, ...],
    scale: Scale,
    axis: LogAxis,
    limits: tuple[float, ...] = (),
) -> Spec:
    """Each incident a dot at its day, on a logarithmic axis; the median of a quarter with its interval behind them."""
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
            grid=True,
        ),
    )
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(type="log", domain=[axis.low, axis.high], clamp=True),
        axis=alt.Axis(values=list(axis.ticks), labelExpr=axis.labels),
    )
    drawn = []
    for panel in panels:
        chosen = f"datum.panel === '{panel.name}'"
        points = (
            alt.Chart(alt.NamedData(ROWS))
            .transform_filter(chosen)
            .mark_point(filled=True, size=64, opacity=0.9, stroke=_GROUND, strokeWidth=0.6)
            .encode(x=x, y=y, color=_colour(scale), shape=_shape(scale))
        )
        said = alt.Chart(alt.NamedData(MARKS)).transform_filter(chosen)
        whole = said.mark_rect(opacity=0).encode(x=x, x2="end:T")
        band = (
            said.transform_filter("isValid(datum.low)")
            .mark_rect(color=_INK, opacity=0.12)
            .encode(x=x, x2="end:T", y=alt.Y("low:Q", title=None), y2="high:Q")
        )
        median = (
            said.transform_filter("isValid(datum.value)")
            .mark_rule(color=_INK, strokeWidth=3)
            .encode(x=x, x2="end:T", y=y)
        )
        layers: list[alt.Chart] = [whole, band, *(_limit(limit) for limit in limits), points, median]
        drawn.append(alt.layer(*layers).properties(width=WIDTH, height=150, title=_title(panel.title)))
    return _finished(alt.vconcat(*drawn, spacing=14))


def _limit(value: float) -> alt.Chart:
    data = alt.InlineData(values=[{"value": value}])
    rule: alt.Chart = alt.Chart(data).mark_rule(color=_QUIET, strokeDash=[4, 4]).encode(y="value:Q")
    return rule


@cache
def shares(periods: tuple[str, ...], scale: Scale) -> Spec:
    """What each period's whole is made of; where there is too little of it, that is said instead."""
    x = _periods(periods)
    y = alt.Y("low:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=5))
    bars = (
        alt.Chart(alt.NamedData(ROWS))
        .mark_bar(stroke=_GROUND, strokeWidth=1)
        .encode(x=x, y=y, y2="high:Q", color=_colour(scale))
    )
    inside = (
        alt.Chart(alt.NamedData(ROWS))
        .transform_filter("datum.high - datum.low >= 0.07")
        .transform_calculate(middle="(datum.low + datum.high) / 2")
        .mark_text(color="#fff", fontWeight=600)
        .encode(x=x, y=alt.Y("middle:Q", title=None), text="text:N")
    )
    return _finished((bars + inside + _below(x)).properties(width=WIDTH, height=260))


def _below(x: alt.X) -> alt.Chart:
    """What is said about each period, at the foot of it."""
    said: alt.Chart = (
        alt.Chart(alt.NamedData(MARKS))
        .mark_text(color=_QUIET, fontSize=10, baseline="top", dy=26)
        .encode(x=x, y=alt.value("height"), text="text:N")
    )
    return said


@cache
def proportions(periods: tuple[str, ...], panels: tuple[Panel, ...]) -> Spec:
    """A share a period as a dot, with its 95% interval and what it is a share of."""
    x = _periods(periods)
    drawn = []
    for panel in panels:
        base = alt.Chart(alt.NamedData(MARKS)).transform_filter(
            f"datum.panel === '{panel.name}' && isValid(datum.value)"
        )
        y = alt.Y(
            "value:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=5)
        )
        interval = base.mark_rule(color=_QUIET, strokeWidth=2).encode(
            x=x, y=alt.Y("low:Q", title=None), y2="high:Q"
        )
        point = base.mark_point(filled=True, size=70, color="var(--kyokun-chart-one)", opacity=1).encode(
            x=x, y=y
        )
        text = base.mark_text(align="left", dx=8, color=_INK).encode(x=x, y=y, text="text:N")
        layers = alt.layer(interval, point, text)
        drawn.append(layers.properties(width=WIDTH, height=170, title=_title(panel.title)))
    return _finished(alt.vconcat(*drawn, spacing=18))


@cache
def grouped(periods: tuple[str, ...], scale: Scale) -> Spec:
    """Counts beside each other in each period."""
    x = _periods(periods)
    offset = alt.XOffset("kind:N", scale=alt.Scale(domain=list(scale.names)))
    base = alt.Chart(alt.NamedData(ROWS))
    y = alt.Y("value:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d"))
    bars = base.mark_bar().encode(x=x, xOffset=offset, y=y, color=_colour(scale))
    text = base.mark_text(dy=-6, color=_INK, fontSize=10).encode(x=x, xOffset=offset, y=y, text="text:N")
    return _finished((bars + text).properties(width=WIDTH, height=220))


@cache
def heat(columns: tuple[str, ...], lines: tuple[str, ...], title: str, height: int) -> Spec:
    """A field for each pair, the darker the more; its number in it."""
    x = alt.X(
        "column:O", title=title or None, scale=alt.Scale(domain=list(columns)), axis=alt.Axis(labelAngle=0)
    )
    y = alt.Y("line:O", title=None, scale=alt.Scale(domain=list(lines)))
    base = alt.Chart(alt.NamedData(ROWS))
    fields = base.mark_rect(color="var(--kyokun-chart-heat)", stroke=_LINE).encode(
        x=x, y=y, opacity=alt.Opacity("share:Q", scale=alt.Scale(domain=[0, 1], range=[0, 0.55]), legend=None)
    )
    text = base.mark_text(color=_INK, fontSize=10).encode(x=x, y=y, text="text:N")
    return _finished((fields + text).properties(width=WIDTH, height=height))


@cache
def before_and_after(lines: tuple[str, ...], scale: Scale, x_title: str) -> Spec:
    """For each lesson two counts on one line."""
    base = alt.Chart(alt.NamedData(ROWS))
    y = alt.Y("line:N", title=None, sort=list(lines), axis=alt.Axis(labelLimit=260))
    offset = alt.YOffset("kind:N", scale=alt.Scale(domain=list(scale.names)))
    x = alt.X("value:Q", title=x_title, axis=alt.Axis(tickMinStep=1, format="d"))
    bars = base.mark_bar().encode(x=x, y=y, yOffset=offset, color=_colour(scale))
    text = base.mark_text(align="left", dx=4, color=_INK, fontSize=10).encode(
        x=x, y=y, yOffset=offset, text="text:N"
    )
    return _finished((bars + text).properties(width=WIDTH - 240, height=alt.Step(14)))


def _periods(periods: tuple[str, ...]) -> alt.X:
    angle = -90 if len(periods) > _CROWDED else 0
    return alt.X(
        "period:O",
        title=None,
        scale=alt.Scale(domain=list(periods)),
        axis=alt.Axis(labelAngle=angle, labelOverlap=True),
    )


def _title(text: str) -> alt.TitleParams:
    return alt.TitleParams(text, anchor="start", color=_INK, fontSize=13, fontWeight=600)


def _finished(chart: alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart) -> Spec:
    whole = (
        chart.configure(background="transparent", font="sans-serif", padding=4)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_QUIET,
            titleColor=_QUIET,
            titleFontWeight="normal",
            labelFontSize=11,
            titleFontSize=11,
            gridColor=_LINE,
            domainColor=_LINE,
            tickColor=_LINE,
        )
        .configure_axisX(grid=False)
        .configure_legend(
            labelColor=_INK, titleColor=_QUIET, labelFontSize=12, titleFontSize=11, titleFontWeight="normal"
        )
        .configure_text(fontSize=11)
    )
    # Altair checked each part as it was made; checking the whole again takes longer than drawing it.
    made: Spec = whole.to_dict(validate=False)
    del made["$schema"]  # an address, and nobody needs to be told
    return made
