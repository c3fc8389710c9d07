"""Figures of trends in the words of the pages: names of their parts, what they rest on, and what may be said of them."""

from collections.abc import Callable, Mapping

from kyokun.model.language import Language
from kyokun.model.terms import ActionKind, CauseCategory, Detection, DocumentType, Severity
from kyokun.model.vocabulary import ACTION_KINDS, CAUSE_CATEGORIES, DETECTIONS, SEVERITIES, TYPES
from kyokun.pages.trends.material import Material
from kyokun.reporters.trends_words import (
    ABSENCES,
    claim_words,
    detectable_words,
    earlier_words,
    figure_words,
    left_out_words,
    ratio_words,
    value_words,
)
from kyokun.trends import definitions
from kyokun.trends.change import Against, Change, Claim
from kyokun.trends.figures import UNKNOWN, Absence, Dimension, Figure, Segment, Statistic

_STATISTICS = {
    Statistic.MEDIAN: "trends.median",
    Statistic.P90: "trends.p90",
    Statistic.OLDEST: "trends.oldest",
}


def figure_name(material: Material, figure: Figure) -> str:
    """A metric, its part and its statistic."""
    name = material.say(figure.metric.title)
    key = _STATISTICS.get(figure.statistic)
    if key is not None:
        name += material.words("brackets", text=material.words(key))
    if figure.segment is not None:
        name = material.words("labelled", label=name, value=segment_name(material, figure.segment))
    return name


_LABELS: Mapping[Dimension, Callable[[str, Language], str]] = {
    Dimension.SEVERITY: lambda name, language: SEVERITIES.label(Severity(name), language),
    Dimension.TYPE: lambda name, language: TYPES.label(DocumentType(name), language),
    Dimension.CAUSE_CATEGORY: lambda name, language: CAUSE_CATEGORIES.label(CauseCategory(name), language),
    Dimension.KIND: lambda name, language: ACTION_KINDS.label(ActionKind(name), language),
    Dimension.DETECTED_BY: lambda name, language: DETECTIONS.label(Detection(name), language),
}
_WORDED = (Dimension.PHASE, Dimension.TIME, Dimension.WITHIN, Dimension.IMPACT)


def segment_name(material: Material, segment: Segment) -> str:
    """A part of a breakdown as readers know it."""
    dimension, name = segment
    if name == UNKNOWN:
        return material.words("unknown")
    if dimension in _LABELS:
        return _LABELS[dimension](name, material.language)
    return material.words(f"trends.{dimension.value}-{name}") if dimension in _WORDED else name


def figure_value(material: Material, figure: Figure) -> str:
    """The value alone."""
    return material.say(value_words(figure.metric.unit, figure.value, figure.absent))


def value_said(material: Material, figure: Figure) -> str:
    """The value, or why there is none, with its 95% interval."""
    said = material.say(figure_words(figure))
    if figure.interval is None:
        return said
    unit = figure.metric.unit
    low, high = (material.say(value_words(unit, end, None)) for end in figure.interval)
    return said + material.words("trends.interval", low=low, high=high)


def basis_said(material: Material, figure: Figure) -> str:
    """How many values, and what was left out."""
    if figure.absent in (Absence.BEFORE_RECORDS, Absence.FUTURE):
        return material.say(ABSENCES[figure.absent])
    left = left_out_words(figure)
    parts = [] if tells_n(figure) else [f"n = {figure.n}"]
    return material.words.listed([*parts, *([] if left is None else [material.say(left)])])


def tells_n(figure: Figure) -> bool:
    """Whether the value itself says how many it is made of: a count of ones does, and so does "none"."""
    is_count = figure.statistic is Statistic.COUNT and figure.metric is not definitions.BACKLOG
    return is_count or figure.absent is Absence.NONE


def told(material: Material, figure: Figure) -> str:
    """The value with what it rests on."""
    said, basis = value_said(material, figure), basis_said(material, figure)
    return said + material.words("brackets", text=basis) if basis and basis != said else said


def change_said(material: Material, figure: Figure, change: Change) -> str:
    """The earlier value and what may be said of the two."""
    before = material.say(earlier_words(figure, change))
    key = "trends.earlier-count" if tells_n(figure) or not change.n else "trends.earlier"
    parts = [material.words(key, period=change.period.name, value=before, n=change.n)]
    if change.claim is Claim.NO_RECORDS:
        return parts[0]
    if change.claim is Claim.TOO_FEW and (figure.value is None or change.value is None):
        return parts[0]
    if change.claim is not Claim.NOT_ASKED:
        parts.append(material.say(claim_words(figure, change)))
    ratio = ratio_words(change)
    if ratio is not None and change.claim in (Claim.LOWER, Claim.HIGHER):
        parts.append(material.say(ratio))
    return material.words("trends.between").join(parts)


def detectable_said(material: Material, figure: Figure) -> str:
    """The smallest change from the period before that would have shown; empty when it was not asked."""
    for change in figure.changes:
        if change.against is Against.PREVIOUS and change.detectable is not None:
            return material.say(detectable_words(change.detectable))
    return ""


def left_out_ids(figure: Figure) -> str:
    """``PM-041 too-coarse; PM-044 unknown``: for the data, in the words of ``--json``."""
    known = [f"{one.id} {one.why.value}" for one in figure.excluded]
    return "; ".join([*known, *(f"{id_} {UNKNOWN}" for id_ in figure.missing)])
