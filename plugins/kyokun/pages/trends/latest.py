"""Of which period a page speaks."""

from collections.abc import Sequence

from kyokun.pages.trends.question import Told
from kyokun.trends.figures import Figure, Statistic
from kyokun.trends.periods import Period
from kyokun.trends.trends import Trends


def latest_figures(trends: Trends, main: Sequence[Told]) -> list[Figure]:
    """The figures of the last period that is over, and those that are about all periods or today.

    When it has too few for any value they are of the last one before it that has: a list of what there is not helps nobody.
    """
    figures = [figure for asked in main for figure in asked.figures(trends)]
    of_periods = [figure for figure in figures if isinstance(figure.span, Period)]
    chosen = trends.this
    if any(figure.statistic is not Statistic.COUNT for figure in of_periods):  # a count of 0 tells something
        over = [period for period in trends.periods if chosen and period.index <= chosen.index]
        valued = {figure.span.name for figure in of_periods if figure.absent is None and figure.n}
        counted = {figure.span.name for figure in of_periods if figure.n}
        told = valued or counted
        chosen = next((period for period in reversed(over) if period.name in told), chosen)
    return [figure for figure in figures if figure.span == chosen or not isinstance(figure.span, Period)]
