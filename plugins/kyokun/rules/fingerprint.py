"""What tells a finding from all others, and stays the same while lines move."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping

from kyokun.rules.rule import Finding
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Lines

_NUMBER = lazy_pattern(r"\d+( [a-z]+?)?s?\b")
"""With its noun, one or many: what is a day late today will be two days late tomorrow."""


def identity(finding: Finding, sources: Mapping[str, Lines]) -> str:
    """What findings have in common that are the same for all we can tell, in one document; ``sources`` by path.

    Made of code, subject, message and the words of the line, where the finding is about words at all: what is missing stands
    on no line. The line's number does not count, nor do numbers in the message: lines and days pass. The message is taken
    in one language, whichever is spoken.
    """
    lines = sources.get(finding.path)
    words = (
        lines.line(finding.start.line).split() if lines is not None and finding.start < finding.end else []
    )
    message = _NUMBER.sub(r"#\1", finding.message.en)
    return json.dumps([finding.code, finding.subject, message, " ".join(words)])


def fingerprints(findings: Iterable[Finding], sources: Mapping[str, Lines]) -> tuple[str, ...]:
    """One for each finding, in their order: of its path, its identity and, since several may share these, a count."""
    seen: Counter[tuple[str, str]] = Counter()
    made: list[str] = []
    for finding in findings:
        key = (finding.path, identity(finding, sources))
        seen[key] += 1
        made.append(hashlib.sha256(json.dumps([*key, seen[key]]).encode()).hexdigest())
    return tuple(made)
