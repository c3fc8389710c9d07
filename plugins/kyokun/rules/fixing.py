"""Mending what findings offer to mend: round by round until nothing changes, each document looked at again before it counts."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from kyokun.knowledge.facts import Detail, Facts, detail_of, facts_of
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.survey import Survey
from kyokun.model.options import Options
from kyokun.reading.conventions import Conventions
from kyokun.reading.document import Document, read_source
from kyokun.rules.catalogue import all_rules, only_mended
from kyokun.rules.checking import conclude
from kyokun.rules.examining import Examined, examine
from kyokun.rules.meaning import changed_places, meaning
from kyokun.rules.rule import EVERYTHING, Finding, Fix, Setting
from kyokun.rules.selecting import Selection, selection_of
from kyokun.rules.suppressing import Suppression, suppressions
from kyokun.text.decoding import Decoded
from kyokun.text.edit import edited
from kyokun.text.span import Span

_ROUNDS = 20
"""A fix may make room for another; more of them in a row than this means that two undo each other."""

Chosen = Callable[[Knowledge, tuple[Finding, ...]], Iterable[Finding]]
"""Of a round's findings those to mend; the base is as the rounds before have left it."""
_Plan = Mapping[str, Sequence[Finding]]
"""The findings to mend in each document, by path; each of them has a fix."""
_Found = defaultdict[str, list[Finding]]
"""Findings by path."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The base as it is after the fixes; nothing has been written yet."""

    knowledge: Knowledge
    changes: tuple[tuple[Document, Document], ...]
    """Each document that changes, before and after, in the order of the paths."""
    fixes: Mapping[str, int]
    """How many fixes were made in each of them, by path."""
    left_out: int
    """How many more were offered and not made, since more would change than they say."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """A document as rules about the whole base know it."""

    document: Document
    facts: Facts
    detail: Detail
    comments: tuple[Suppression, ...]


@dataclass(frozen=True, slots=True)
class _Trial:
    """The base with a plan's fixes made, what is found in it, and the documents that are the worse for it.

    Those keep or gain a finding, or say something else; where a document gains one that is not in the plan, all of the plan.
    """

    knowledge: Knowledge
    found: _Found
    bad: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Fixer:
    conventions: Conventions
    now: datetime | None
    unsafe: bool
    policy: Selection
    """What the base asks about: nothing else can be gained."""
    notes: dict[str, _Noted] = field(default_factory=dict)
    """By path; the last of each."""

    def found(self, knowledge: Knowledge, paths: Collection[str]) -> _Found:
        """By path: all findings in the documents of those paths, and what only the whole base shows in others."""
        options = knowledge.options
        setting = Setting(options, self.now, knowledge.templates)
        noted = {document.path: self._noted(document, options) for document in knowledge.documents}
        survey = Survey(
            tuple(one.facts for one in noted.values()),
            {path: one.detail for path, one in noted.items()},
            options,
            knowledge.root,
        )
        examined = {
            document.path: examine(document, setting, all_rules())
            if document.path in paths
            else Examined((), noted[document.path].comments)
            for document in knowledge.documents
        }
        by_path: _Found = defaultdict(list)
        for finding in conclude(survey, examined, setting, all_rules()):
            if finding.path in paths or finding.code in _base_codes():
                by_path[finding.path].append(finding)
        return by_path

    def _noted(self, document: Document, options: Options) -> _Noted:
        """What is known of a document, found out once."""
        known = self.notes.get(document.path)
        if known is None or known.document is not document:
            known = _Noted(
                document, facts_of(document, options), detail_of(document, options), suppressions(document)
            )
            self.notes[document.path] = known
        return known

    def applied(self, knowledge: Knowledge, plan: _Plan) -> Knowledge:
        """The base with the fixes of a plan made."""
        documents = (
            self._mended(document, _fixes(plan[document.path])) if document.path in plan else document
            for document in knowledge.documents
        )
        return replace(knowledge, documents=tuple(documents))

    def _mended(self, document: Document, fixes: Sequence[Fix]) -> Document:
        text = edited(document.text, (edit for fix in fixes for edit in fix.edits))
        has_bom = document.has_bom and not any(fix.drops_mark for fix in fixes)
        return read_source(document.location, Decoded(text, has_bom), self.conventions)

    def without_bad(self, knowledge: Knowledge, plan: _Plan, bad: Collection[str], before: _Found) -> _Plan:
        """The plan without the fixes that do more than they say, or do not mend what they are for."""
        kept: dict[str, Sequence[Finding]] = {path: some for path, some in plan.items() if path not in bad}
        for path in sorted(bad):
            good: list[Finding] = []
            for finding in plan[path]:
                if not self.tried(knowledge, {path: [*good, finding]}, before).bad:
                    good.append(finding)
            if good and not self.tried(knowledge, {**kept, path: good}, before).bad:
                kept[path] = good
        return kept

    def tried(self, knowledge: Knowledge, plan: _Plan, before: _Found) -> _Trial:
        """What becomes of a plan."""
        trial = self.applied(knowledge, plan)
        after = self.found(trial, plan.keys())
        documents = {document.path: document for document in knowledge.documents}
        bad = {
            new.path
            for new in trial.documents
            if new.path in plan
            and (
                self._gains(_fixes(plan[new.path]), before[new.path], after[new.path])
                or _says_more(documents[new.path], new, _fixes(plan[new.path]))
                or _mends_less(plan[new.path], before[new.path], after[new.path])
            )
        }
        everything = [fix for findings in plan.values() for fix in _fixes(findings)]
        for path in after.keys() - plan.keys():
            # What stands elsewhere was asked of the whole base only, so it is compared with that much.
            if self._gains(
                everything, [one for one in before[path] if one.code in _base_codes()], after[path]
            ):
                bad |= plan.keys()
        return _Trial(trial, after, frozenset(bad))

    def _gains(self, fixes: Sequence[Fix], before: list[Finding], after: list[Finding]) -> bool:
        """Whether there is a finding that was not there before, beside those that take the place of others."""
        reveals = any(fix.reveals for fix in fixes)
        if reveals and self.unsafe:
            return False
        was, now = (_asked_by(self.policy, some) for some in (before, after))
        gained = Counter(_about(now, with_subject=not reveals))
        gained.subtract(_about(was, with_subject=not reveals))
        codes: Counter[str] = Counter()
        for (code, _), count in gained.items():
            codes[code] += max(0, count)
        becomes = Counter(fix.becomes for fix in fixes if fix.becomes)
        return any(count > becomes[code] for code, count in codes.items())


def mended(
    knowledge: Knowledge,
    conventions: Conventions,
    now: datetime | None,
    wanted: Collection[str],
    chosen: Chosen | None = None,
    *,
    unsafe: bool = False,
) -> Mended:
    """Make the fixes that findings in the documents of the paths ``wanted`` offer: safe ones, and with ``unsafe`` the others.

    ``chosen`` picks of a round's findings, those that the base's options leave out among them, which to mend (None: those
    the options ask about). A fix after which a document would have a finding more, or would say something that the fix does
    not claim to change, is not made; with ``unsafe`` it may bring to light what could not be understood before.

    Raises:
        BadRuleName: an option names a rule that does not exist or is always asked.
    """
    policy = selection_of(knowledge.options)
    fixer = _Fixer(conventions, now, unsafe, policy)
    everything = replace(knowledge.options, select=(), ignore=(), per_path_ignores={})
    current = replace(knowledge, options=everything)
    made: Counter[str] = Counter()
    refused: defaultdict[str, set[Fix]] = defaultdict(set)
    pending: Collection[str] = frozenset(wanted)
    before = fixer.found(current, pending)
    for _ in range(_ROUNDS):
        asked = tuple(one for path in sorted(pending) for one in before[path])
        counted = _asked_by(policy, asked) if chosen is None else chosen(current, asked)
        planned = _planned(counted, refused, unsafe=unsafe)
        plan: _Plan = planned
        if not planned:
            break
        trial = fixer.tried(current, planned, before)
        if trial.bad:
            plan = fixer.without_bad(current, planned, trial.bad, before)
            current = fixer.applied(current, plan)
            before = fixer.found(current, planned.keys())
        else:
            current, before = trial.knowledge, trial.found
        for path, findings in planned.items():
            earlier = refused[path] if path not in plan else ()
            refused[path] = {*earlier, *_fixes(findings)} - {*_fixes(plan.get(path, ()))}
        made.update({path: len(findings) for path, findings in plan.items()})
        pending = planned.keys()
    pairs = zip(knowledge.documents, current.documents, strict=True)
    changes = tuple((old, new) for old, new in pairs if (old.text, old.has_bom) != (new.text, new.has_bom))
    return Mended(replace(current, options=knowledge.options), changes, made, sum(map(len, refused.values())))


@cache
def _base_codes() -> frozenset[str]:
    """The rules about the base as a whole."""
    return frozenset(rule.code for rule in all_rules() if rule.of_base is not None)


def _asked_by(policy: Selection, findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if policy.asks(one.code, one.path)]


def _planned(
    findings: Iterable[Finding], refused: Mapping[str, set[Fix]], *, unsafe: bool
) -> dict[str, Sequence[Finding]]:
    """For each document what is mended in one round."""
    offered: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        fix = finding.fix
        if fix is not None and (unsafe or fix.is_safe) and fix not in refused.get(finding.path, ()):
            offered[finding.path].append(finding)
    return {path: _of_one_round(findings) for path, findings in offered.items()}


def _of_one_round(findings: list[Finding]) -> list[Finding]:
    """What makes a document readable goes alone, what is safe before what is not; of overlapping ones the first goes."""
    offers = [(fix, finding) for finding in findings if (fix := finding.fix) is not None]
    revealing = [offer for offer in offers if offer[0].mends == EVERYTHING]
    safe = [offer for offer in offers if offer[0].is_safe]
    taken: list[Span] = []
    kept = []
    for fix, finding in sorted(revealing[:1] or safe or offers, key=lambda offer: _begins(offer[0])):
        spans = [edit.span for edit in fix.edits]
        if not any(_meets(span, taken) for span in spans):
            kept.append(finding)
            taken = sorted({*taken, *spans})
    return kept


def _begins(fix: Fix) -> Span:
    return min((edit.span for edit in fix.edits), default=Span(0, 0))


def _fixes(findings: Iterable[Finding]) -> list[Fix]:
    return [finding.fix for finding in findings if finding.fix is not None]


def _meets(span: Span, taken: list[Span]) -> bool:
    """Whether a stretch overlaps one that is taken, or touches one where something is put in."""
    at = bisect_left(taken, span)
    for other in taken[max(0, at - 1) : at + 2]:
        inserts = span.start == span.end or other.start == other.end
        if span.start < other.end and other.start < span.end:
            return True
        if inserts and span.start <= other.end and other.start <= span.end:
            return True
    return False


def _says_more(old: Document, new: Document, fixes: Sequence[Fix]) -> bool:
    """Whether safe fixes have changed more of what the document says than they claim to."""
    if not all(fix.is_safe for fix in fixes):
        return False
    claimed = {place for fix in fixes for place in fix.mends}
    changed = changed_places(meaning(old), meaning(new))
    return not all(any(_is_within(place, known) for known in claimed) for place in changed)


def _mends_less(mended: Sequence[Finding], before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether a finding still asks for the same fix: text put into a code block that is never closed is no section."""
    asked, still = (Counter(one.code for one in some if one.fix is not None) for some in (before, after))
    done = Counter(finding.code for finding in mended)
    return any(still[code] > asked[code] - count for code, count in done.items())


def _about(findings: Iterable[Finding], *, with_subject: bool) -> list[tuple[str, str | None]]:
    """What is reported: code and subject; where an id comes to light only now, the code alone."""
    form = only_mended()
    return [(one.code, one.subject if with_subject else None) for one in findings if one.code not in form]


def _is_within(place: str, known: str) -> bool:
    return not known or place == known or place.startswith(f"{known}.")
