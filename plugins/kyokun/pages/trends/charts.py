"""The data of each chart, from the figures of trends."""

from collections.abc import Sequence

from kyokun.model.durations import duration_words, rounded
from kyokun.model.postmortem import TIMES
from kyokun.model.terms import Detection, Severity
from kyokun.model.vocabulary import DETECTIONS, SEVERITIES
from kyokun.pages.context import SEVERITY_SHAPES
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Row
from kyokun.pages.trends.scales import LogAxis, Panel, Scale
from kyokun.reporters.trends_words import ABSENCES
from kyokun.trends import definitions
from kyokun.trends.comparing import SHORTEST, positive
from kyokun.trends.durations import PHASES
from kyokun.trends.figures import UNKNOWN, Absence, Dimension, Figure, Metric, Segment, Statistic, Unit
from kyokun.trends.incidents import WEEKDAYS
from kyokun.trends.periods import Granularity, Period
from kyokun.trends.trends import Trends

_SEVERITY_COLOURS = (
    "--kyokun-chart-critical",
    "--kyokun-chart-high",
    "--kyokun-chart-medium",
    "--kyokun-chart-low",
    "--kyokun-chart-unknown",
)
_GLYPHS = (*(SEVERITY_SHAPES[severity] for severity in Severity), "?")
_ON = ("#fff", "#1d1d1d", "#1d1d1d", "#1d1d1d", "#1d1d1d")
"""What can be read on the colours of severities, in both themes."""
_MOST_GLYPHS = 12
"""In blocks lower than those of so many there is no room for a shape."""
_SHARE_COLOURS = tuple(f"--kyokun-chart-{name}" for name in ("one", "two", "three", "four", "five"))
_PHASE_COLOURS = tuple(
    f"--kyokun-phase-{name}" for name in ("detected", "acknowledged", "mitigated", "resolved")
)
_SECOND_TICKS = (60, 300, 900, 3600, 4 * 3600, 86400, 7 * 86400, 30 * 86400)
_DAY_TICKS = (1, 3, 7, 14, 30, 90, 365)


def severity_scale(material: Material, *, with_shape: bool = True) -> Scale:
    """The severities, the worst first, and a last name for those that say none."""
    names = tuple(
        severity_name(material, name, with_shape=with_shape)
        for name in (*(each.value for each in Severity), UNKNOWN)
    )
    return Scale("", names, _SEVERITY_COLOURS)


def severity_name(material: Material, value: str, *, with_shape: bool = True) -> str:
    """A severity as the charts name it; without its shape where the marks have that themselves."""
    if value == UNKNOWN:
        return material.words("unknown")
    severity = Severity(value)
    label = SEVERITIES.label(severity, material.language)
    return f"{SEVERITY_SHAPES[severity]} {label}" if with_shape else label


def incidents_chart(material: Material) -> Chart:
    """Incidents by month and severity."""
    trends = material.trends[Granularity.MONTH]
    scale = severity_scale(material)
    rows: list[Row] = []
    marks: list[Row] = []
    order = [*(severity.value for severity in Severity), UNKNOWN]
    figures = trends.series(definitions.INCIDENTS, Statistic.COUNT)
    most = max((figure.n for figure in figures), default=0)
    for figure in figures:
        facts = [material.facts[id_] for id_ in figure.ids]
        facts.sort(key=lambda fact: order.index(fact.facets[Dimension.SEVERITY][0]))
        rows += [
            {
                "period": figure.span.name,
                "kind": severity_name(material, fact.facets[Dimension.SEVERITY][0]),
                "low": at,
                "high": at + 1,
                "glyph": _GLYPHS[order.index(fact.facets[Dimension.SEVERITY][0])]
                if most <= _MOST_GLYPHS
                else "",
                "on": _ON[order.index(fact.facets[Dimension.SEVERITY][0])],
            }
            for at, fact in enumerate(facts)
        ]
        text = str(figure.n) if figure.absent is None else material.say(ABSENCES[figure.absent])
        marks.append({"period": figure.span.name, "high": figure.n, "text": text})
    periods = _names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs import stacked_units

        return stacked_units(periods, scale)

    return Chart(
        spec,
        rows,
        marks,
        "incidents",
        _meta(material, trends, scale)
        | {"glyphs": list(_GLYPHS), "on": list(_ON), "mostGlyphs": _MOST_GLYPHS},
    )


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
            low, high = figure.interval or (None, None)
            marks.append(
                {
                    "panel": metric.id,
                    "day": figure.span.first.isoformat(),
                    "end": figure.span.end.isoformat(),
                    "value": figure.value,
                    "low": low,
                    "high": high,
                }
            )
    if not rows:
        return None
    is_days = metrics[0].unit is Unit.DAYS
    axis = _log_axis(
        material, [row["value"] for row in rows], _DAY_TICKS if is_days else _SECOND_TICKS, is_days
    )
    panels = tuple(Panel(metric.id, _panel_title(material, metric)) for metric in metrics)
    limits = tuple(hours / 24 for hours in definitions.PUBLISH_LIMITS.values()) if is_days else ()

    def spec() -> Row:
        from kyokun.pages.trends.specs import dots

        return dots(panels, scale, axis, limits)

    meta = _meta(material, trends, scale) | {
        "panels": [metric.id for metric in metrics],
        "shortest": SHORTEST[metrics[0].unit],
    }
    return Chart(spec, rows, marks, "dots", meta)


