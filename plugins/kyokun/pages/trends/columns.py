"""The incidents as the script in the browser reads them: column by column, whole numbers where they are whole.

``assets/trends/columns.js`` unpacks what this packs. Unknown and left out are null, or ``-`` where a value is one letter.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kyokun.model.postmortem import TIMES
from kyokun.model.terms import Detection, Severity
from kyokun.model.vocabulary import SEVERITIES
from kyokun.pages.trends.charts.severities import ORDER, place, severity_name
from kyokun.pages.trends.material import Material
from kyokun.trends import definitions
from kyokun.trends.figures import UNKNOWN, Dimension
from kyokun.trends.incidents import WEEKDAYS
from kyokun.trends.periods import Granularity
from kyokun.trends.population import Fact
from kyokun.trends.series import Series

Packed = dict[str, Any]

EPOCH = 719163
"""1970-01-01: days count from it, as the browser's do."""
_NONE = "-"


def packed_incidents(material: Material) -> Packed:
    """Every incident and near miss, in their order."""
    base = material.measured[Granularity.QUARTER]
    facts = base.people.chosen
    series = [one.series for one in base.series]
    return {
        "today": material.site.today.isoformat(),
        "ids": _ids([fact.id for fact in facts]),
        "pageless": [
            at for at, fact in enumerate(facts) if fact.incident.document.path not in material.site.uris
        ],
        "days": _differences([fact.day.toordinal() - EPOCH if fact.day else None for fact in facts]),
        "nearMisses": [at for at, fact in enumerate(facts) if fact.is_near_miss],
        "severities": list(ORDER),
        "severityNames": [SEVERITIES.label(severity, material.language) for severity in Severity]
        + [severity_name(material, UNKNOWN)],
        "severity": "".join(str(place(fact)) for fact in facts),
        "service": _sets(fact.facets[Dimension.SERVICE] for fact in facts),
        "cause": _sets(fact.facets[Dimension.CAUSE] for fact in facts),
        "values": _values(facts, series),
    }


def _ids(ids: Sequence[str]) -> Packed:
    """Those of the usual shape (``PM-042``) as numbers."""
    shapes: Counter[tuple[str, int]] = Counter()
    split: list[tuple[str, str] | None] = []
    for id_ in ids:
        head = id_.rstrip("0123456789")
        digits = id_[len(head) :]
        split.append((head, digits) if digits and digits.isascii() and len(digits) < 16 else None)
        if split[-1] is not None:
            shapes[head, len(digits)] += 1
    prefix, width = max(shapes, key=lambda shape: (shapes[shape], shape), default=("", 0))

    def packed(id_: str, parts: tuple[str, str] | None) -> int | str:
        if parts is None or parts[0] != prefix or str(int(parts[1])).zfill(width) != parts[1]:
            return id_
        return int(parts[1])

    return {
        "prefix": prefix,
        "width": width,
        "each": [packed(id_, parts) for id_, parts in zip(ids, split, strict=True)],
    }


def _differences(days: Iterable[int | None]) -> list[int | None]:
    """Each as the difference to the one before, which it is seldom far from."""
    found: list[int | None] = []
    before = 0
    for day in days:
        found.append(None if day is None else day - before)
        before = before if day is None else day
    return found


def _sets(every: Iterable[tuple[str, ...]]) -> Packed:
    """Names, the sets of them that occur, and which each incident has."""
    listed = list(every)
    names = sorted({name for each in listed for name in each} - {UNKNOWN})
    places = {name: at for at, name in enumerate(names)}
    sets = {each: at for at, each in enumerate(dict.fromkeys(listed))}
    return {
        "names": names,
        "sets": [[places[name] for name in each if name in places] for each in sets],
        "each": [sets[each] for each in listed],
    }


def _values(facts: Sequence[Fact], every: Sequence[Series]) -> Packed:
    """What the metrics measured of each incident."""
    ids = [fact.id for fact in facts]
    points = {
        (one.metric.id, one.segment.name if one.segment else ""): one.values
        for one in every
        if one.segment is None or one.metric in (definitions.DETECTION_SOURCE, definitions.COMPLETENESS)
    }
    times = [points[definitions.COMPLETENESS.id, name] for name in TIMES]
    answers = [
        points[definitions.RECURRENCE.id, ""],
        points[definitions.RECURRED_WHILE_OPEN.id, ""],
    ]
    return {
        **{
            metric.id: _numbers(points[metric.id, ""], ids)
            for metric in (*definitions.DURATIONS.values(), definitions.PUBLISH_LAG)
        },
        "detected": _letters(_detected(points), ids),
        "hour": _numbers(_hours(every), ids),
        "times": _combinations(["".join(_letter(time.get(id_)) for time in times) for id_ in ids]),
        "again": _combinations(["".join(_letter(answer.get(id_)) for answer in answers) for id_ in ids]),
    }


def _numbers(values: Mapping[str, float], ids: Sequence[str]) -> Packed:
    """Whole minutes where all are, else seconds."""
    unit = 60 if all(value % 60 == 0 for value in values.values()) else 1
    each: list[float | None] = []
    for id_ in ids:
        value = values.get(id_)
        whole = None if value is None else value / unit
        each.append(int(whole) if whole is not None and whole.is_integer() else whole)
    return {"unit": unit, "each": each}


def _combinations(each: Sequence[str]) -> Packed:
    sets = {letters: at for at, letters in enumerate(dict.fromkeys(each))}
    return {"sets": list(sets), "each": [sets[letters] for letters in each]}


def _letters(values: Mapping[str, int], ids: Sequence[str]) -> str:
    return "".join(str(values[id_]) if id_ in values else _NONE for id_ in ids)


def _letter(value: float | None) -> str:
    return _NONE if value is None else str(round(value))


def _detected(points: Mapping[tuple[str, str], Mapping[str, float]]) -> dict[str, int]:
    return {
        id_: at
        for at, source in enumerate(Detection)
        for id_, value in points[definitions.DETECTION_SOURCE.id, source.value].items()
        if value
    }


def _hours(every: Sequence[Series]) -> dict[str, float]:
    """The hour of the week, from Monday's first."""
    found: dict[str, float] = {}
    for one in every:
        if one.metric is definitions.WEEKDAY_HOUR and one.segment is not None:
            day, hour = one.segment.name.split("-")
            at = float(WEEKDAYS.index(day) * 24 + int(hour))
            found |= dict.fromkeys(one.values, at)
    return found
