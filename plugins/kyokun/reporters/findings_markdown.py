"""Findings as a comment on a pull request: ``kyokun check --format markdown``."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kyokun.model.language import Language, Words
from kyokun.reporters.finding_words import LEVEL_WORDS, summary_line
from kyokun.reporters.markdown_text import code_span, quiet_inline
from kyokun.reporters.terminal import printable
from kyokun.rules.checking import Summary
from kyokun.rules.rule import Finding, Level

LONGEST = 65_000
"""In characters. GitHub takes 65,536."""
_LONGEST_TEXT = 600
_WORST_FIRST = list(Level)

_LINE = Words("{line} 行目", "line {line}")
_ADVICE = Words("助言 {count} 件", "Advice: {count}")
_MORE = Words(
    "ほかに {count} 件の指摘があります。`kyokun check` ですべて見られます。",
    "{count} more; `kyokun check` shows all of them.",
)


def findings_markdown(
    findings: Iterable[Finding], summary: Summary, language: Language, longest: int = LONGEST
) -> str:
    """A summary, the findings by file with errors first, and the advice folded away; never longer than ``longest``.

    What an author wrote shows as it was written: it formats nothing, mentions nobody and links to nothing.
    """
    listed = list(findings)
    advice = [finding for finding in listed if finding.level is Level.ADVICE]
    urgent = [finding for finding in listed if finding.level is not Level.ADVICE]
    head = f"### Kyokun\n\n{summary_line(summary, language)}\n"
    opening = f"\n<details>\n<summary>{_ADVICE.format(count=len(advice)).in_(language)}</summary>\n"
    closing = "\n</details>\n"
    more = f"\n{_MORE.format(count=len(listed)).in_(language)}\n"
    room = longest - sum(map(len, (head, opening, closing, more)))
    shown_urgent = _fitting(_entries(urgent, language), room)
    room -= sum(map(len, shown_urgent))
    shown_advice = _fitting(_entries(advice, language), room) if len(shown_urgent) == len(urgent) else []
    text = head + "".join(shown_urgent)
    if shown_advice:
        text += opening + "".join(shown_advice) + closing
    left = len(listed) - len(shown_urgent) - len(shown_advice)
    return f"{text}\n{_MORE.format(count=left).in_(language)}\n" if left else text


def _fitting(entries: Iterable[str], room: int) -> list[str]:
    kept: list[str] = []
    for entry in entries:
        room -= len(entry)
        if room < 0:
            break
        kept.append(entry)
    return kept


def _entries(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    """A list's item for each finding, the first of a file below the file's name; files with errors come first."""
    by_path = groupby(sorted(findings, key=lambda one: one.sort_key), key=lambda one: one.path)
    files = [
        (path, sorted(found, key=lambda one: (_WORST_FIRST.index(one.level), one.sort_key)))
        for path, found in by_path
    ]
    for path, found in sorted(files, key=lambda file: (_WORST_FIRST.index(file[1][0].level), file[0])):
        heading = f"\n#### {code_span(_cut(path))}\n\n"
        for finding in found:
            yield heading + _item(finding, language)
            heading = ""


def _item(finding: Finding, language: Language) -> str:
    level = LEVEL_WORDS[finding.level].in_(language)
    line = _LINE.format(line=finding.start.line).in_(language)
    message = quiet_inline(_cut(finding.message.in_(language)))
    help_ = quiet_inline(_cut(finding.help.in_(language)))
    return f"- **{level}** `{finding.code}` {line}: {message}<br>→ {help_}\n"


def _cut(text: str) -> str:
    clean = printable(text[: _LONGEST_TEXT + 1])
    return clean if len(text) <= _LONGEST_TEXT else f"{clean[:_LONGEST_TEXT]}…"
