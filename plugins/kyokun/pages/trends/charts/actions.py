"""What was decided, and what became of it."""

from kyokun.pages.trends.charts.meta import meta, period_names
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Row
from kyokun.pages.trends.scales import Scale
from kyokun.trends import definitions
from kyokun.trends.figures import Statistic
from kyokun.trends.periods import Granularity

_COLOURS = ("--kyokun-chart-one", "--kyokun-chart-two", "--kyokun-chart-three")


def actions_chart(material: Material) -> Chart | None:
    """Opened and closed beside each other."""
    trends = material.trends[Granularity.MONTH]
    metrics = (definitions.ACTIONS_OPENED, definitions.ACTIONS_CLOSED, definitions.BACKLOG)
    names = tuple(material.say(metric.title) for metric in metrics)
    rows: list[Row] = [
        {
            "period": figure.span.name,
            "kind": name,
            "value": figure.value,
            "text": f"{figure.value:.0f}" if figure.value else "",
        }
        for metric, name in zip(metrics, names, strict=True)
        for figure in trends.series(metric, Statistic.COUNT)
        if figure.value is not None
    ]
    if not any(row["value"] for row in rows):
        return None
    scale = Scale("", names, _COLOURS)
    periods = period_names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs.bars import grouped

        return grouped(periods, scale)

    return Chart(spec, rows, [], "actions", meta(material, trends, scale) | {"data": ["actions"]})
