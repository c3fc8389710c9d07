"""A rule's case as a base: one document, or a folder that is one."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kyokun.knowledge.base import Base
from kyokun.knowledge.configuration import read_configuration
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.rules.catalogue import all_rules
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding

NOW = datetime.fromisoformat("2025-06-05T09:00+09:00")
"""Two days after most cases' incident was resolved."""
CASES = Path(__file__).parent / "cases"


def options_in(folder: Path, default: Options) -> Options:
    """The policy that a laid out base has in its ``mkdocs.yml``; most have none."""
    file = folder / "mkdocs.yml"
    return (read_configuration(file) if file.is_file() else None) or default


@dataclass(frozen=True)
class Case:
    """One bad or good example of one rule in one language."""

    source: Path

    @property
    def name(self) -> str:
        """For the test's report."""
        return f"{self.source.parent.name}/{self.source.name}"

    @property
    def code(self) -> str:
        """The rule it belongs to."""
        return self.source.parent.name.partition("-")[0]

    @property
    def is_bad(self) -> bool:
        """Whether the rule must report."""
        return self.source.name.startswith("bad.")

    @property
    def language(self) -> Language:
        """The language of the example, and of the expected messages."""
        return Language(self.source.name.removesuffix(".md").rpartition(".")[2])

    @property
    def expected(self) -> Path:
        """The golden file."""
        return self.source.parent / f"bad.{self.language.value}.expected"

    def lay_out(self, folder: Path) -> None:
        """Make an empty folder a base that holds the example."""
        if self.source.is_dir():
            shutil.copytree(self.source, folder, dirs_exist_ok=True)
        else:
            target = folder / "postmortems" / "2025" / "PM-001.md"
            target.parent.mkdir(parents=True)
            shutil.copyfile(self.source, target)

    def findings(self, folder: Path) -> tuple[Finding, ...]:
        """The rule's own findings in the folder."""
        knowledge = load_base(Base(folder, options_in(folder, Options())))
        asked = tuple(rule for rule in all_rules() if rule.code == self.code or self.code.startswith("KY99"))
        return tuple(finding for finding in check(knowledge, NOW, asked) if finding.code == self.code)

    def report(self, folder: Path) -> str:
        """What the golden file holds: each finding's place, level, subject, message, related places and help."""
        return "".join(self._told(finding) for finding in self.findings(folder))

    def _told(self, finding: Finding) -> str:
        place = f"{finding.start.line}:{finding.start.column}-{finding.end.line}:{finding.end.column}"
        others = "".join(
            f"  {other.start.line}:{other.start.column}-{other.end.line}:{other.end.column} "
            f"{other.message.in_(self.language)}\n"
            for other in finding.related
        )
        return (
            f"{finding.path}:{place} {finding.level} [{finding.subject}]\n"
            f"  {finding.message.in_(self.language)}\n{others}  → {finding.help.in_(self.language)}\n"
        )


def cases() -> Iterator[Case]:
    """All of them, in order."""
    for folder in sorted(CASES.iterdir()):
        for source in sorted(folder.iterdir()):
            if source.suffix != ".expected":
                yield Case(source)
