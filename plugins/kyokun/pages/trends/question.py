"""What one page of trends asks, and how its chart answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kyokun.pages.trends.material import Material
from kyokun.trends.figures import Dimension, Figure, Metric, Statistic
from kyokun.trends.periods import Granularity
from kyokun.trends.trends import Trends

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A metric by one statistic, whole or by its parts."""

    metric: Metric
    statistic: Statistic
    dimension: Dimension | None = None

    def figures(self, trends: Trends) -> list[Figure]:
        """All of its figures, part by part and period by period."""
        return [
            one
            for one in trends.figures
            if one.metric is self.metric
            and one.statistic is self.statistic
            and (one.segment.dimension if one.segment else None) is self.dimension
        ]


@dataclass(frozen=True, slots=True)
class Chart:
    """A specification with its data. ``kind`` names how the script in the browser makes the same data of a selection;
    empty when no reader's filter applies to it. ``meta`` is what it needs besides.
    """

    spec: Callable[[], dict[str, Any]]
    """Made only where charts can be drawn."""
    rows: list[Row]
    marks: list[Row] = field(default_factory=list)
    kind: str = ""
    meta: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A page. Its words are under ``trends.<name>`` of the catalogue."""

    name: str
    by: Granularity
    main: tuple[Told, ...]
    """What the finding and the table of what it rests on tell."""
    parts: tuple[Told, ...]
    """What the data table and the CSV hold besides."""
    chart: Callable[[Material], Chart | None]
    """None when there is nothing to draw."""

    @property
    def uri(self) -> str:
        """Its page."""
        return f"trends/{self.name}.md"

    @property
    def csv(self) -> str:
        """Its data."""
        return f"assets/trends/{self.name}.csv"
