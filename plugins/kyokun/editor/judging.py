"""Findings of a base of which most documents are as they were the last time, told as every other door tells them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from kyokun.knowledge.base import Base
from kyokun.knowledge.facts import Detail, Facts, detail_of, facts_of
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.survey import Survey
from kyokun.reading.document import Document
from kyokun.rules.baseline import BadBaseline
from kyokun.rules.catalogue import reporting_rules
from kyokun.rules.checking import conclude
from kyokun.rules.examining import examine
from kyokun.rules.judging import judge
from kyokun.rules.rule import Finding, Setting


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A base's documents, each with what rules about the base ask of it."""

    knowledge: Knowledge
    noted: dict[str, tuple[Document, Facts, Detail]]
    """By path."""


def surveyed(knowledge: Knowledge, before: Surveyed | None) -> Surveyed:
    """Note the facts of every document; those that are the same as ``before`` are not looked at again."""
    options = knowledge.options
    known = before.noted if before is not None and before.knowledge.options == options else {}
    noted = {}
    for document in knowledge.documents:
        last = known.get(document.path)
        if last is None or last[0] is not document:
            last = (document, facts_of(document, options), detail_of(document, options))
        noted[document.path] = last
    return Surveyed(knowledge, noted)


def found_in(base: Surveyed, now: datetime | None, paths: Collection[str]) -> tuple[Finding, ...]:
    """All findings in the documents of some paths, as ``kyokun check`` reports them."""
    knowledge = base.knowledge
    rules, setting = reporting_rules(), Setting(knowledge.options, now, knowledge.templates)
    survey = Survey(
        tuple(facts for _, facts, _ in base.noted.values()),
        {path: detail for path, (_, _, detail) in base.noted.items()},
        knowledge.options,
        knowledge.root,
        frozenset(paths),
    )
    examined = {path: examine(base.noted[path][0], setting, rules) for path in paths}
    return conclude(survey, examined, setting, rules)


def told(knowledge: Knowledge, findings: tuple[Finding, ...], paths: Collection[str]) -> tuple[Finding, ...]:
    """The findings less those that the base's baseline leaves out; all of them while it cannot be read."""
    try:
        base = Base(knowledge.root, knowledge.options)
        return judge(base, findings, knowledge.sources, looked_at=paths).reported
    except BadBaseline:
        return findings
