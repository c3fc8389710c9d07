"""The tables of a page: what its numbers rest on, and its figures by period."""

from collections.abc import Sequence
from dataclasses import dataclass

from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Told
from kyokun.pages.trends.saying import (
    basis_said,
    change_said,
    detectable_said,
    figure_name,
    told,
    value_said,
)
from kyokun.trends.figures import Figure
from kyokun.trends.periods import Period
from kyokun.trends.trends import Trends

_MOST_COLUMNS = 8
"""A table of more is for the CSV."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A line of the table of what the numbers rest on."""

    name: str
    value: str
    basis: str
    changes: tuple[str, ...]
    detectable: str


@dataclass(frozen=True, slots=True)
class Line:
    """A period in the data table."""

    period: str
    cells: tuple[str, ...]


def rests(material: Material, figures: Sequence[Figure]) -> tuple[Rest, ...]:
    """What each number rests on."""
    return tuple(_rest(material, figure) for figure in figures)


def told_period(figures: Sequence[Figure]) -> str:
    """The period that most of them are about; empty when none is about a single one."""
    return next((figure.span.name for figure in figures if isinstance(figure.span, Period)), "")


def _rest(material: Material, figure: Figure) -> Rest:
    name = figure_name(material, figure)
    if not isinstance(figure.span, Period):
        name += material.words("brackets", text=figure.span.name)
    return Rest(
        name,
        value_said(material, figure),
        basis_said(material, figure),
        tuple(change_said(material, figure, change) for change in figure.changes),
        detectable_said(material, figure),
    )


def by_period(
    material: Material, trends: Trends, every: Sequence[Told]
) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Heads and lines of the figures by period; parts of many names are left to the CSV."""
    columns: list[dict[str, Figure]] = []
    for asked in every:
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
    return "" if figure is None else told(material, figure)
