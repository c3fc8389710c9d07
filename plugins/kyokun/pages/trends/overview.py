"""The overview of trends: the questions, the services and causes, and the reports of all months and years."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.pages.addresses import TREND_LIST
from kyokun.pages.context import View
from kyokun.pages.page import Page
from kyokun.pages.templating import render
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.part_page import Part, causes, services
from kyokun.pages.trends.questions import QUESTIONS
from kyokun.pages.trends.reports import ReportYear, reported_years


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the link to its page."""

    link: Markup
    intro: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year's reports."""

    link: Markup
    months: Markup


def overview_page(material: Material) -> Page:
    """What can be asked of the base."""
    site = material.site
    view = site.view(TREND_LIST)
    words = view.words
    questions = tuple(
        Asked(
            view.to(question.uri, words(f"trends.{question.name}-title")),
            words(f"trends.{question.name}-intro"),
        )
        for question in QUESTIONS
    )

    def year(reports: ReportYear) -> Year:
        months = [view.to(uri, f"{name[5:]}") for name, uri in reports.months]
        return Year(view.to(reports.uri, reports.name), view.listed(months))

    markdown = render(
        site.surroundings.templates,
        "trends",
        t=words,
        title=words("trends.title"),
        questions=() if material.is_empty else questions,
        services=None if material.is_empty else _listed(view, services(material)),
        causes=None if material.is_empty else _listed(view, causes(material)),
        years=() if material.is_empty else tuple(map(year, reported_years(material))),
    )
    return Page(TREND_LIST, words("trends.title"), site.language, markdown, None, words("trends.description"))


def _listed(view: View, parts: tuple[Part, ...]) -> Markup | None:
    """Each with how many incidents and near misses it has."""
    if not parts:
        return None
    return view.listed(
        view.to(one.uri, one.name) + view.words("brackets", text=str(len(one.facts))) for one in parts
    )
