"""Incidents before and after a lesson was acted on."""

from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Row
from kyokun.pages.trends.scales import Scale
from kyokun.trends.periods import Granularity


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
        from kyokun.pages.trends.specs.bars import before_and_after

        return before_and_after(lines, scale, title)

    return Chart(spec, rows)
