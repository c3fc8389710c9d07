"""Trends for other programs: ``kyokun trends --json``. ``trends_schema`` describes it."""

import math
from typing import Any

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Language
from kyokun.trends import definitions
from kyokun.trends.change import Against, Change, Claim
from kyokun.trends.detectable import Detectable
from kyokun.trends.figures import Dimension, Figure, Statistic
from kyokun.trends.lessons import Efficacy
from kyokun.trends.periods import AsOf
from kyokun.trends.quantiles import Interval
from kyokun.trends.trends import Trends

SCHEMA_VERSION = 1
BEFORE_ACTIONS = "before-actions"
"""What a lesson's incidents are held against, besides the periods of ``Against``."""


def trends_object(trends: Trends, knowledge: Knowledge, language: Language) -> dict[str, Any]:
    """The whole answer as plain data; formulas in one language."""
    selection = trends.query.selection
    return {
        "schema_version": SCHEMA_VERSION,
        "from": trends.periods[0].name,
        "to": trends.periods[-1].name,
        "by": trends.query.by.value,
        "as_of": trends.today.isoformat(),
        "timezone": knowledge.options.timezone,
        "services": list(selection.services),
        "severities": [severity.value for severity in selection.severities],
        "records_begin": trends.first_day.isoformat() if trends.first_day else None,
        "this": trends.this.name if trends.this else None,
        "undated": {metric: list(ids) for metric, ids in sorted(trends.undated.items())},
        "metrics": [
            *(_figure(one, language) for one in trends.figures),
            *(_efficacy(one, trends, language) for one in trends.efficacies),
        ],
    }


def _figure(one: Figure, language: Language) -> dict[str, Any]:
    return {
        "id": one.metric.id,
        "period": one.span.name,
        "statistic": one.statistic.value,
        "segment": {"by": one.segment.dimension.value, "name": one.segment.name} if one.segment else None,
        "n": one.n,
        "missing": len(one.missing),
        "excluded": [{"id": left.id, "why": left.why.value} for left in one.excluded],
        "value": _number(one.value),
        "absent": one.absent.value if one.absent else None,
        "interval": _interval(one.interval),
        "complete": one.is_complete,
        "unit": one.metric.unit.value,
        "formula": one.metric.formula.in_(language),
        "change": [_change(change) for change in one.changes],
        "points": [{"id": point.id, "value": _number(point.value)} for point in one.points],
        "missing_ids": list(one.missing),
    }


def _change(change: Change) -> dict[str, Any]:
    return _change_object(
        change.against.value,
        change.period.name,
        change.n,
        _number(change.value),
        change.claim,
        p=change.p,
        p_adjusted=change.adjusted,
        ratio=change.ratio,
        interval=_interval(change.interval),
        detectable=_detectable(change.detectable),
    )


def _change_object(
    against: str, period: str, n: int, value: float | None, claim: Claim, **tested: Any
) -> dict[str, Any]:
    nothing = dict.fromkeys(("p", "p_adjusted", "ratio", "interval", "detectable"))
    plain = {"against": against, "period": period, "n": n, "value": value, "claim": claim.value}
    return plain | nothing | tested


def _efficacy(one: Efficacy, trends: Trends, language: Language) -> dict[str, Any]:
    metric = definitions.LESSON_EFFICACY
    is_known = one.closed_on is not None
    before = _change_object(
        BEFORE_ACTIONS,
        one.closed_on.isoformat() if one.closed_on else "",
        len(one.before),
        len(one.before),
        Claim.NOT_ASKED,
    )
    return {
        "id": metric.id,
        "period": AsOf(trends.today).name,
        "statistic": Statistic.COUNT.value,
        "segment": {"by": Dimension.LESSON.value, "name": one.lesson_id},
        "n": len(one.after),
        "missing": 0 if is_known or one.why else 1,
        "excluded": [{"id": one.lesson_id, "why": one.why.value}] if one.why else [],
        "value": len(one.after) if is_known else None,
        "absent": None if is_known else "none",
        "interval": None,
        "complete": True,
        "unit": metric.unit.value,
        "formula": metric.formula.in_(language),
        "change": [before] if is_known else [],
        "points": [{"id": id_, "value": 1} for id_ in one.after],
        "missing_ids": [] if is_known or one.why else [one.lesson_id],
    }


def _number(value: float | None) -> float | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _interval(interval: Interval | None) -> list[float | None] | None:
    """An end without bound is null."""
    return [_number(end) if math.isfinite(end) else None for end in interval] if interval else None


def _detectable(detectable: Detectable | None) -> dict[str, float | None] | None:
    return {"fall": detectable.fall, "rise": detectable.rise} if detectable else None


AGAINST = (*(one.value for one in Against), BEFORE_ACTIONS)
"""What ``change.against`` may be."""
