"""Shares: of a whole, and one a period."""

from collections.abc import Sequence

from kyokun.model.terms import Detection
from kyokun.model.vocabulary import DETECTIONS
from kyokun.pages.trends.charts.meta import meta, percent, period_names
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Row
from kyokun.pages.trends.scales import Panel, Scale
from kyokun.reporters.trends_words import ABSENCES
from kyokun.trends import definitions
from kyokun.trends.durations import PHASES
from kyokun.trends.figures import Absence, Dimension, Figure, Metric, Segment, Statistic
from kyokun.trends.periods import Granularity

_COLOURS = tuple(f"--kyokun-chart-{name}" for name in ("one", "two", "three", "four", "five"))
_PHASE_COLOURS = tuple(
    f"--kyokun-phase-{name}" for name in ("detected", "acknowledged", "mitigated", "resolved")
)


def phases_chart(material: Material) -> Chart:
    """What the time of incidents was spent on."""
    scale = Scale("", tuple(material.words(f"trends.phase-{name}") for name in PHASES), _PHASE_COLOURS)
    return _stacked(
        material, definitions.PHASE_SHARE, Statistic.MEAN, Dimension.PHASE, tuple(PHASES), scale, "phases"
    )


def detection_chart(material: Material) -> Chart:
    """Who noticed."""
    sources = tuple(Detection)
    names = tuple(DETECTIONS.label(source, material.language) for source in sources)
    scale = Scale("", names, _COLOURS[: len(names)])
    return _stacked(
        material,
        definitions.DETECTION_SOURCE,
        Statistic.SHARE,
        Dimension.DETECTED_BY,
        sources,
        scale,
        "detection",
    )


def _stacked(
    material: Material,
    metric: Metric,
    statistic: Statistic,
    dimension: Dimension,
    parts: Sequence[str],
    scale: Scale,
    kind: str,
) -> Chart:
    trends = material.trends[Granularity.QUARTER]
    rows: list[Row] = []
    marks: list[Row] = []
    for period in trends.periods:
        low, said = 0.0, ""
        for part, name in zip(parts, scale.names, strict=True):
            figure = trends.figure(metric, period, statistic, Segment(dimension, str(part)))
            if figure is None:
                continue
            said = _basis(material, figure)
            if figure.value:
                high = low + figure.value
                rows.append(
                    {
                        "period": period.name,
                        "kind": name,
                        "low": round(low, 4),
                        "high": round(high, 4),
                        "text": percent(figure.value),
                    }
                )
                low = high
        marks.append({"period": period.name, "text": said})
    periods = period_names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs.shares import shares

        return shares(periods, scale)

    return Chart(
        spec, rows, marks, kind, meta(material, trends, scale) | {"parts": [str(part) for part in parts]}
    )


def _basis(material: Material, figure: Figure) -> str:
    """``n = 7``; with too few, or none, that."""
    if figure.absent is None:
        return f"n = {figure.n}"
    said = material.say(ABSENCES[figure.absent])
    return f"n = {figure.n} {said}" if figure.absent is Absence.TOO_FEW else said


def shares_chart(material: Material, metrics: Sequence[Metric]) -> Chart | None:
    """A share for each period, a panel for each metric."""
    trends = material.trends[Granularity.QUARTER]
    marks: list[Row] = []
    for metric in metrics:
        for figure in trends.series(metric, Statistic.SHARE):
            low, high = figure.interval or (None, None)
            marks.append(
                {
                    "panel": metric.id,
                    "period": figure.span.name,
                    "value": figure.value,
                    "low": low,
                    "high": high,
                    "text": f"{round(sum(figure.values))}/{figure.n}",
                }
            )
    if all(mark["value"] is None for mark in marks):
        return None
    panels = tuple(Panel(metric.id, material.say(metric.title)) for metric in metrics)
    periods = period_names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs.shares import proportions

        return proportions(periods, panels)

    needed = meta(material, trends, Scale("", (), ())) | {"panels": [metric.id for metric in metrics]}
    if metrics == (definitions.ACTION_COMPLETION,):
        needed["data"] = ["actions"]
    return Chart(spec, [], marks, "proportions", needed)
