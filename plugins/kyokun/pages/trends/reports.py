"""The reports of every month and year with incidents, as ``kyokun report`` writes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kyokun.pages.page import Page
from kyokun.pages.report import report_markdown, report_title
from kyokun.pages.trends.material import Material
from kyokun.trends.periods import Granularity, Period, last_day, periods_between
from kyokun.trends.review import Reviews


@dataclass(frozen=True, slots=True)
class ReportYear:
    """The reports of a year: names of months with their pages, the latest year first."""

    name: str
    uri: str
    months: tuple[tuple[str, str], ...]


def report_uri(period: Period) -> str:
    """The page of a period's report."""
    return f"trends/reports/{period.name}.md"


def reported_years(material: Material) -> tuple[ReportYear, ...]:
    """Every year from the first incident until today."""
    base = material.measured[Granularity.YEAR]
    if base.people.first_day is None:
        return ()
    years = periods_between(base.people.first_day, base.today, Granularity.YEAR)
    return tuple(
        ReportYear(
            year.name,
            report_uri(year),
            tuple((month.name, report_uri(month)) for month in _months(material, year)),
        )
        for year in reversed(years)
    )


def report_pages(material: Material) -> Iterator[Page]:
    """One page each; the months of which the base tells, and their years."""
    base = material.measured[Granularity.YEAR]
    if base.people.first_day is None:
        return
    by_month = material.measured[Granularity.MONTH]
    years, months = Reviews(base, by_month), Reviews(by_month, None)
    for year in periods_between(base.people.first_day, base.today, Granularity.YEAR):
        yield _page(material, years, year)
        for month in _months(material, year):
            yield _page(material, months, month)


def _months(material: Material, year: Period) -> list[Period]:
    base = material.measured[Granularity.MONTH]
    first = max(base.people.first_day or base.today, year.first)
    last = min(base.today, last_day(year))
    return list(periods_between(first, last, Granularity.MONTH))


def _page(material: Material, reviews: Reviews, period: Period) -> Page:
    site = material.site
    templates = site.surroundings.templates
    markdown = report_markdown(site.knowledge, reviews.of(period), site.language, templates)
    title = report_title(period, site.language)
    return Page(report_uri(period), title, site.language, markdown, None, title)
