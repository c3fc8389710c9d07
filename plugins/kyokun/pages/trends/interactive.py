"""What the script in the browser needs: the incidents as columns, their titles, and the library that draws."""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kyokun.model.terms import Detection, Severity
from kyokun.model.vocabulary import SEVERITIES
from kyokun.pages.page import Asset
from kyokun.pages.trends.availability import is_available
from kyokun.pages.trends.charts.severities import severity_name
from kyokun.pages.trends.material import Material
from kyokun.text.atomic import write_new
from kyokun.trends import definitions
from kyokun.trends.durations import PHASES
from kyokun.trends.figures import UNKNOWN, Dimension, Metric, Point
from kyokun.trends.incidents import WEEKDAYS
from kyokun.trends.periods import Granularity
from kyokun.trends.population import Fact

FOLDER = "assets/trends"
_OWN = Path(__file__).resolve().parent.parent / "assets" / "trends"
_SNIPPET = "window.vegaEmbed = vegaEmbed;"
_EPOCH_ORDINAL = 719163
"""1970-01-01: days count from it, as the browser's do."""
_DIGITS = 4
"""Significant digits of a duration: more than a chart shows."""


def interactive_assets(material: Material) -> Iterator[Asset]:
    """Scripts, library and data; nothing where charts cannot be drawn."""
    if not is_available():
        return
    for file in sorted(_OWN.iterdir()):
        yield Asset(f"{FOLDER}/{file.name}", file)
    yield Asset(f"{FOLDER}/vega.js", _library())
    yield Asset(f"{FOLDER}/incidents.json", _packed(_columns(material)))
    by_year: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for fact in _incidents(material):
        if fact.day is not None:
            own = material.site.knowledge.in_language(fact.incident, material.language)
            by_year[fact.day.year][fact.id] = own.postmortem.title
    for year, titles in sorted(by_year.items()):
        yield Asset(f"{FOLDER}/titles-{year}.json", _packed(titles))


def _incidents(material: Material) -> tuple[Fact, ...]:
    return material.measured[Granularity.QUARTER].people.incidents


def _columns(material: Material) -> dict[str, Any]:
    """Every incident, column by column: it packs better, and unknown is null."""
    facts = _incidents(material)
    severities = [*(severity.value for severity in Severity), UNKNOWN]
    services = sorted({name for fact in facts for name in fact.facets[Dimension.SERVICE]})
    place = {name: at for at, name in enumerate(services)}
    return {
        "today": material.site.today.isoformat(),
        "ids": [fact.id for fact in facts],
        "pageless": [
            at for at, fact in enumerate(facts) if fact.incident.document.path not in material.site.uris
        ],
        "days": [fact.day.toordinal() - _EPOCH_ORDINAL if fact.day else None for fact in facts],
        "severities": severities,
        "severityNames": [SEVERITIES.label(severity, material.language) for severity in Severity]
        + [severity_name(material, UNKNOWN)],
        "severity": [severities.index(fact.facets[Dimension.SEVERITY][0]) for fact in facts],
        "services": services,
        "service": [[place[name] for name in fact.facets[Dimension.SERVICE]] for fact in facts],
        "values": _values(material, facts),
    }


def _values(material: Material, facts: tuple[Fact, ...]) -> dict[str, list[float | None]]:
    """What the metrics measured of each incident."""
    wanted = (*definitions.DURATIONS.values(), definitions.PUBLISH_LAG)
    found: dict[str, dict[str, float]] = {metric.id: {} for metric in wanted}
    found |= {f"phase-{name}": {} for name in PHASES} | {"detected": {}, "hour": {}}
    for by_period in material.measured[Granularity.QUARTER].series:
        series = by_period.series
        for _, entry, _ in series.observations:
            if type(entry) is not Point:
                continue
            placed = _placed(series.metric, series.segment and series.segment.name, entry.value)
            if placed is not None:
                found[placed[0]][entry.id] = placed[1]
    return {name: [values.get(fact.id) for fact in facts] for name, values in sorted(found.items())}


def _placed(metric: Metric, part: str | None, value: float) -> tuple[str, float] | None:
    """In which column a value stands, and as what."""
    if metric is definitions.PHASE_SHARE:
        return (f"phase-{part}", round(value, _DIGITS))
    if metric is definitions.DETECTION_SOURCE:
        sources = [source.value for source in Detection]
        return ("detected", sources.index(part)) if part in sources and value else None
    if metric is definitions.WEEKDAY_HOUR and part is not None:
        day, hour = part.split("-")
        return ("hour", WEEKDAYS.index(day) * 24 + int(hour))
    if part is None and (metric in definitions.DURATIONS.values() or metric is definitions.PUBLISH_LAG):
        return (metric.id, float(f"{value:.{_DIGITS}g}"))
    return None


def _packed(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _library() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script. Bundling takes seconds, so it is kept by its version."""
    import vl_convert

    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kyokun"
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
