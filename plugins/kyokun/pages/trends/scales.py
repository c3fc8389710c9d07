"""What charts share, without the library that draws them: names with their colours, panels, axes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """What a colour tells apart: names as they are shown, and the CSS variables of their colours."""

    title: str
    names: tuple[str, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several charts below each other: ``name`` is the value of ``panel`` in its rows."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class LogAxis:
    """Where the axis begins and ends, its ticks, and a Vega expression for their words."""

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: str
