"""Charts for the terminal. Their marks are braille patterns: one column wide in every terminal, also in Japanese ones."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kyokun.model.durations import duration_words
from kyokun.model.language import Language
from kyokun.text.width import width

_MINUTE, _HOUR, _DAY = 60, 60 * 60, 24 * 60 * 60
_TICKS = (
    *(1, 10, _MINUTE, 10 * _MINUTE, _HOUR, 6 * _HOUR, _DAY),
    *(7 * _DAY, 30 * _DAY, 365 * _DAY, 3650 * _DAY),
)
"""Seconds: where an axis may begin, end and be labelled."""
MEDIAN_MARK = "|"


@dataclass(frozen=True, slots=True)
class Marks:
    """What a chart is drawn with."""

    bar: str
    dots: tuple[str, str, str, str]
    """For one, two, three to four, and more values in one column."""


BRAILLE = Marks("⣿", ("⠄", "⠆", "⠶", "⣿"))
ASCII = Marks("#", (".", ":", "o", "@"))


def bar(value: float, largest: float, columns: int, marks: Marks) -> str:
    """A bar of at most ``columns``; one column for each of what is counted as long as all fit."""
    scale = 1 if largest <= columns else columns / largest
    drawn = round(value * scale)
    return marks.bar * (max(1, drawn) if value > 0 else 0)


@dataclass(frozen=True, slots=True)
class LogAxis:
    """A logarithmic axis of seconds."""

    low: float
    high: float
    columns: int

    @classmethod
    def around(cls, values: Sequence[float], columns: int) -> "LogAxis":
        """From a tick below all values to one above."""
        low = max((tick for tick in _TICKS if tick <= min(values)), default=_TICKS[0])
        high = min((tick for tick in _TICKS if tick >= max(values)), default=_TICKS[-1])
        return cls(low, high if high > low else _TICKS[_TICKS.index(low) + 1], columns)

    def column(self, value: float) -> int:
        """Where a value stands, from 0."""
        part = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return min(self.columns - 1, round(part * (self.columns - 1)))

    def labels(self, language: Language) -> str:
        """A line with the ticks' names, each beginning at its place."""
        line = ""
        for tick in _TICKS:
            if self.low <= tick <= self.high:
                name = duration_words(tick).in_(language)
                at = min(self.column(tick), self.columns - width(name))
                if at > width(line) or not line:
                    line += " " * (at - width(line)) + name
        return line


def dots(values: Sequence[float], median: float | None, axis: LogAxis, marks: Marks) -> str:
    """One line: every value a dot, the median a stroke."""
    counts = [0] * axis.columns
    for value in values:
        counts[axis.column(value)] += 1
    cells = [_dot(count, marks) for count in counts]
    if median is not None:
        cells[axis.column(median)] = MEDIAN_MARK
    return "".join(cells)


def _dot(count: int, marks: Marks) -> str:
    if count == 0:
        return " "
    one, two, few, many = marks.dots
    return one if count == 1 else two if count == 2 else few if count < 5 else many
