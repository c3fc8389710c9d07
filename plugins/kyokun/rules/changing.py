"""Which findings a change made or touched: ``kyokun check --changed-since``."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kyokun.knowledge.moves import Version, Versions, moved
from kyokun.model.language import Words
from kyokun.rules.fingerprint import identity
from kyokun.rules.rule import Finding, Related
from kyokun.text.changes import ChangedLines, changed_lines

_NONE = ChangedLines(frozenset(), frozenset())


def made_or_touched(
    findings: Iterable[Finding], earlier_findings: Iterable[Finding], after: Versions, before: Versions
) -> tuple[Finding, ...]:
    """Of the findings in the documents ``after`` a change, those that are its business.

    A finding is when it, or another place it is about, stands on a line that was put in or rewritten; or when
    ``before`` had no such finding (``fingerprint.identity``) in the same document, on a line that is still there. A document
    that moved is the same document. What is missing stands on no line.
    """
    moves = moved(before, after)
    old = {moves.get(path, path): one for path, one in before.items()}
    changes = {path: _changes(old.get(path), one) for path, one in after.items()}
    sources = {path: one.lines for path, one in after.items()}
    known: Counter[tuple[str, str]] = Counter()
    for finding in _placed(earlier_findings, moves, old, after):
        if not _stands_on(finding, changes.get(finding.path, _NONE).before):
            lines = {finding.path: old[finding.path].lines}
            known[finding.path, identity(finding, lines)] += 1
    kept = []
    for finding in findings:
        key = (finding.path, identity(finding, sources))
        if _stands_on(finding, changes.get(finding.path, _NONE).after):
            kept.append(finding)
        elif known[key]:
            known[key] -= 1
        else:
            kept.append(finding)
    return tuple(kept)


def _placed(
    findings: Iterable[Finding],
    moves: Mapping[str, str],
    old: Versions,
    new: Versions,
) -> Iterable[Finding]:
    """Earlier findings under the paths, and for lessons the ids, that their documents have now."""
    for finding in findings:
        path = moves.get(finding.path, finding.path)
        before, after = old[path].subject, new[path].subject if path in new else None
        if path != finding.path and before and after and before != after:
            subject = after if finding.subject == before else finding.subject
            message = finding.message.en.replace(before, after)
            yield finding._replace(path=path, subject=subject, message=Words(message, message))
        else:
            yield finding._replace(path=path)


def _changes(old: Version | None, new: Version) -> ChangedLines:
    if old is None:
        return ChangedLines(frozenset(), frozenset(range(1, len(new.lines.starts) + 1)))
    return _NONE if old.lines.text == new.lines.text else changed_lines(old.lines, new.lines)


def _stands_on(finding: Finding, lines: frozenset[int]) -> bool:
    places: tuple[Finding | Related, ...] = (finding, *finding.related)
    return bool(lines) and any(not lines.isdisjoint(_lines_of(place)) for place in places)


def _lines_of(place: Finding | Related) -> range:
    if place.start == place.end:
        return range(0)
    ends_before = place.end.column == 1 and place.end.line > place.start.line
    return range(place.start.line, place.end.line + (not ends_before))
