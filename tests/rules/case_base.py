"""A rule's case as a base: one document, or a folder that is one."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kyokun.knowledge.base import Base
from kyokun.knowledge.configuration import read_configuration
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import base_conventions, load_base
from kyokun.knowledge.rewriting import as_bytes
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.rules.catalogue import all_rules
from kyokun.rules.checking import check
from kyokun.rules.fixing import mended
from kyokun.rules.rule import Finding

NOW = datetime.fromisoformat("2025-06-05T09:00+09:00")
"""Two days after most cases' incident was resolved."""
DOCUMENT = "postmortems/2025/PM-001.md"
"""Where a case of one document stands."""
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

    @property
    def fixed(self) -> Path:
        """The document, or a folder of those that change, as ``kyokun check --fix`` leaves it."""
        return self.source.parent / self.source.name.replace("bad.", "fixed.")

    @property
    def expected_fixed(self) -> dict[str, bytes]:
        """What ``fixed`` holds, by path."""
        if not self.fixed.is_dir():
            return {DOCUMENT: self.fixed.read_bytes()}
        files = (path for path in self.fixed.rglob("*") if path.is_file())
        return {path.relative_to(self.fixed).as_posix(): path.read_bytes() for path in files}

    def lay_out(self, folder: Path) -> None:
        """Make an empty folder a base that holds the example."""
        if self.source.is_dir():
            shutil.copytree(self.source, folder, dirs_exist_ok=True)
        else:
            target = folder / DOCUMENT
            target.parent.mkdir(parents=True)
            shutil.copyfile(self.source, target)

    def findings(self, folder: Path) -> tuple[Finding, ...]:
        """The rule's own findings in the folder."""
        knowledge = load_base(Base(folder, options_in(folder, Options())))
        asked = tuple(rule for rule in all_rules() if rule.code == self.code or self.code.startswith("KY99"))
        return tuple(finding for finding in check(knowledge, NOW, asked) if finding.code == self.code)

    def mended(self, folder: Path) -> dict[str, bytes]:
        """The files that the rule's own fixes change in the folder, as they leave them, by path."""
        base = Base(folder, options_in(folder, Options()))
        knowledge = load_base(base)
        paths = {document.path for document in knowledge.documents}

        def chosen(_: Knowledge, findings: tuple[Finding, ...]) -> list[Finding]:
            return [finding for finding in findings if finding.code == self.code]

        done = mended(knowledge, base_conventions(base), NOW, paths, chosen, unsafe=True)
        return {new.path: as_bytes(new) for _, new in done.changes}

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
            if source.suffix != ".expected" and not source.name.startswith("fixed."):
                yield Case(source)
