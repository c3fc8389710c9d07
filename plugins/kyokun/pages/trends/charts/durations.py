"""How long things took."""

from collections.abc import Sequence

from kyokun.model.durations import duration_words, rounded
from kyokun.pages.trends.charts.meta import meta
from kyokun.pages.trends.charts.severities import severity_name, severity_scale
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Row
from kyokun.pages.trends.scales import LogAxis, Panel
from kyokun.trends import definitions
from kyokun.trends.comparing import SHORTEST, positive
from kyokun.trends.figures import Dimension, Metric, Statistic, Unit
from kyokun.trends.periods import Granularity, Period

_SECOND_TICKS = (60, 300, 900, 3600, 4 * 3600, 86400, 7 * 86400, 30 * 86400)
_DAY_TICKS = (1, 3, 7, 14, 30, 90, 365)


def dots_chart(material: Material, metrics: Sequence[Metric]) -> Chart | None:
    """One dot for each incident, a panel for each metric."""
    trends = material.trends[Granularity.QUARTER]
    scale = severity_scale(material, with_shape=False)
    rows: list[Row] = []
    marks: list[Row] = []
    for metric in metrics:
        for figure in trends.series(metric, Statistic.MEDIAN):
            if not isinstance(figure.span, Period):
                continue
            for id_, value in zip(figure.ids, positive(figure), strict=True):
                fact = material.facts[id_]
                rows.append(
                    {
                        "panel": metric.id,
                        "day": fact.day.isoformat() if fact.day else figure.span.first.isoformat(),
                        "value": value,
                        "kind": severity_name(material, fact.facets[Dimension.SEVERITY][0], with_shape=False),
                    }
                )
            shortest = SHORTEST[metric.unit]
            middle, low, high = (
                None if one is None else max(one, shortest)
                for one in (figure.value, *(figure.interval or (None, None)))
            )
            marks.append(
                {
                    "panel": metric.id,
                    "day": figure.span.first.isoformat(),
                    "end": figure.span.end.isoformat(),
                    "value": middle,
                    "low": low,
                    "high": high,
                }
            )
    if not rows:
        return None
    is_days = metrics[0].unit is Unit.DAYS
    ticks = _DAY_TICKS if is_days else _SECOND_TICKS
    axis = _log_axis(material, [row["value"] for row in rows], ticks, is_days)
    panels = tuple(Panel(metric.id, material.say(metric.title)) for metric in metrics)
    limits = tuple(hours / 24 for hours in definitions.PUBLISH_LIMITS.values()) if is_days else ()

    def spec() -> Row:
        from kyokun.pages.trends.specs.dots import dots

        return dots(panels, scale, axis, limits)

    needed = meta(material, trends, scale) | {
        "ticks": list(ticks),
        "panels": [metric.id for metric in metrics],
        "shortest": SHORTEST[metrics[0].unit],
    }
    return Chart(spec, rows, marks, "dots", needed)


def _log_axis(material: Material, values: Sequence[float], ticks: Sequence[int], is_days: bool) -> LogAxis:
    low, high = min(values) / 1.3, max(values) * 1.3
    shown = tuple(float(tick) for tick in ticks if low <= tick <= high)
    pairs = (f"datum.value == {tick:.0f} ? '{_tick(material, tick, is_days)}'" for tick in ticks)
    return LogAxis(low, high, shown, f"{' : '.join(pairs)} : ''")


def _tick(material: Material, tick: float, is_days: bool) -> str:
    return material.say(duration_words(rounded(tick * 86400 if is_days else tick)))
