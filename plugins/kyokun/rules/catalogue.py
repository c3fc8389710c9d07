"""All rules. A rule is found by standing in a family's folder: adding one touches no other file."""

import importlib
import pkgutil
from functools import cache

from kyokun.rules.rule import Rule, Weight

FAMILIES = (
    "reading",
    "metadata",
    "sections",
    "timeline",
    "causes",
    "actions",
    "lessons",
    "language",
    "confidentiality",
    "process",
)
"""In the order of their codes."""


def family_of(rule: Rule) -> str:
    """The folder its code puts it in: KY5xx is the sixth."""
    return FAMILIES[int(rule.code[2])]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    found: list[Rule] = []
    for family in FAMILIES:
        package = importlib.import_module(f"kyokun.rules.{family}")
        found.extend(
            importlib.import_module(f"{package.__name__}.{module.name}").RULE
            for module in pkgutil.iter_modules(package.__path__)
        )
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def only_mended() -> frozenset[str]:
    """The codes of the rules that never report: what they find is only mended."""
    return frozenset(rule.code for rule in all_rules() if rule.weight is Weight.FORM)


@cache
def reporting_rules() -> tuple[Rule, ...]:
    """Every rule that reports, in the order of the codes."""
    return tuple(rule for rule in all_rules() if rule.weight is not Weight.FORM)
