"""How a finding is told beside the text."""

from dataclasses import dataclass

from kyokun.model.language import Language
from kyokun.rules.catalogue import all_rules
from kyokun.rules.rule import Finding, Level
from kyokun.text.span import Position


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding in one language; ``related`` are other places in the same document."""

    start: Position
    end: Position
    code: str
    level: Level
    message: str
    related: tuple[tuple[Position, Position, str], ...]
    is_needless: bool
    """Whether what it marks does nothing and may go."""
    address: str
    """Where its rule is explained; empty when nowhere."""


def remark(finding: Finding, language: Language, site: str) -> Remark:
    """A finding as told in a language; ``site`` is the published site's address, or empty."""
    needless = {rule.code for rule in all_rules() if rule.of_unused is not None}
    return Remark(
        finding.start,
        finding.end,
        finding.code,
        finding.level,
        f"{finding.message.in_(language)}\n→ {finding.help.in_(language)}",
        tuple((one.start, one.end, one.message.in_(language)) for one in finding.related),
        finding.code in needless,
        f"{site.rstrip('/')}/rules/{finding.code}/" if site else "",
    )
