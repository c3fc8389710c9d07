"""The formats of ``kyokun check``, each reporter imported only when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kyokun.cli.output import colour, columns
from kyokun.cli.repository import from_top, top_of
from kyokun.cli.sources import Sources
from kyokun.model.language import Language
from kyokun.rules.checking import Summary, summarise
from kyokun.rules.rule import Finding


@dataclass(frozen=True, slots=True)
class Report:
    """What a run of ``check`` found."""

    findings: tuple[Finding, ...]
    sources: Sources
    """The lines of every document looked at, by path."""
    roots: Mapping[str, Path]
    """The folder that its path counts from, by path."""
    language: Language
    to_terminal: bool
    hidden: int = 0
    """How many more findings the baseline leaves out."""

    @property
    def summary(self) -> Summary:
        """The counts."""
        return summarise(self.findings, len(self.sources), self.hidden)

    def in_repository(self) -> "Report":
        """The same with the paths that a git host knows the documents by."""
        tops = {root: top_of(root) for root in set(self.roots.values())}
        placed = {path: from_top(tops[root], root, path) for path, root in self.roots.items()}
        return replace(
            self,
            findings=tuple(one._replace(path=placed[one.path]) for one in self.findings),
            sources=self.sources.renamed(placed),
        )


def render(report: Report, format_: str) -> str:
    """The report in one of the ``FORMATS``; empty when there is nothing to print."""
    return _RENDERERS[format_](report)


def counts(report: Report, format_: str) -> bool:
    """Whether a report in that format says how many findings there are."""
    return format_ in ("full", "json", "markdown") or (format_ == "concise" and report.to_terminal)


def _full(report: Report) -> str:
    from kyokun.reporters.finding_words import fixable_line, summary_line
    from kyokun.reporters.findings_full import findings_full
    from kyokun.reporters.wrapping import wrapped

    wide = columns()
    blocks = findings_full(report.findings, report.sources, report.language, colour=colour(), columns=wide)
    ends = (summary_line(report.summary, report.language), fixable_line(report.findings, report.language))
    return blocks + "\n".join([*(line for end in ends for line in wrapped(end, wide) if end), ""])


def _concise(report: Report) -> str:
    from kyokun.reporters.finding_words import summary_line
    from kyokun.reporters.findings_concise import findings_concise

    listed = findings_concise(report.findings, report.language)
    return listed + summary_line(report.summary, report.language) if report.to_terminal else listed


def _json(report: Report) -> str:
    from kyokun.reporters.findings_json import findings_json

    return findings_json(report.findings, report.summary, report.language)


def _github(report: Report) -> str:
    from kyokun.reporters.findings_github import findings_github

    return findings_github(report.in_repository().findings, report.language)


def _gitlab(report: Report) -> str:
    from kyokun.reporters.findings_gitlab import findings_gitlab

    placed = report.in_repository()
    return findings_gitlab(placed.findings, placed.sources, report.language)


def _sarif(report: Report) -> str:
    from kyokun.reporters.findings_sarif import findings_sarif
    from kyokun.rules.catalogue import all_rules

    placed = report.in_repository()
    return findings_sarif(placed.findings, placed.sources, all_rules(), report.language)


def _junit(report: Report) -> str:
    from kyokun.reporters.findings_junit import findings_junit

    return findings_junit(report.findings, report.sources, report.language)


def _markdown(report: Report) -> str:
    from kyokun.reporters.findings_markdown import findings_markdown

    return findings_markdown(report.in_repository().findings, report.summary, report.language)


_RENDERERS: dict[str, Callable[[Report], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "markdown": _markdown,
}
FORMATS = tuple(_RENDERERS)
"""The first is the default."""
