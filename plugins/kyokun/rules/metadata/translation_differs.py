"""KY115."""

from collections.abc import Iterable, Iterator

from kyokun.knowledge.facts import Detail, IncidentFacts
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.terms import SectionKind
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.written_times import is_before
from kyokun.text.span import Span

_OWN = ("drafted_at", "published_at")
"""A translation is written and published at its own time."""

_ACTION_NUMBERS = Words("アクションの番号", "the action numbers")


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    for incident in survey.asked_incidents:
        original = survey.original_of(incident)
        if original is not incident:
            here, there = survey.details[incident.path], survey.details[original.path]
            for span, name, own, theirs in _differences(incident, original, here, there):
                yield (
                    incident.path,
                    Raised(
                        span,
                        Words(
                            "{name}が原文 {id} と違います: ここでは `{own}`、原文では `{theirs}`",
                            "{name}: `{own}` here, `{theirs}` in the original {id}",
                        ).format(
                            name=name,
                            id=original.name,
                            own=own,
                            theirs=theirs,
                        ),
                        Words(
                            "正しいほうにそろえてください（集計に使われるのは原文の値です）",
                            "make them the same; it is the original's that is counted",
                        ),
                    ),
                )


def _differences(
    own: IncidentFacts, theirs: IncidentFacts, here: Detail, there: Detail
) -> Iterator[tuple[Span, Words, str, str]]:
    """Where, what, its value here and there: only of what both of them say."""
    if own.severity and theirs.severity and own.severity is not theirs.severity:
        yield here.where["severity"], _key("severity"), own.severity.value, theirs.severity.value
    for name, one in here.times.items():
        other = there.times.get(name)
        if name in _OWN or other is None:
            continue
        if is_before(one.when, other.when) or is_before(other.when, one.when):
            yield here.where[name], _key(name), one.written, other.written
    if own.causes and theirs.causes and set(own.causes) != set(theirs.causes):
        yield here.where["causes"], _key("causes"), _listed(own.causes), _listed(theirs.causes)
    numbers, others = set(own.numbers), set(theirs.numbers)
    if numbers and others and numbers != others:
        span = here.headings.get(SectionKind.ACTION_ITEMS, here.where.whole)
        yield span, _ACTION_NUMBERS, _listed(sorted(numbers)), _listed(sorted(others))


def _key(name: str) -> Words:
    return Words(f"`{name}` ", f"`{name}`")


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
