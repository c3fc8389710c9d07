"""What the script in the browser needs: the data, the incidents' titles, and the library that draws."""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kyokun.pages.page import Asset
from kyokun.pages.trends.availability import can_draw_charts
from kyokun.pages.trends.columns import packed_incidents
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.more_columns import packed_actions, packed_lessons
from kyokun.search.cache_folder import user_cache
from kyokun.text.atomic import write_new
from kyokun.trends.periods import Granularity

FOLDER = "assets/trends"
_OWN = Path(__file__).resolve().parent.parent / "assets" / "trends"
_SNIPPET = "window.vegaEmbed = vegaEmbed;"
_DATA = {"incidents": packed_incidents, "actions": packed_actions, "lessons": packed_lessons}


def interactive_assets(material: Material) -> Iterator[Asset]:
    """Scripts, library and data; nothing where charts cannot be drawn."""
    if not can_draw_charts():
        return
    for file in sorted(_OWN.iterdir()):
        yield Asset(f"{FOLDER}/{file.name}", file)
    yield Asset(f"{FOLDER}/vega.js", _library())
    for name, packed in _DATA.items():
        yield Asset(f"{FOLDER}/{name}.json", _written(packed(material)))
    by_year: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for fact in material.measured[Granularity.QUARTER].people.incidents:
        if fact.day is not None:
            own = material.site.knowledge.in_language(fact.incident, material.language)
            by_year[fact.day.year][fact.id] = own.postmortem.title
    for year, titles in sorted(by_year.items()):
        yield Asset(f"{FOLDER}/titles-{year}.json", _written(titles))


def _written(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _library() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script. Bundling takes seconds, so it is kept by its version."""
    import vl_convert

    folder = user_cache(os.environ)
    if folder is None:
        return vl_convert.javascript_bundle(_SNIPPET).encode()
    folder = folder / "kyokun"
    file = folder / f"vega-embed-{version('vl-convert-python')}.js"
    try:
        return file.read_bytes()
    except OSError:
        made = vl_convert.javascript_bundle(_SNIPPET).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_new(file, made)
    except OSError:  # a home that cannot be written to, or another build was first
        pass
    return made
