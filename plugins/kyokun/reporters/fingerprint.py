"""What tells a finding from all others, and stays the same while lines move."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping

from kyokun.rules.rule import Finding
from kyokun.text.span import Lines


def fingerprints(findings: Iterable[Finding], sources: Mapping[str, Lines]) -> tuple[str, ...]:
    """One for each finding, in their order; ``sources`` by path.

    Made of code, path, subject, the words of the line and, since several findings may have all of these in common, a count of
    them. Neither the line's number nor the message counts: lines move, and messages come in two languages.
    """
    seen: Counter[str] = Counter()
    made: list[str] = []
    for finding in findings:
        lines = sources.get(finding.path)
        words = lines.line(finding.start.line).split() if lines is not None else []
        key = json.dumps([finding.code, finding.path, finding.subject, " ".join(words)])
        seen[key] += 1
        made.append(hashlib.sha256(f"{key}{seen[key]}".encode()).hexdigest())
    return tuple(made)