def _log_axis(material: Material, values: Sequence[float], ticks: Sequence[int], is_days: bool) -> LogAxis:
    low, high = min(values) / 1.3, max(values) * 1.3
    shown = tuple(float(tick) for tick in ticks if low <= tick <= high)
    names = [_tick(material, tick, is_days) for tick in shown]
    pairs = " : ".join(
        f"datum.value == {tick:.0f} ? '{name}'" for tick, name in zip(shown, names, strict=True)
    )
    return LogAxis(low, high, shown, f"{pairs} : ''" if pairs else "''")


def _tick(material: Material, tick: float, is_days: bool) -> str:
    return material.say(duration_words(rounded(tick * 86400 if is_days else tick)))


def _panel_title(material: Material, metric: Metric) -> str:
    return material.say(metric.title)


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
    scale = Scale("", names, _SHARE_COLOURS[: len(names)])
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
                        "text": f"{figure.value * 100:.0f}%",
                    }
                )
                low = high
        marks.append({"period": period.name, "text": said})
    periods = _names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs import shares

        return shares(periods, scale)

    return Chart(
        spec, rows, marks, kind, _meta(material, trends, scale) | {"parts": [str(part) for part in parts]}
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
    panels = tuple(Panel(metric.id, _panel_title(material, metric)) for metric in metrics)
    periods = _names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs import proportions

        return proportions(periods, panels)

    return Chart(spec, [], marks)


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
    scale = Scale("", names, _SHARE_COLOURS[:3])
    periods = _names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs import grouped

        return grouped(periods, scale)

    return Chart(spec, rows)


def lessons_chart(material: Material) -> Chart | None:
    """Before and after each lesson's last action."""
    counted = [one for one in material.trends[Granularity.QUARTER].efficacies if one.days]
    if not counted:
        return None
    before, after = material.words("trends.before"), material.words("trends.after")
    rows: list[Row] = []
    for one in counted:
        line = material.words("trends.lesson-line", lesson=one.lesson_id, days=one.days)
        for kind, ids in ((before, one.before), (after, one.after)):
            rows.append({"line": line, "kind": kind, "value": len(ids), "text": str(len(ids))})
    lines = tuple(dict.fromkeys(row["line"] for row in rows))
    scale = Scale("", (before, after), ("--kyokun-chart-three", "--kyokun-chart-one"))
    title = material.words("trends.unit-incidents")

    def spec() -> Row:
        from kyokun.pages.trends.specs import before_and_after

        return before_and_after(lines, scale, title)

    return Chart(spec, rows)


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
        from kyokun.pages.trends.specs import heat

        return heat(hours, days, title, 190)

    return Chart(
        spec, rows, [], "week", _meta(material, trends, severity_scale(material)) | {"days": list(days)}
    )


def completeness_chart(material: Material) -> Chart:
    """How much was written down."""
    trends = material.trends[Granularity.QUARTER]
    rows: list[Row] = []
    lines = tuple(material.words(f"trends.time-{name}") for name in TIMES)
    for name, line in zip(TIMES, lines, strict=True):
        segment = Segment(Dimension.TIME, name)
        for figure in trends.series(definitions.COMPLETENESS, Statistic.SHARE, segment):
            text = f"{figure.value * 100:.0f}%" if figure.value is not None else "—"
            rows.append({"line": line, "column": figure.span.name, "share": figure.value or 0, "text": text})
    periods = _names(trends)

    def spec() -> Row:
        from kyokun.pages.trends.specs import heat

        return heat(periods, lines, "", 230)

    return Chart(spec, rows)


def _names(trends: Trends) -> tuple[str, ...]:
    return tuple(period.name for period in trends.periods)


def _meta(material: Material, trends: Trends, scale: Scale) -> Row:
    """What the script needs to make the same of a selection."""
    return {
        "by": trends.query.by.value,
        "periods": list(_names(trends)),
        "kinds": list(scale.names),
        "first": trends.first_day.isoformat() if trends.first_day else None,
        "said": {
            "none": material.say(ABSENCES[Absence.NONE]),
            "few": material.say(ABSENCES[Absence.TOO_FEW]),
            "before": material.say(ABSENCES[Absence.BEFORE_RECORDS]),
        },
    }
