"""Incidents before and after a lesson was acted on."""

from kyokun.pages.trends.charts.meta import meta
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Row
from kyokun.pages.trends.scales import Scale
from kyokun.trends.lessons import Efficacy
from kyokun.trends.periods import Granularity


def lesson_lines(material: Material) -> list[tuple[str, Efficacy]]:
    """The lessons of which a day is known that their last action was done on, by their lines in the chart."""
    counted = (one for one in material.measured[Granularity.QUARTER].efficacies if one.days)
    return [
        (material.words("trends.lesson-line", lesson=one.lesson_id, days=one.days), one) for one in counted
    ]


def lessons_chart(material: Material) -> Chart | None:
    """Before and after each lesson's last action."""
    counted = lesson_lines(material)
    if not counted:
        return None
    before, after = material.words("trends.before"), material.words("trends.after")
    rows: list[Row] = []
    for line, one in counted:
        for kind, ids in ((before, one.before), (after, one.after)):
            rows.append({"line": line, "kind": kind, "value": len(ids), "text": str(len(ids))})
    lines = tuple(dict.fromkeys(row["line"] for row in rows))
    scale = Scale("", (before, after), ("--kyokun-chart-three", "--kyokun-chart-one"))
    title = material.words("trends.unit-incidents")

    def spec() -> Row:
        from kyokun.pages.trends.specs.bars import before_and_after

        return before_and_after(lines, scale, title)

    trends = material.trends[Granularity.QUARTER]
    needed = meta(material, trends, scale) | {"data": ["lessons"], "filters": ["service", "severity"]}
    return Chart(spec, rows, [], "lessons", needed)
