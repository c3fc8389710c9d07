"""JSON Schemas of the two front matters, for editors: made from the table of keys that reading uses.

They accept what reading accepts in the spelling the format advises. A value may be null, because a template's keys still
are; what must be filled in depends on type, severity and status, and is the rules' business. Editors parse YAML by 1.2 or
1.1, so a word may reach the schema as a number or a boolean.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from kyokun.model.front_matter import (
    DATA_LOSS_CHOICES,
    LESSON_KEYS,
    POSTMORTEM_KEYS,
    ROLLOUT_CHOICES,
    Form,
    Key,
)
from kyokun.model.impact import QUANTITIES
from kyokun.model.moment import Absent
from kyokun.model.terms import CauseCategory
from kyokun.reporters.export_schema import ID_PATTERN
from kyokun.reporters.schema_parts import DIALECT

_Schema = dict[str, Any]

_ANY_WORD = ["string", "number", "boolean"]
_LESSON_ID = r"^[^\s/]+(/[^\s/]+)*$"
_CAUSE = rf"^({'|'.join(CauseCategory)})/[^\s/]+$"
_TIME = rf"^({'|'.join(Absent)})$|^[0-9]{{4}}[-/.年]\s?[0-9]{{1,2}}[-/.月]\s?[0-9]{{1,2}}"
_QUANTITY = rf"^({Absent.UNKNOWN}|[約~$]?\s*[-+]?[0-9,_]*\.?[0-9].*)$"


def postmortem_schema(extra_keys: Iterable[str] = ()) -> _Schema:
    """The schema of a postmortem's front matter; ``extra_keys`` are the base's own, which may hold anything."""
    return _schema("postmortem", "Front matter of a postmortem", POSTMORTEM_KEYS, extra_keys)


def lesson_schema(extra_keys: Iterable[str] = ()) -> _Schema:
    """The schema of a lesson's front matter."""
    return _schema("lesson", "Front matter of a lesson", LESSON_KEYS, extra_keys)


def _schema(name: str, title: str, keys: tuple[Key, ...], extra_keys: Iterable[str]) -> _Schema:
    own = {
        extra: {"description": "A key of this base's own (extra_keys in mkdocs.yml)."} for extra in extra_keys
    }
    return {
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        "title": title,
        "type": "object",
        "properties": own | {key.name: _property(key) for key in keys},
        "additionalProperties": False,
    }


def _property(key: Key) -> _Schema:
    return {
        "description": f"{key.holds.en} / {key.holds.ja}",
        "examples": [yaml.load(key.example, Loader=yaml.BaseLoader)],  # noqa: S506 - makes text, lists and mappings only
        **({"enum": [*key.choices, None]} if key.form is Form.CHOICE else _VALUES[key.form]),
    }


def _matching(pattern: str) -> _Schema:
    return {"type": ["string", "null"], "pattern": pattern}


def _one_or_more(item: _Schema) -> _Schema:
    """A list; a single word counts as a list of one."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _impact() -> _Schema:
    quantity = {"type": ["string", "number", "null"], "pattern": _QUANTITY}
    # `yes` is the boolean true by YAML 1.1.
    data_loss = {"enum": [*DATA_LOSS_CHOICES, True, None]}
    return {
        "type": ["object", "null"],
        "properties": {**dict.fromkeys(QUANTITIES, quantity), "data_loss": data_loss},
        "additionalProperties": False,
    }


_WORD: _Schema = {"type": [*_ANY_WORD, "null"]}
_VALUES: Mapping[Form, _Schema] = {
    Form.ID: _matching(ID_PATTERN),
    Form.TEXT: _WORD,
    Form.TIME: _matching(_TIME),
    Form.TEXTS: _one_or_more(_WORD),
    Form.CAUSES: _one_or_more(_matching(_CAUSE)),
    Form.IDS: _one_or_more(_matching(ID_PATTERN)),
    Form.LESSON_ID: _matching(_LESSON_ID),
    Form.IMPACT: _impact(),
    Form.ROLLOUT: {"type": ["object", "null"], "additionalProperties": {"enum": [*ROLLOUT_CHOICES, None]}},
}
"""What a key of each form may hold; a choice's values are the key's own."""
