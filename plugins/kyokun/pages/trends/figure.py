"""A chart on a page: its drawing, and what makes it answer in a browser."""

import html
import json
from typing import Any

from kyokun.pages.trends.availability import can_draw_charts
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart


def chart_figure(material: Material, name: str, chart: Chart, said: str, caption: str, csv: str) -> str:
    """The figure on one line; empty where charts cannot be drawn.

    ``name`` is its own on the page, ``said`` what it shows in words, ``csv`` the data file that the page links to.
    """
    if not can_draw_charts():
        return ""
    from kyokun.pages.trends.drawing import svg

    spec = chart.spec()
    drawn = svg(spec, {"rows": chart.rows, "marks": chart.marks}, name)
    script = _script(material, chart, spec, csv) if chart.kind else ""
    return (
        f'<figure class="kyokun-figure kyokun-chart" id="kyokun-chart-{name}">'
        f'<div class="kyokun-scroll" role="img" tabindex="0" aria-label="{html.escape(said)}">{drawn}</div>'
        f"<figcaption>{html.escape(caption)}</figcaption>{script}</figure>"
    )


def _script(material: Material, chart: Chart, spec: dict[str, Any], csv: str) -> str:
    """The chart as data, and what starts the script: it lies beside the CSV, to which every engine knows the way."""
    prefix = "trends.js-"
    words = {
        key.removeprefix(prefix): text
        for key, text in material.words.entries.items()
        if key.startswith(prefix)
    }
    data = {"kind": chart.kind, "meta": chart.meta, "words": words, "spec": spec}
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace(
        "<", "\\u003c"
    )
    return (
        f'<script type="application/json" class="kyokun-chart-data">{written}</script>'
        f'<script type="module">const csv = document.querySelector(\'a[href$="{csv}"]\');'
        " if (csv) import(new URL('trends.js', csv.href)).then((charts) => charts.start());</script>"
    )
