"""KY115."""

from collections.abc import Iterable, Iterator

from kyokun.knowledge.knowledge import Incident, Knowledge
from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.written_times import is_before, known_times, written
from kyokun.text.span import Span

_OWN = ("drafted_at", "published_at")
"""A translation is written and published at its own time."""

_ACTION_NUMBERS = Words("アクションの番号", "the action numbers")


def check(knowledge: Knowledge, setting: Setting) -> Iterator[tuple[Document, Raised]]:  # noqa: ARG001
    for incident in knowledge.incidents:
        original = knowledge.original_of(incident)
        if original is not incident:
            for span, name, own, theirs in _differences(incident, original):
                yield (
                    incident.document,
                    Raised(
                        span,
                        Words(
                            "{name}が原文 {id} と違います: ここでは `{own}`、原文では `{theirs}`",
                            "{name}: `{own}` here, `{theirs}` in the original {id}",
                        ).format(
                            name=name,
                            id=original.postmortem.id or original.document.path,
                            own=own,
                            theirs=theirs,
                        ),
                        Words(
                            "正しいほうにそろえてください（集計に使われるのは原文の値です）",
                            "make them the same; it is the original's that is counted",
                        ),
                    ),
                )


def _differences(here: Incident, there: Incident) -> Iterator[tuple[Span, Words, str, str]]:
    """Where, what, its value here and there: only of what both of them say."""
    own, theirs = here.postmortem, there.postmortem
    if own.severity and theirs.severity and own.severity is not theirs.severity:
        yield own.where["severity"], _key("severity"), own.severity.value, theirs.severity.value
    for name, when in known_times(own):
        then = theirs.time(name)
        if name in _OWN or not isinstance(then, Moment):
            continue
        if is_before(when, then) or is_before(then, when):
            yield (
                own.where[name],
                _key(name),
                written(here.document, own, name),
                written(there.document, theirs, name),
            )
    if own.causes and theirs.causes and set(own.causes) != set(theirs.causes):
        yield own.where["causes"], _key("causes"), _listed(own.causes), _listed(theirs.causes)
    numbers, others = _numbers(own), _numbers(theirs)
    if numbers and others and numbers != others:
        section = own.section(SectionKind.ACTION_ITEMS)
        span = section.where["heading"] if section else own.where.whole
        yield span, _ACTION_NUMBERS, _listed(sorted(numbers)), _listed(sorted(others))


def _key(name: str) -> Words:
    return Words(f"`{name}` ", f"`{name}`")


def _numbers(postmortem: Postmortem) -> set[int]:
    return {action.number for action in postmortem.actions if action.number is not None}


def _listed(values: Iterable[object]) -> str:
    return ", ".join(str(value) for value in values)


_ORIGINAL = "=== postmortems/2025/PM-001-example.md\nseverity: medium\n"
_TRANSLATION = "=== postmortems/2025/PM-002-example.md\nid: PM-002\ntranslation_of: PM-001\n"

RULE = Rule(
    code="KY115",
    slug="translation-differs",
    title=Words("翻訳が原文と食い違っている", "A translation disagrees with its original"),
    reason=Words(
        "翻訳は同じ 1 件の出来事です。重大度や時刻が違えば、どちらかの言語の読者は誤った事実を読んでいます。",
        "A translation tells of the same incident: where severity or times differ, the readers of one language read what is not so.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        f"{_ORIGINAL}{_TRANSLATION}severity: high\n",
        f"{_ORIGINAL}{_TRANSLATION}severity: high\n",
    ),
    good=Words(
        f"{_ORIGINAL}{_TRANSLATION}severity: medium\n",
        f"{_ORIGINAL}{_TRANSLATION}severity: medium\n",
    ),
    of_base=check,
)
