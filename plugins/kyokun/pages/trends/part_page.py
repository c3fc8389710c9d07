"""The trends of one service or one cause: few incidents, so counts and dots, and what little may be said of them."""

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from kyokun.pages.addresses import TREND_LIST
from kyokun.pages.context import View
from kyokun.pages.page import Page, slot
from kyokun.pages.slugs import cause_slug, slug
from kyokun.pages.templating import render
from kyokun.pages.trends.charts.durations import dots_chart
from kyokun.pages.trends.charts.incidents import incidents_chart
from kyokun.pages.trends.figure import chart_figure
from kyokun.pages.trends.findings import finding
from kyokun.pages.trends.latest import latest_figures
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Chart, Told
from kyokun.pages.trends.questions import QUESTIONS
from kyokun.pages.trends.tables import by_period, rests, told_period
from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Statistic
from kyokun.trends.parts import part, parted
from kyokun.trends.periods import Granularity
from kyokun.trends.population import Fact

LEAST_DRAWN = 3
"""Of fewer incidents a list tells more than a chart."""
_DRAWN: Mapping[str, Callable[[Material], Chart | None]] = {
    "incidents": partial(incidents_chart, by=Granularity.QUARTER),
    "response": partial(dots_chart, metrics=(definitions.DURATIONS["resolve"],)),
}
"""The charts of a page, by the question that asks the same of all incidents."""
_MAIN = (
    Told(definitions.INCIDENTS, Statistic.COUNT),
    Told(definitions.DURATIONS["detect"], Statistic.MEDIAN),
    Told(definitions.DURATIONS["resolve"], Statistic.MEDIAN),
    Told(definitions.RECURRENCE, Statistic.SHARE),
)
_CSV = QUESTIONS[0].csv
_BY = Granularity.QUARTER
_MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A service or a cause, and the incidents that name it."""

    dimension: Dimension
    name: str
    uri: str
    facts: tuple[Fact, ...]


def services(material: Material) -> tuple[Part, ...]:
    """Every service that an incident or a near miss names, those of most first."""
    found = parted(material.measured[_BY], Dimension.SERVICE)
    return _most_first(
        Part(Dimension.SERVICE, name, f"trends/services/{slug(name)}.md", facts)
        for name, facts in found.items()
    )


def causes(material: Material) -> tuple[Part, ...]:
    """Every declared cause, those of most first."""
    found = parted(material.measured[_BY], Dimension.CAUSE)
    slugs = {
        str(cause): cause_slug(cause)
        for facts in found.values()
        for fact in facts
        for cause in fact.postmortem.causes
    }
    return _most_first(
        Part(Dimension.CAUSE, name, f"trends/causes/{slugs[name]}.md", facts) for name, facts in found.items()
    )


def _most_first(parts: Iterator[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda one: (-len(one.facts), one.name)))


def part_pages(material: Material) -> Iterator[Page]:
    """One page each."""
    for one in (*services(material), *causes(material)):
        yield _page(material, one)


def _page(whole: Material, one: Part) -> Page:
    site = whole.site
    view = site.view(one.uri)
    words = view.words
    material = Material(site, whole.query, {_BY: part(whole.measured[_BY], one.facts)})
    trends = material.trends[_BY]
    latest = latest_figures(trends, _MAIN)
    said = finding(material, trends, latest)
    figures = _figures(material, one, said)
    heads, lines = by_period(material, trends, _MAIN)
    kind = one.dimension.value
    title = words("trends.part-title", name=one.name)
    markdown = render(
        site.surroundings.templates,
        "trend-part",
        t=words,
        title=title,
        intro=words(f"trends.{kind}-intro", n=len(one.facts)),
        finding=said,
        charts=tuple(Markup(slot(name)) for name in figures),  # noqa: S704 - made here
        newest=_newest(view, one),
        more=words("trends.part-more", n=len(one.facts) - _MOST_LISTED)
        if len(one.facts) > _MOST_LISTED
        else "",
        rests=rests(material, latest),
        period=told_period(latest),
        compared=any(figure.changes for figure in latest),
        formulas=tuple(
            words(
                "labelled", label=material.say(asked.metric.title), value=material.say(asked.metric.formula)
            )
            for asked in _MAIN
        ),
        heads=heads,
        lines=lines,
        opening=Markup(slot("data-open")),  # noqa: S704 - made here
        closing=Markup(slot("data-close")),  # noqa: S704 - made here
        data=view.to(_CSV, words("trends.csv-all")),
        topic=view.to(one.uri.removeprefix("trends/"), words("trends.part-topic", name=one.name)),
        overview=view.to(TREND_LIST, words("trends.title")),
    )
    summary = html.escape(words("trends.data"))
    slots = {
        "data-open": f'<details class="kyokun-data"><summary>{summary}</summary>',
        "data-close": "</details>",
    }
    return Page(one.uri, title, site.language, markdown, None, f"{title}: {said}"[:200], figures | slots)


def _figures(material: Material, one: Part, said: str) -> dict[str, str]:
    """Its charts by the names of their slots; none of so few that a list tells more."""
    if len(one.facts) < LEAST_DRAWN:
        return {}
    found: dict[str, str] = {}
    for name, draw in _DRAWN.items():
        chart = draw(material)
        if chart is None or not chart.rows:
            continue
        fixed = {"fixed": {one.dimension.value: one.name}}
        only = Chart(chart.spec, chart.rows, chart.marks, chart.kind, chart.meta | fixed)
        caption = material.words(f"trends.{name}-caption")
        drawn = chart_figure(material, name, only, said, caption, _CSV)
        if drawn:
            found[name] = drawn
    return found


def _newest(view: View, one: Part) -> tuple[Markup, ...]:
    """The last of its incidents, the newest first."""
    separator = Markup(view.words("trends.colon"))  # noqa: S704 - of the catalogue
    return tuple(
        view.incident_id(fact.incident)
        + separator
        + view.incident_title(fact.incident)
        + view.words("brackets", text=fact.day.isoformat() if fact.day else view.words("unknown"))
        for fact in reversed(one.facts[-_MOST_LISTED:])
    )
