"""Whether charts can be drawn here."""

from functools import cache
from importlib.util import find_spec


@cache
def can_draw_charts() -> bool:
    """Whether Altair and vl-convert are installed (``kyokun[site]``); without them pages have tables alone."""
    return all(find_spec(name) is not None for name in ("altair", "vl_convert"))
