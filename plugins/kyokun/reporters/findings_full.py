"""Findings for people: ``kyokun check``."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kyokun.model.language import Language
from kyokun.reporters.excerpt import LONGEST, excerpt
from kyokun.reporters.finding_words import LEVEL_WORDS
from kyokun.reporters.terminal import Style, printable, styled
from kyokun.reporters.wrapping import wrapped
from kyokun.rules.rule import Finding, Level, Related
from kyokun.text.span import Lines
from kyokun.text.width import width

_STYLES = {Level.ERROR: Style.ERROR, Level.WARNING: Style.WARNING, Level.ADVICE: Style.ADVICE}
_HELP = "  → "
_NARROWEST = 20
"""Columns for a document's line: in a terminal narrower than that, lines are as they come."""


def findings_full(
    findings: Iterable[Finding],
    sources: Mapping[str, Lines],
    language: Language,
    *,
    colour: bool,
    columns: int | None = None,
) -> str:
    """Each finding with the line it stands on and the other places it is about; ``sources`` by path.

    Only the line with the path may be longer than ``columns``; None: for no terminal, where lines are as long as they are.

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
        blocks.append(f"{_block(finding, shown, language, colour, columns)}\n")
    return "".join(blocks)


def _block(
    finding: Finding, lines: Lines | None, language: Language, colour: bool, columns: int | None
) -> str:
    style = _STYLES[finding.level]
    place = f"{printable(finding.path)}:{finding.start.line}:{finding.start.column}"
    level = styled(LEVEL_WORDS[finding.level].in_(language), style, colour=colour)
    code = styled(f"{finding.code} {finding.slug}", Style.DIM, colour=colour)
    rows = [f"{styled(place, Style.BOLD, colour=colour)}: {level} {code}"]
    message = wrapped(printable(finding.message.in_(language)), columns and columns - 2)
    rows += [f"  {styled(row, Style.BOLD, colour=colour)}" for row in message]
    if lines is not None:
        rows += _excerpts(finding, lines, language, colour, columns)
    rows += wrapped(printable(finding.help.in_(language)), columns, len(_HELP), _HELP)
    return "\n".join(rows) + "\n"


def _excerpts(
    finding: Finding, lines: Lines, language: Language, colour: bool, columns: int | None
) -> list[str]:
    """The finding's own line, marked, and below it every other place, marked and labelled."""
    numbers = [finding.start.line, *(one.start.line for one in finding.related)]
    digits = len(str(max(numbers)))
    room = LONGEST if columns is None else max(columns - digits - 6, _NARROWEST)
    blank = f"  {' ' * digits} | "
    rows: list[str] = []
    if lines.line(finding.start.line).strip():
        line, carets = _quoted(finding, lines, room, _STYLES[finding.level], colour)
        rows += [f"  {finding.start.line:>{digits}} | {line}", blank + carets.shown]
    for one in finding.related:
        number = f"  {one.start.line:>{digits}} | "
        label = wrapped(printable(one.message.in_(language)), columns and room)
        told = [styled(row, Style.BOLD, colour=colour) for row in label]
        if not lines.line(one.start.line).strip():
            rows += [(blank if at else number) + row for at, row in enumerate(told)]
            continue
        line, carets = _quoted(one, lines, room, Style.BOLD, colour)
        rows.append(number + line)
        if columns is None or carets.columns + 1 + width(label[0]) <= room:
            rows.append(f"{blank}{carets.shown} {told.pop(0)}")
        else:
            rows.append(blank + carets.shown)
        rows += [blank + row for row in told]
    return rows


class _Carets(NamedTuple):
    shown: str
    columns: int


def _quoted(
    place: Finding | Related, lines: Lines, room: int, style: Style, colour: bool
) -> tuple[str, _Carets]:
    """A line of the document and, to stand below it, carets under what is meant."""
    source = lines.line(place.start.line)
    last = place.end.column - 1 if place.end.line == place.start.line else len(source)
    part = excerpt(source, place.start.column - 1, last, room)
    carets = " " * part.before + styled("^" * part.marked, style, colour=colour)
    return part.shown, _Carets(carets, part.before + part.marked)
