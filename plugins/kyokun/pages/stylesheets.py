"""The look of the pages in three parts: what every page needs, what charts need, and what paper needs.

A page that waits for less is seen sooner. The parts are readable where they are kept and small where they are published.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from kyokun.pages.page import Asset

STYLESHEET = "assets/kyokun.css"
"""The URI of what every page needs; where the site is staged, of all three parts in one."""
CHART_STYLESHEET = "assets/kyokun-charts.css"
"""The URI of what only pages of trends need."""
PRINT_STYLESHEET = "assets/kyokun-print.css"
"""The URI of what only paper needs: no screen waits for it."""
_OWN = Path(__file__).resolve().parent / "assets" / "style"
_PARTS = {
    STYLESHEET: (
        "colours.css",
        "reading.css",
        "cards.css",
        "tables.css",
        "drawings.css",
        "lists.css",
        "surroundings.css",
        "home.css",
    ),
    CHART_STYLESHEET: ("charts.css",),
    PRINT_STYLESHEET: ("print.css",),
}
"""Of which files each is made, in this order."""
_LOOSE = re.compile(r'("(?:\\.|[^"\\])*"|url\([^"\')]*\))|/\*.*?\*/|\s+', re.DOTALL)
_TIGHT = re.compile(r'("(?:\\.|[^"\\])*"|url\([^"\')]*\))| ?([{};,]) ?|(?<=[a-z]): ')


def style_parts() -> tuple[Asset, ...]:
    """The parts, each for those pages that need it."""
    return tuple(Asset(uri, packed(_read(names)).encode()) for uri, names in _PARTS.items())


def whole_style() -> Asset:
    """All parts in one, for engines that put the same stylesheets on every page."""
    return Asset(STYLESHEET, "\n".join(map(_read, _PARTS.values())).encode())


def has_charts(html: str) -> bool:
    """Whether a page needs the part for charts."""
    return "kyokun-chart" in html or "kyokun-data" in html


def packed(style: str) -> str:
    """A stylesheet without comments and needless blanks; quoted text and addresses stay as they are."""
    single = _LOOSE.sub(lambda match: match[1] or " ", style)
    return _TIGHT.sub(lambda match: match[1] or match[2] or ":", single).replace(";}", "}").strip()


def _read(names: Iterable[str]) -> str:
    return "\n".join((_OWN / name).read_text(encoding="utf-8") for name in names)
