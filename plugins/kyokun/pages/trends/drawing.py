"""A chart drawn to SVG at build time: it needs no script, prints, and takes the pages' fonts and colours."""

import json
import re
from functools import cache
from typing import Any

import vl_convert

_IDS = re.compile(r'(\bid="|url\(#|href="#)([^")]+)')
_FONT = re.compile(r' font-family="[^"]*"')
_HEAD = re.compile(r"<svg\b[^>]*?viewBox=\"0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)\"[^>]*>")
_ROLES = re.compile(r' (?:role|aria-roledescription|aria-label)="[^"]*"')


def svg(spec: dict[str, Any], data: dict[str, list[dict[str, Any]]], name: str) -> str:
    """The chart on one line; ``name`` keeps its ids apart from those of others on the page.

    What its parts say to screen readers is left out: the page states what the whole shows.
    """
    drawn = _drawn(json.dumps({**spec, "datasets": data}, sort_keys=True))
    drawn = _ROLES.sub("", _FONT.sub("", drawn))
    drawn = _IDS.sub(lambda match: f"{match[1]}kyokun-{name}-{match[2]}", drawn)
    drawn = _HEAD.sub(
        lambda match: (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {match["width"]} {match["height"]}"'
            f' width="{match["width"]}" height="{match["height"]}" aria-hidden="true">'
        ),
        drawn,
        count=1,
    )
    return " ".join(drawn.split("\n"))


@cache
def _drawn(spec: str) -> str:
    """While a site is served its pages are made again and again; few charts change."""
    return vl_convert.vegalite_to_svg(spec)
