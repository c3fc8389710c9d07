"""Grids: the hours of the week, and what was written down."""

from kyokun.model.postmortem import TIMES
from kyokun.pages.trends.charts.meta import meta, percent, period_names
from kyokun.pages.trends.charts.severities import severity_scale
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Row
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Segment, Statistic
from kyokun.trends.incidents import WEEKDAYS
from kyokun.trends.periods import Granularity


def week_chart(material: Material) -> Chart:
    """When in the week incidents begin."""
    trends = material.trends[Granularity.QUARTER]
    days = tuple(material.words("trends.weekdays").split())
    counts = {
        figure.segment.name: figure.n
        for figure in trends.figures
        if figure.metric is definitions.WEEKDAY_HOUR and figure.segment is not None
    }
    most = max(counts.values(), default=0)
    hours = tuple(f"{hour:02d}" for hour in range(24))
    rows: list[Row] = []
    for key, day in zip(WEEKDAYS, days, strict=True):
        for hour in hours:
            count = counts.get(f"{key}-{hour}", 0)
            share = count / most if most else 0
            rows.append({"line": day, "column": hour, "share": share, "text": str(count) if count else ""})
    title = material.words("trends.hour")

    def spec() -> Row:
        from kyokun.pages.trends.specs.heat import heat

        return heat(hours, days, title, 190)

    return Chart(
        spec, rows, [], "week", meta(material, trends, severity_scale(material)) | {"days": list(days)}
    )


def completeness_chart(material: Material) -> Chart:
    """How much was written down."""
    trends = material.trends[Granularity.QUARTER]
    rows: list[Row] = []
    lines = tuple(material.words(f"trends.time-{name}") for name in TIMES)
    for name, line in zip(TIMES, lines, strict=True):
        segment = Segment(Dimension.TIME, name)
        for figure in trends.series(definitions.COMPLETENESS, Statistic.SHARE, segment):
            text = percent(figure.value) if figure.value is not None else "—"
            rows.append({"line": line, "column": figure.span.name, "share": figure.value or 0, "text": text})
    periods = period_names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs.heat import heat

        return heat(periods, lines, "", 230)

    needed = meta(material, trends, severity_scale(material)) | {"lines": list(lines)}
    return Chart(spec, rows, [], "completeness", needed)
