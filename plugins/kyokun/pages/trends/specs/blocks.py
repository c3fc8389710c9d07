"""Incidents as blocks."""

from functools import cache

import altair as alt

from kyokun.pages.trends.scales import Scale
from kyokun.pages.trends.specs.channels import colour, in_periods, whole_numbers
from kyokun.pages.trends.specs.composing import (
    GROUND,
    INK,
    MARKS,
    ROWS,
    WIDTH,
    Spec,
    finished,
    layered,
    unchecked,
)


@cache
def stacked_units(periods: tuple[str, ...], scale: Scale) -> Spec:
    """Each incident a block, the blocks of a period on top of each other, their number above."""
    with unchecked():
        x = in_periods(periods)
        y = alt.Y("high:Q", title=None, axis=whole_numbers())
        blocks = (
            alt.Chart(alt.NamedData(ROWS))
            .mark_bar(stroke=GROUND, strokeWidth=1)
            .encode(x=x, y=y, y2=alt.Y2("low:Q"), color=colour(scale))
        )
        shapes = (
            alt.Chart(alt.NamedData(ROWS))
            .transform_filter("datum.glyph != ''")
            .transform_calculate(middle="datum.low + 0.5")
            .mark_text(fontSize=11)
            .encode(
                x=x,
                y=alt.Y("middle:Q", title=None),
                text=alt.Text("glyph:N"),
                color=alt.Color("on:N", scale=None),
            )
        )
        totals = (
            alt.Chart(alt.NamedData(MARKS))
            .mark_text(dy=-7, color=INK, fontWeight=600)
            .encode(x=x, y=y, text=alt.Text("text:N"))
        )
        return finished(layered(blocks, shapes, totals, width=WIDTH, height=240))
