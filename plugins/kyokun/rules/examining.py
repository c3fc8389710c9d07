"""Asking the rules of one document."""

from dataclasses import dataclass
from typing import NamedTuple

from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting
from kyokun.rules.suppressing import Suppression, suppressions


class Said(NamedTuple):
    """What the rule of a code found."""

    code: str
    raised: Raised


@dataclass(frozen=True, slots=True)
class Examined:
    """What rules about one document found in it, hidden or not, and the comments in it that hide."""

    said: tuple[Said, ...]
    suppressions: tuple[Suppression, ...]


def examine(document: Document, setting: Setting, rules: tuple[Rule, ...]) -> Examined:
    """Ask those of the rules that are about one document. The answer holds for the whole day."""
    of_day = setting.of_day
    said = tuple(
        Said(rule.code, raised)
        for rule in rules
        if rule.of_document is not None
        for raised in rule.of_document(document, of_day)
    )
    return Examined(said, suppressions(document))
