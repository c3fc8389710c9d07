"""All rules for other programs: ``kyokun rules --json``."""

import json
from collections.abc import Iterable

from kyokun.model.language import Language
from kyokun.rules.catalogue import family_of
from kyokun.rules.rule import Rule

SCHEMA_VERSION = 1


def rules_json(rules: Iterable[Rule], language: Language) -> str:
    """One JSON object, ``schema_version`` 1."""
    listed = [
        {
            "code": rule.code,
            "slug": rule.slug,
            "family": family_of(rule),
            "title": rule.title.in_(language),
            "weight": rule.weight.value,
            "fix": rule.mending.value if rule.mending else None,
        }
        for rule in rules
    ]
    return json.dumps({"schema_version": SCHEMA_VERSION, "rules": listed}, ensure_ascii=False, indent=2)
