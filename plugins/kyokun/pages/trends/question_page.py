"""The page of one question: what the chart shows in words, the chart, what its numbers rest on, and its data."""

import html
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.pages.addresses import TREND_LIST
from kyokun.pages.context import View
from kyokun.pages.escaping import as_text
from kyokun.pages.page import Page, slot
from kyokun.pages.templating import render
from kyokun.pages.trends.figure import chart_figure
from kyokun.pages.trends.findings import finding
from kyokun.pages.trends.latest import latest_figures
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Question
from kyokun.pages.trends.questions import QUESTIONS
from kyokun.pages.trends.tables import by_period, rests, told_period
from kyokun.trends.figures import Figure
from kyokun.trends.periods import Granularity


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
    trends = material.trends[question.by]
    latest = latest_figures(trends, question.main)
    said = finding(material, trends, latest)
    chart = question.chart(material)
    caption = words(f"trends.{question.name}-caption")
    drawn = chart_figure(material, question.name, chart, said, caption, question.csv) if chart else ""
    drawings = {question.name: drawn} if drawn else {}
    opening, closing = f"{question.name}-open", f"{question.name}-close"
    heads, lines = by_period(material, trends, (*question.main, *question.parts))
    markdown = render(
        site.surroundings.templates,
        "trend",
        t=words,
        title=title,
        intro=words(f"trends.{question.name}-intro"),
        finding=said,
        chart=Markup(slot(question.name)) if drawings else None,  # noqa: S704 - made here
        nothing=words("trends.nothing-to-draw") if chart is None else "",
        rests=rests(material, latest),
        period=told_period(latest),
        compared=any(figure.changes for figure in latest),
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
