"""The channels that several charts share."""

import altair as alt

from kyokun.pages.trends.scales import Scale

_SHAPES = ("diamond", "triangle-up", "square", "circle", "cross")
_CROWDED = 16
"""With more periods than this their names stand upright."""


def colour(scale: Scale) -> alt.Color:
    """What a bar or block is, by colour."""
    return alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(scale.names), range=[f"var({name})" for name in scale.colours]),
        legend=alt.Legend(title=scale.title or None, orient="top", symbolType="square"),
    )


def dot_colour(scale: Scale) -> alt.Color:
    """What a dot is, by colour; its shape stands beside the name with it."""
    return alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(scale.names), range=[f"var({name})" for name in scale.colours]),
        legend=alt.Legend(title=scale.title or None, orient="top"),
    )


def shape(scale: Scale) -> alt.Shape:
    """What a mark is, by shape."""
    return alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=list(scale.names), range=list(_SHAPES[: len(scale.names)])),
        legend=alt.Legend(title=scale.title or None, orient="top"),
    )


def in_periods(periods: tuple[str, ...]) -> alt.X:
    """The periods side by side."""
    return alt.X(
        "period:O",
        title=None,
        scale=alt.Scale(domain=list(periods)),
        axis=alt.Axis(labelAngle=-90 if len(periods) > _CROWDED else 0, labelOverlap=True),
    )


def whole_numbers() -> alt.Axis:
    """Of counts: Vega may put ticks at halves whatever its smallest step, and would call them by the next whole number."""
    shown = {"condition": {"test": "datum.value % 1 == 0", "value": 1}, "value": 0}
    return alt.Axis(
        tickMinStep=1,
        format="d",
        labelExpr="datum.value % 1 ? '' : datum.label",
        gridOpacity=shown,
        tickOpacity=shown,
    )
