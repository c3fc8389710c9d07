"""Counts beside each other."""

from functools import cache

import altair as alt

from kyokun.pages.trends.scales import Scale
from kyokun.pages.trends.specs.channels import colour, in_periods, whole_numbers
from kyokun.pages.trends.specs.composing import INK, ROWS, WIDTH, Spec, finished, layered, unchecked


@cache
def grouped(periods: tuple[str, ...], scale: Scale) -> Spec:
    """Counts beside each other in each period."""
    with unchecked():
        x = in_periods(periods)
        offset = alt.XOffset("kind:N", scale=alt.Scale(domain=list(scale.names)))
        base = alt.Chart(alt.NamedData(ROWS))
        y = alt.Y("value:Q", title=None, axis=whole_numbers())
        bars = base.mark_bar().encode(x=x, xOffset=offset, y=y, color=colour(scale))
        said = {"x": x, "xOffset": offset, "y": y, "text": alt.Text("text:N")}
        above = base.transform_filter("datum.value > 0").mark_text(dy=-6, color=INK, fontSize=10)
        below = base.transform_filter("datum.value < 0").mark_text(dy=8, color=INK, fontSize=10)
        marks = (bars, above.encode(**said), below.encode(**said))
        return finished(layered(*marks, width=WIDTH, height=220))


@cache
def before_and_after(lines: tuple[str, ...], scale: Scale, x_title: str) -> Spec:
    """For each lesson two counts on one line."""
    with unchecked():
        base = alt.Chart(alt.NamedData(ROWS))
        y = alt.Y("line:N", title=None, sort=list(lines), axis=alt.Axis(labelLimit=260))
        offset = alt.YOffset("kind:N", scale=alt.Scale(domain=list(scale.names)))
        x = alt.X("value:Q", title=x_title, axis=whole_numbers())
        bars = base.mark_bar().encode(x=x, y=y, yOffset=offset, color=colour(scale))
        text = base.mark_text(align="left", dx=4, color=INK, fontSize=10).encode(
            x=x, y=y, yOffset=offset, text=alt.Text("text:N")
        )
        return finished(layered(bars, text, width=WIDTH - 240, height={"step": 14}))
