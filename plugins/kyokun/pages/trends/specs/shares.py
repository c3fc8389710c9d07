"""Shares of a whole, and one share a period."""

from functools import cache

import altair as alt

from kyokun.pages.trends.scales import Panel, Scale
from kyokun.pages.trends.specs.channels import colour, in_periods
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


@cache
def shares(periods: tuple[str, ...], scale: Scale) -> Spec:
    """What each period's whole is made of; where there is too little of it, that is said instead."""
    with unchecked():
        x = in_periods(periods)
        y = _percent("low:Q")
        bars = (
            alt.Chart(alt.NamedData(ROWS))
            .mark_bar(stroke=GROUND, strokeWidth=1)
            .encode(x=x, y=y, y2=alt.Y2("high:Q"), color=colour(scale))
        )
        inside = (
            alt.Chart(alt.NamedData(ROWS))
            .transform_filter("datum.high - datum.low >= 0.07")
            .transform_calculate(middle="(datum.low + datum.high) / 2")
            .mark_text(color="#fff", fontWeight=600)
            .encode(x=x, y=alt.Y("middle:Q", title=None), text=alt.Text("text:N"))
        )
        below = (
            alt.Chart(alt.NamedData(MARKS))
            .mark_text(color=QUIET, fontSize=10, baseline="top", dy=26)
            .encode(x=x, y=alt.value("height"), text=alt.Text("text:N"))
        )
        return finished(layered(bars, inside, below, width=WIDTH, height=260))


@cache
def proportions(periods: tuple[str, ...], panels: tuple[Panel, ...]) -> Spec:
    """A share a period as a dot, with its 95% interval and what it is a share of."""
    with unchecked():
        x = in_periods(periods)
        drawn = []
        for panel in panels:
            base = alt.Chart(alt.NamedData(MARKS)).transform_filter(
                f"datum.panel === '{panel.name}' && isValid(datum.value)"
            )
            y = _percent("value:Q")
            interval = base.mark_rule(color=QUIET, strokeWidth=2).encode(
                x=x, y=alt.Y("low:Q", title=None), y2=alt.Y2("high:Q")
            )
            point = base.mark_point(filled=True, size=70, color="var(--kyokun-chart-one)", opacity=1).encode(
                x=x, y=y
            )
            text = base.mark_text(align="left", dx=8, color=INK).encode(x=x, y=y, text=alt.Text("text:N"))
            drawn.append(layered(interval, point, text, width=WIDTH, height=170, title=title(panel.title)))
        return finished(below_each_other(drawn, 18))


def _percent(field: str) -> alt.Y:
    return alt.Y(field, title=None, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=5))
