"""The findings that the reporters are tested on, and each report of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from kyokun.model.language import Language, Words
from kyokun.reporters.findings_concise import findings_concise
from kyokun.reporters.findings_full import findings_full
from kyokun.reporters.findings_github import findings_github
from kyokun.reporters.findings_gitlab import findings_gitlab
from kyokun.reporters.findings_json import findings_json
from kyokun.reporters.findings_junit import findings_junit
from kyokun.reporters.findings_markdown import findings_markdown
from kyokun.reporters.findings_sarif import findings_sarif
from kyokun.reporters.rule_page import rule_index, rule_page
from kyokun.reporters.rule_text import rule_text, rules_text
from kyokun.rules.actions import number_repeated, owner_missing
from kyokun.rules.checking import check, summarise
from kyokun.rules.metadata import bad_value, unknown_key
from kyokun.rules.rule import Finding, Level, Related, Rule, Weight
from kyokun.text.span import Lines, Position
from tests.reporters.loading import REPOSITORY, load_folder

BASE = REPOSITORY / "tests" / "bases" / "report-small"
"""A hostile document in review, a draft, and one without any of the findings below."""
SNAPSHOTS = Path(__file__).parent / "snapshots"
NOW = datetime.fromisoformat("2025-06-21T09:00+09:00")

ASKED = (bad_value.RULE, unknown_key.RULE, owner_missing.RULE, number_repeated.RULE)
"""Only these, so that a new rule changes no snapshot."""

SAMPLE = Rule(
    code="KY501",
    slug="sample-rule",
    title=Words("`owner` に <誰> もいない", "No <one> in `owner`"),
    reason=Words(
        "「みんなの仕事」は *誰の* 仕事でもありません。", "What is *everybody's* job is done by nobody."
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        "status: review\nowner:\n\n## 影響\n\n````\n``` の中\n````\n",
        "status: review\nowner:\n\n## Impact\n\n````\nwithin ```\n````\n",
    ),
    good=Words(
        "=== postmortems/PM-001.md (utf-16)\n## 影響\n\n注文 3 件\n=== mkdocs.yml\nplugins: [kyokun]\n",
        "=== postmortems/PM-001.md (utf-16)\n## Impact\n\n3 orders\n=== mkdocs.yml\nplugins: [kyokun]\n",
    ),
)
"""A rule that is nobody's, so that a rewritten rule changes no snapshot."""

STRICT = replace(SAMPLE, code="KY506", slug="strict-rule", weight=Weight.ALWAYS_ERROR)
LENIENT = replace(SAMPLE, code="KY103", slug="lenient-rule", weight=Weight.WARNING)
RULES = (LENIENT, SAMPLE, STRICT)


@cache
def findings_and_sources() -> tuple[tuple[Finding, ...], dict[str, Lines]]:
    """The base's findings, and the lines of every document by path."""
    knowledge = load_folder(BASE)
    return tuple(map(_with_related, check(knowledge, NOW, ASKED))), {
        one.path: one.lines for one in knowledge.documents
    }


def _with_related(finding: Finding) -> Finding:
    """A repeated number points to where it was used first."""
    if finding.code != "KY506":
        return finding
    before = finding.start._replace(line=finding.start.line - 1)
    first = Related(before, before._replace(column=34), Words("ここで使われています", "used here first"))
    unseen = Related(Position(999, 1), Position(999, 1), Words("行のない所", "where no line is"))
    return finding._replace(related=(first, unseen))


def reports(language: Language) -> Iterator[tuple[str, str]]:
    """The name and text of each snapshot."""
    findings, sources = findings_and_sources()
    summary = summarise(findings, len(sources))
    tag = language.value
    yield f"full.{tag}.txt", findings_full(findings, sources, language, colour=False)
    yield f"full-colour.{tag}.txt", findings_full(findings, sources, language, colour=True)
    yield f"concise.{tag}.txt", findings_concise(findings, language)
    yield f"json.{tag}.json", findings_json(findings, summary, language)
    yield f"github.{tag}.txt", findings_github(findings, language)
    yield f"gitlab.{tag}.json", findings_gitlab(findings, sources, language)
    yield f"sarif.{tag}.json", findings_sarif(findings, sources, RULES, language)
    yield f"junit.{tag}.xml", findings_junit(findings, sources, language)
    yield f"markdown.{tag}.md", findings_markdown(findings, summary, language)
    yield f"explain.{tag}.txt", rule_text(SAMPLE, language, colour=False)
    yield f"explain-strict.{tag}.txt", rule_text(STRICT, language, colour=True)
    yield f"rules.{tag}.txt", rules_text(RULES, language, colour=False)
    yield f"rule-page.{tag}.md", rule_page(SAMPLE, language)
    yield f"rule-index.{tag}.md", rule_index(RULES, language)


def finding(
    message: str = "wrong",
    *,
    path: str = "a.md",
    line: int = 1,
    column: int = 1,
    end: Position | None = None,
    code: str = "KY501",
    level: Level = Level.ERROR,
    help_: str = "mend it",
    subject: str | None = None,
    related: tuple[Related, ...] = (),
) -> Finding:
    """A finding with the same text in both languages."""
    return Finding(
        path=path,
        start=Position(line, column),
        end=end or Position(line, column),
        code=code,
        slug="sample-rule",
        level=level,
        message=Words(message, message),
        help=Words(help_, help_),
        subject=subject,
        related=related,
    )
