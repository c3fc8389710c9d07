"""What other programs make of an unquoted YAML value.

Most of them read YAML 1.1, some YAML 1.2: to the one ``12:30`` is 750 and ``yes`` is true, to the other ``08`` is 8.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import yaml

from kyokun.text.patterns import lazy_pattern

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CHANGING = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("bool", "int", "float", "timestamp", "null"))
_LONGEST = 64
"""Longer texts are words, whatever digits they are made of."""
_LEADING_ZEROS = lazy_pattern(r"0+[0-9]+")


class Reading(StrEnum):
    """What a text is taken for."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    DATE = "date"
    NULL = "null"


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What an unquoted text becomes: ``value`` as it would be printed, empty when reading it fails."""

    reading: Reading
    value: str


def other_reading(written: str) -> OtherReading | None:
    """What other readers make of an unquoted text; None when it stays, or prints, the same."""
    if not 0 < len(written) <= _LONGEST:
        return None
    if not _is_changed(written):
        # Octal digits are YAML 1.1's number, and found below; the others are YAML 1.2's.
        is_number = _LEADING_ZEROS.fullmatch(written)
        return OtherReading(Reading.NUMBER, written.lstrip("0") or "0") if is_number else None
    try:
        value = yaml.load(written, Loader=_Loader)  # noqa: S506 - a safe loader, and a single scalar
    except (ValueError, OverflowError, yaml.YAMLError):
        return OtherReading(Reading.DATE, "")
    return _compared(written, value)


def _compared(written: str, value: Any) -> OtherReading | None:
    if value is None:
        return OtherReading(Reading.NULL, "null")
    if isinstance(value, bool):
        return OtherReading(Reading.BOOLEAN, str(value).lower())
    if isinstance(value, date):
        return OtherReading(Reading.DATE, value.isoformat())
    if isinstance(value, (int, float)) and str(value) != written:
        return OtherReading(Reading.NUMBER, str(value))
    return None


def _is_changed(written: str) -> bool:
    """Whether YAML 1.1 takes it for something other than a text."""
    for first in (written[0], None):
        for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(first, ()):
            if pattern.match(written):
                return tag in _CHANGING
    return False
