"""How many incidents."""

from kyokun.pages.trends.charts.meta import meta, period_names
from kyokun.pages.trends.charts.severities import GLYPHS, ON, place, severity_scale
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Row
from kyokun.reporters.trends_words import ABSENCES
from kyokun.trends import definitions
from kyokun.trends.figures import Statistic
from kyokun.trends.periods import Granularity

_MOST_GLYPHS = 12
"""In blocks lower than those of so many there is no room for a shape."""


def incidents_chart(material: Material, by: Granularity = Granularity.MONTH) -> Chart:
    """Incidents by period and severity."""
    trends = material.trends[by]
    scale = severity_scale(material)
    rows: list[Row] = []
    marks: list[Row] = []
    figures = trends.series(definitions.INCIDENTS, Statistic.COUNT)
    most = max((figure.n for figure in figures), default=0)
    for figure in figures:
        facts = [material.facts[id_] for id_ in figure.ids]
        facts.sort(key=place)
        rows += [
            {
                "period": figure.span.name,
                "kind": scale.names[place(fact)],
                "low": at,
                "high": at + 1,
                "glyph": GLYPHS[place(fact)] if most <= _MOST_GLYPHS else "",
                "on": ON[place(fact)],
            }
            for at, fact in enumerate(facts)
        ]
        text = str(figure.n) if figure.absent is None else material.say(ABSENCES[figure.absent])
        marks.append({"period": figure.span.name, "high": figure.n, "text": text})
    periods = period_names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs.blocks import stacked_units

        return stacked_units(periods, scale)

    return Chart(
        spec,
        rows,
        marks,
        "incidents",
        meta(material, trends, scale) | {"glyphs": list(GLYPHS), "on": list(ON), "mostGlyphs": _MOST_GLYPHS},
    )
