"""Findings for people: ``kyokun check``."""

from collections.abc import Iterable, Mapping

from kyokun.model.language import Language, Words
from kyokun.reporters.terminal import Style, printable, styled, width
from kyokun.rules.checking import Summary
from kyokun.rules.rule import Finding, Level
from kyokun.text.span import Lines

_LEVELS = {
    Level.ERROR: (Words("エラー", "error"), Style.ERROR),
    Level.WARNING: (Words("警告", "warning"), Style.WARNING),
    Level.ADVICE: (Words("助言", "advice"), Style.ADVICE),
}
_LONGEST_LINE = 100
_BEFORE_CARET = 30


def findings_full(
    findings: Iterable[Finding], sources: Mapping[str, Lines], language: Language, *, colour: bool
) -> str:
    """Each finding with the line it stands on; ``sources`` by path."""
    return "".join(
        f"{_block(finding, sources.get(finding.path), language, colour)}\n" for finding in findings
    )


def summary_line(summary: Summary, language: Language) -> str:
    """How many findings there are in how many documents."""
    if language is Language.JA:
        counted = f"エラー {summary.error} 件、警告 {summary.warning} 件、助言 {summary.advice} 件"
        found = summary.error + summary.warning + summary.advice
        return f"{summary.files} 件の文書: {counted}" if found else f"{summary.files} 件の文書に指摘はありません"
    documents = _counted(summary.files, "document", "documents")
    if not summary.error + summary.warning + summary.advice:
        return f"{documents}, no findings"
    errors = _counted(summary.error, "error", "errors")
    warnings = _counted(summary.warning, "warning", "warnings")
    return f"{documents}: {errors}, {warnings}, {_counted(summary.advice, 'piece', 'pieces')} of advice"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _block(finding: Finding, lines: Lines | None, language: Language, colour: bool) -> str:
    name, style = _LEVELS[finding.level]
    place = f"{printable(finding.path)}:{finding.start.line}:{finding.start.column}"
    level = styled(name.in_(language), style, colour=colour)
    code = styled(f"{finding.code} {finding.slug}", Style.DIM, colour=colour)
    message = styled(printable(finding.message.in_(language)), Style.BOLD, colour=colour)
    rows = [f"{styled(place, Style.BOLD, colour=colour)}: {level} {code}", f"  {message}"]
    source = lines.line(finding.start.line) if lines else ""
    if source.strip():
        rows += _quoted(finding, source, style, colour)
    rows.append(f"  → {printable(finding.help.in_(language))}")
    return "\n".join(rows) + "\n"


def _quoted(finding: Finding, source: str, style: Style, colour: bool) -> list[str]:
    start = finding.start.column - 1
    end = finding.end.column - 1 if finding.end.line == finding.start.line else len(source)
    first = max(0, start - _BEFORE_CARET) if len(source) > _LONGEST_LINE else 0
    shown = source[first : first + _LONGEST_LINE]
    before = width(printable(shown[: start - first]))
    marked = max(1, width(printable(shown[start - first : max(end, start + 1) - first])))
    number = str(finding.start.line)
    margin = " " * len(number)
    lead, trail = "…" if first else "", "…" if first + _LONGEST_LINE < len(source) else ""
    carets = styled("^" * marked, style, colour=colour)
    return [
        f"  {number} | {lead}{printable(shown)}{trail}",
        f"  {margin} | {' ' * (before + len(lead))}{carets}",
    ]
