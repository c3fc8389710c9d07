"""The home page's figures: what the last twelve months add up to, each with the n it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.pages.addresses import TREND_LIST
from kyokun.pages.context import View
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.saying import basis_said
from kyokun.reporters.trends_words import value_words
from kyokun.trends import definitions
from kyokun.trends.figures import Figure, Metric, Statistic
from kyokun.trends.periods import Granularity, period_of

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class HomeNumber:
    """A figure and what it rests on."""

    label: str
    value: Markup
    basis: str = ""


def year_numbers(view: View, material: Material) -> Iterator[HomeNumber]:
    """Median time to resolve and actions done in time; those of which there is nothing yet are left out."""
    asked = (
        ("resolve", definitions.DURATIONS["resolve"], Statistic.MEDIAN),
        ("on-time", definitions.ACTION_COMPLETION, Statistic.SHARE),
    )
    for name, metric, statistic in asked:
        figure = _over_the_year(material, metric, statistic)
        if figure is not None and figure.n:
            said = material.say(value_words(metric.unit, figure.value, figure.absent))
            basis = view.words("home.twelve-months", basis=basis_said(material, figure))
            yield HomeNumber(view.words(f"home.numbers-{name}"), view.to(TREND_LIST, said), basis)


def _over_the_year(material: Material, metric: Metric, statistic: Statistic) -> Figure | None:
    measured = material.measured[Granularity.MONTH]
    if material.is_empty:
        return None
    this = period_of(measured.today, Granularity.MONTH)
    months = tuple(this.later(back) for back in range(1 - _MONTHS, 1))
    found = (one for one in measured.series if one.series.metric is metric and one.series.segment is None)
    return next((one.over(statistic, months) for one in found), None)
