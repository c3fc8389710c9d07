"""Fields of a grid."""

from functools import cache

import altair as alt

from kyokun.pages.trends.specs.composing import INK, LINE, ROWS, WIDTH, Spec, finished, layered, unchecked


@cache
def heat(columns: tuple[str, ...], lines: tuple[str, ...], title: str, height: int) -> Spec:
    """A field for each pair, the darker the more; its number in it."""
    with unchecked():
        x = alt.X(
            "column:O",
            title=title or None,
            scale=alt.Scale(domain=list(columns)),
            axis=alt.Axis(labelAngle=0),
        )
        y = alt.Y("line:O", title=None, scale=alt.Scale(domain=list(lines)))
        dark = alt.Opacity("share:Q", scale=alt.Scale(domain=[0, 1], range=[0, 0.55]), legend=None)
        base = alt.Chart(alt.NamedData(ROWS))
        fields = base.mark_rect(color="var(--kyokun-chart-heat)", stroke=LINE).encode(x=x, y=y, opacity=dark)
        text = base.mark_text(color=INK, fontSize=10).encode(x=x, y=y, text=alt.Text("text:N"))
        return finished(layered(fields, text, width=WIDTH, height=height))
