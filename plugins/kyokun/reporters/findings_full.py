"""Findings for people: ``kyokun check``."""

from collections.abc import Iterable, Mapping

from kyokun.model.language import Language
from kyokun.reporters.finding_words import LEVEL_WORDS
from kyokun.reporters.terminal import Style, printable, styled, width
from kyokun.rules.rule import Finding, Level
from kyokun.text.span import Lines, Position

_STYLES = {Level.ERROR: Style.ERROR, Level.WARNING: Style.WARNING, Level.ADVICE: Style.ADVICE}
_LONGEST_LINE = 100
_BEFORE_CARET = 30


def findings_full(
    findings: Iterable[Finding], sources: Mapping[str, Lines], language: Language, *, colour: bool
) -> str:
    """Each finding with the line it stands on and the other places it is about; ``sources`` by path.

    Lines that hold a secret are never shown, whichever finding is about them.
    """
    told = tuple(findings)
    secret = {
        (finding.path, line)
        for finding in told
        if finding.is_secret
        for line in range(finding.start.line, finding.end.line + 1)
    }
    blocks = []
    for finding in told:
        lines = {finding.start.line, *(one.start.line for one in finding.related)}
        shown = None if any((finding.path, line) in secret for line in lines) else sources.get(finding.path)
        blocks.append(f"{_block(finding, shown, language, colour)}\n")
    return "".join(blocks)


def _block(finding: Finding, lines: Lines | None, language: Language, colour: bool) -> str:
    style = _STYLES[finding.level]
    place = f"{printable(finding.path)}:{finding.start.line}:{finding.start.column}"
    level = styled(LEVEL_WORDS[finding.level].in_(language), style, colour=colour)
    code = styled(f"{finding.code} {finding.slug}", Style.DIM, colour=colour)
    message = styled(printable(finding.message.in_(language)), Style.BOLD, colour=colour)
    rows = [f"{styled(place, Style.BOLD, colour=colour)}: {level} {code}", f"  {message}"]
    if lines is not None:
        rows += _excerpts(finding, lines, language, colour)
    rows.append(f"  → {printable(finding.help.in_(language))}")
    return "\n".join(rows) + "\n"


def _excerpts(finding: Finding, lines: Lines, language: Language, colour: bool) -> list[str]:
    """The finding's own line, marked, and below it every other place, marked and labelled."""
    numbers = [finding.start.line, *(one.start.line for one in finding.related)]
    columns = len(str(max(numbers)))
    rows: list[str] = []
    source = lines.line(finding.start.line)
    if source.strip():
        rows += _quoted(finding.start, finding.end, source, columns, _STYLES[finding.level], colour)
    for one in finding.related:
        source = lines.line(one.start.line)
        label = styled(printable(one.message.in_(language)), Style.BOLD, colour=colour)
        if source.strip():
            quoted = _quoted(one.start, one.end, source, columns, Style.BOLD, colour)
            rows += [*quoted[:-1], f"{quoted[-1]} {label}"]
        else:
            rows.append(f"  {one.start.line:>{columns}} | {label}")
    return rows


def _quoted(
    start_at: Position, end_at: Position, source: str, columns: int, style: Style, colour: bool
) -> list[str]:
    """A line of the document and, below it, carets under what is meant; long lines are cut around it."""
    start = start_at.column - 1
    end = end_at.column - 1 if end_at.line == start_at.line else len(source)
    first = max(0, start - _BEFORE_CARET) if len(source) > _LONGEST_LINE else 0
    shown = source[first : first + _LONGEST_LINE]
    before = width(printable(shown[: start - first]))
    marked = max(1, width(printable(shown[start - first : max(end, start + 1) - first])))
    lead, trail = "…" if first else "", "…" if first + _LONGEST_LINE < len(source) else ""
    carets = styled("^" * marked, style, colour=colour)
    return [
        f"  {start_at.line:>{columns}} | {lead}{printable(shown)}{trail}",
        f"  {' ' * columns} | {' ' * (before + len(lead))}{carets}",
    ]
