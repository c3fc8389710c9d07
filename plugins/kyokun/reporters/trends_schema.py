"""The JSON Schema of ``kyokun trends --json``, made from the definitions themselves."""

from kyokun.model.terms import Severity
from kyokun.reporters.schema_parts import (
    DIALECT,
    Schema,
    choice,
    described,
    list_of,
    number,
    object_of,
    or_null,
    text,
    whole,
)
from kyokun.reporters.trends_json import AGAINST, SCHEMA_VERSION
from kyokun.trends import definitions
from kyokun.trends.change import Claim
from kyokun.trends.figures import Absence, Dimension, Statistic, Unit, Why
from kyokun.trends.periods import Granularity

_PERIOD = r"[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4])?"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def trends_schema() -> Schema:
    """Draft 2020-12."""
    return {
        "$schema": DIALECT,
        "$id": "trends.schema.json",
        "title": "Kyokun trends",
        "description": "What the incidents of a knowledge base add up to. "
        + " ".join(f"{metric.id}: {metric.formula.en}." for metric in definitions.METRICS),
        **object_of(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "from": text(f"^{_PERIOD}$"),
                "to": text(f"^{_PERIOD}$"),
                "by": choice(Granularity),
                "as_of": described(text(f"^{_DAY}$"), "Today, in the base's time zone."),
                "timezone": described(text(), "Whose months these are (IANA)."),
                "services": described(list_of(text()), "Only incidents of these; empty: of any."),
                "severities": described(list_of(choice(Severity)), "Only incidents of these; empty: of any."),
                "records_begin": described(
                    or_null(text(f"^{_DAY}$")), "The first day of any incident: before it nothing is known."
                ),
                "this": described(
                    or_null(text(f"^{_PERIOD}$")),
                    "The last period that is over: the one whose figures carry a change.",
                ),
                "undated": described(
                    {"type": "object", "additionalProperties": list_of(text())},
                    "By metric: the ids of what belongs to no period because no day is known.",
                ),
                "metrics": list_of({"$ref": "#/$defs/figure"}),
            }
        ),
        "$defs": {
            "figure": object_of(_figure()),
            "change": object_of(_change()),
            "interval": {
                "description": "95% confidence; null at an end without bound.",
                "type": ["array", "null"],
                "prefixItems": [or_null(number()), or_null(number())],
                "items": False,
            },
        },
    }


def _figure() -> dict[str, Schema]:
    return {
        "id": {"enum": [metric.id for metric in definitions.METRICS]},
        "period": described(
            text(rf"^({_PERIOD}(\.\.{_PERIOD})?|{_DAY})$"),
            "A period; two periods with all between them; or the day of which it tells how things stand.",
        ),
        "statistic": choice(Statistic),
        "segment": {
            "description": "One part of a breakdown; null for the whole. A weekday-hour without an entry had none.",
            **or_null(object_of({"by": choice(Dimension), "name": text()})),
        },
        "n": described(whole(), "How many values it is made of."),
        "missing": described(whole(), "Of how many it is unknown."),
        "excluded": described(
            list_of(object_of({"id": text(), "why": choice(Why)})), "What is known and yet left out, and why."
        ),
        "value": described(or_null(number()), "Null when there is none, never 0."),
        "absent": described(or_null(choice(Absence)), "Why there is no value."),
        "interval": {"$ref": "#/$defs/interval"},
        "complete": described({"type": "boolean"}, "Whether the period is over."),
        "unit": choice(Unit),
        "formula": described(text(), "In the language asked for."),
        "change": list_of({"$ref": "#/$defs/change"}),
        "points": described(
            list_of(object_of({"id": text(), "value": number()})),
            "The values behind it, in the order of days.",
        ),
        "missing_ids": list_of(text()),
    }


def _change() -> dict[str, Schema]:
    return {
        "against": {"enum": list(AGAINST)},
        "period": described(
            text(rf"^({_PERIOD}|{_DAY})$"),
            "The earlier period; for a lesson the day its last action was done.",
        ),
        "n": described(whole(), "The earlier one's."),
        "value": described(or_null(number()), "The earlier one's."),
        "claim": described(choice(Claim), "What may be said; not-asked: two numbers and nothing more."),
        "p": or_null(number()),
        "p_adjusted": described(
            or_null(number()), "Corrected for all comparisons of the question (Benjamini–Hochberg)."
        ),
        "ratio": described(or_null(number()), "How many times longer, or more often per day."),
        "interval": {"$ref": "#/$defs/interval"},
        "detectable": {
            "description": "Ratios that would be found four times in five: a fall to the one or below, a rise to the other or above.",
            **or_null(object_of({"fall": or_null(number()), "rise": number()})),
        },
    }
