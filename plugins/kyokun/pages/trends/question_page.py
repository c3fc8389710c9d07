"""The page of one question: what the chart shows in words, the chart, what its numbers rest on, and its data."""

import html
import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kyokun.pages.addresses import TREND_LIST
from kyokun.pages.context import View
from kyokun.pages.escaping import as_text
from kyokun.pages.page import Page, slot
from kyokun.pages.templating import render
from kyokun.pages.trends.availability import is_available
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Question
from kyokun.pages.trends.questions import QUESTIONS
from kyokun.pages.trends.saying import (
    basis_said,
    change_said,
    detectable_said,
    figure_name,
    finding,
    told,
    value_said,
)
from kyokun.trends.figures import Figure
from kyokun.trends.periods import Granularity, Period

_MOST_COLUMNS = 8
"""A table of more is for the CSV."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A line of the table of what the numbers rest on."""

    name: str
    period: str
    value: str
    basis: str
    changes: tuple[str, ...]
    detectable: str


@dataclass(frozen=True, slots=True)
class Line:
    """A period in the data table."""

    period: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson in the table of the lessons."""

    lesson: Markup
    causes: str
    closed: str
    days: str
    before: Markup
    after: Markup


def figures_of(material: Material, question: Question) -> list[Figure]:
    """Every figure of a question: its data."""
    trends = material.trends[question.by]
    return [figure for asked in (*question.main, *question.parts) for figure in asked.figures(trends)]


def question_page(material: Material, question: Question) -> Page:
    """One page."""
    site = material.site
    view = site.view(question.uri)
    words = view.words
    title = words(f"trends.{question.name}-title")
    latest = _latest(material, question)
    said = finding(material, latest) if latest else words("trends.not-over")
    chart = question.chart(material)
    drawings = {} if chart is None else _drawings(material, question, chart, said)
    opening, closing = f"{question.name}-open", f"{question.name}-close"
    heads, lines = _table(material, question)
    markdown = render(
        site.surroundings.templates,
        "trend",
        t=words,
        title=title,
        intro=words(f"trends.{question.name}-intro"),
        finding=said,
        chart=Markup(slot(question.name)) if drawings else None,  # noqa: S704 - made here
        nothing=words("trends.nothing-to-draw") if chart is None else "",
        rests=tuple(_rest(material, figure) for figure in latest),
        lessons=_lessons(material, view) if question.name == "lessons" else (),
        note=words.entries.get(f"trends.{question.name}-note", ""),
        formulas=tuple(
            dict.fromkeys(
                words(
                    "labelled",
                    label=material.say(asked.metric.title),
                    value=material.say(asked.metric.formula),
                )
                for asked in (*question.main, *question.parts)
            )
        ),
        heads=heads,
        lines=lines,
        opening=Markup(slot(opening)),  # noqa: S704 - made here
        closing=Markup(slot(closing)),  # noqa: S704 - made here
        data=view.to(question.csv, words("trends.csv")),
        others=tuple(
            view.to(other.uri, words(f"trends.{other.name}-title"))
            for other in QUESTIONS
            if other is not question
        ),
        others_opening=Markup(slot("others-open")),  # noqa: S704 - made here
        others_closing=Markup(slot("others-close")),  # noqa: S704 - made here
        overview=view.to(TREND_LIST, words("trends.title")),
    )
    summary = html.escape(words("trends.data"))
    drawings |= {
        opening: f'<details class="kyokun-data"><summary>{summary}</summary>',
        closing: "</details>",
        "others-open": '<div class="kyokun-trends-others">',
        "others-close": "</div>",
    }
    return Page(question.uri, title, site.language, markdown, None, said[:200], drawings)


def _latest(material: Material, question: Question) -> list[Figure]:
    """The figures of the last period that is over, and those that are about all of them or today."""
    trends = material.trends[question.by]
    figures = [figure for asked in question.main for figure in asked.figures(trends)]
    return [figure for figure in figures if figure.span == trends.this or not isinstance(figure.span, Period)]


def _rest(material: Material, figure: Figure) -> Rest:
    return Rest(
        figure_name(material, figure),
        figure.span.name,
        value_said(material, figure),
        basis_said(material, figure),
        tuple(change_said(material, figure, change) for change in figure.changes),
        detectable_said(material, figure),
    )


def _drawings(material: Material, question: Question, chart: Chart, said: str) -> dict[str, str]:
    if not is_available():
        return {}
    from kyokun.pages.trends.drawing import svg

    spec = chart.spec()
    drawn = svg(spec, {"rows": chart.rows, "marks": chart.marks}, question.name)
    caption = html.escape(material.words(f"trends.{question.name}-caption"))
    script = _script(material, question, chart, spec) if chart.kind else ""
    return {
        question.name: (
            f'<figure class="kyokun-figure kyokun-chart" id="kyokun-chart-{question.name}">'
            f'<div class="kyokun-scroll" role="img" tabindex="0" aria-label="{html.escape(said)}">{drawn}</div>'
            f"<figcaption>{caption}</figcaption>{script}</figure>"
        )
    }


def _script(material: Material, question: Question, chart: Chart, spec: dict[str, Any]) -> str:
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
    csv = f'a[href$="{question.csv}"]'
    return (
        f'<script type="application/json" class="kyokun-chart-data">{written}</script>'
        f"<script type=\"module\">const csv = document.querySelector('{csv}');"
        " if (csv) import(new URL('trends.js', csv.href)).then((charts) => charts.start());</script>"
    )


def _table(material: Material, question: Question) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """The figures by period; parts of many names are left to the CSV."""
    trends = material.trends[question.by]
    columns: list[dict[str, Figure]] = []
    for asked in (*question.main, *question.parts):
        parts: dict[object, dict[str, Figure]] = {}
        for figure in asked.figures(trends):
            if isinstance(figure.span, Period):
                parts.setdefault(figure.segment, {})[figure.span.name] = figure
        if len(parts) <= _MOST_COLUMNS:
            columns += parts.values()
    heads = tuple(figure_name(material, next(iter(column.values()))) for column in columns)
    lines = tuple(
        Line(period.name, tuple(_cell(material, column.get(period.name)) for column in columns))
        for period in trends.periods
    )
    return heads, lines if columns else ()


def _cell(material: Material, figure: Figure | None) -> str:
    if figure is None:
        return ""
    return told(material, figure)


def _lessons(material: Material, view: View) -> tuple[LessonLine, ...]:
    words = view.words
    lines = []
    for one in material.trends[Granularity.QUARTER].efficacies:
        closed = one.closed_on.isoformat() if one.closed_on else words("unknown")
        if one.why is not None:
            closed = words(f"trends.why-{one.why.value}")
        lines.append(
            LessonLine(
                view.lesson_title(view.own_version(one.lesson_id)),
                words.listed(list(one.causes)) or words("none"),
                closed,
                words("duration.day", n=one.days) if one.closed_on else words("none"),
                _incidents(material, view, one.before) if one.closed_on else view.none(),
                _incidents(material, view, one.after) if one.closed_on else view.none(),
            )
        )
    return tuple(lines)


def _incidents(material: Material, view: View, ids: tuple[str, ...]) -> Markup:
    found = [incident for id_ in ids if (incident := material.incident(id_)) is not None]
    if not found:
        return Markup("0")
    listed = view.listed([view.incident_id(incident) for incident in found])
    return as_text(str(len(found))) + Markup("<br>") + listed
