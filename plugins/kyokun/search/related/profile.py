"""What is compared of an incident or a lesson."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from math import log

from kyokun.knowledge.knowledge import Incident, LessonPage
from kyokun.model.language import Language
from kyokun.model.terms import FactorKind, SectionKind
from kyokun.search.related.features import Reading, Token, read_features
from kyokun.search.related.glossary import Glossary
from kyokun.text.folding import fold
from kyokun.text.span import Span

_SILENT = frozenset(
    {SectionKind.PARTICIPANTS, SectionKind.LINKS, SectionKind.FOLLOW_UP, SectionKind.ACTION_ITEMS}
)
"""Who was there, and forms that are the same in every document. Of actions, what they say is read, not who and when."""
_SAFEGUARDS_STAND_IN = frozenset({FactorKind.CONTRIBUTING, FactorKind.SYSTEM, FactorKind.ORGANISATION})
_TITLE_COUNTS = 3
_TOLD_COUNTS = 1
_MENTIONED, _TOLD, _BLAMED = 1.0, 2.0, 3.0
"""How much a concept counts anywhere in the text, in the summary, and in the title or the causes."""


class Kind(StrEnum):
    """What is compared."""

    TEXT = "text"
    CONCEPTS = "concepts"
    CAUSES = "causes"
    SERVICES = "services"
    LESSONS = "lessons"


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as likeness sees it."""

    lang: Language
    text: Mapping[str, float]
    """How much it says each feature: the logarithm of how often, the title, summary and causes counted more often."""
    concepts: Mapping[str, float]
    """Of the glossary, how much it is about each."""
    causes: frozenset[str]
    """Declared, ``category/tag`` and the bare tag."""
    services: frozenset[str]
    failed: frozenset[str]
    """The safeguards of the glossary that the contributing factors and whys name."""
    lessons: frozenset[str]
    """The lessons cited, by the ids of their originals."""
    tokens: tuple[Token, ...]
    """What it is written with, each once."""

    def said(self, kind: Kind) -> Mapping[str, float]:
        """How much it says of what, in one of the ways of saying."""
        match kind:
            case Kind.TEXT:
                return self.text
            case Kind.CONCEPTS:
                return self.concepts
            case Kind.CAUSES:
                return dict.fromkeys(sorted(self.causes), 1.0)
            case Kind.SERVICES:
                return dict.fromkeys(sorted(self.services), 1.0)
            case Kind.LESSONS:
                return dict.fromkeys(sorted(self.lessons), 1.0)


def incident_profile(incident: Incident, glossary: Glossary, lessons: frozenset[str]) -> Profile:
    """Of a postmortem, record or near miss that cites ``lessons``."""
    postmortem = incident.postmortem
    analysis = postmortem.analysis
    answers = [why.answer or why.question for why in analysis.whys]
    causal = read_features(
        "\n".join(
            (postmortem.title, *(factor.text for factor in analysis.factors), *answers, *postmortem.tags)
        )
    )
    guards = [factor.text for factor in analysis.factors if factor.kind in _SAFEGUARDS_STAND_IN]
    title = read_features(postmortem.title)
    summary = read_features(postmortem.summary)
    actions = (f"{action.title}\n{action.detail}" for action in postmortem.actions)
    whole = read_features("\n".join((postmortem.title, *_said(incident), *actions)))
    text = _counted(whole, (summary, _TOLD_COUNTS), (causal, _TOLD_COUNTS), (title, _TITLE_COUNTS))
    failed = glossary.named_in(read_features("\n".join((*guards, *answers))))
    return Profile(
        postmortem.lang,
        text,
        _concepts(glossary, whole, summary, causal),
        frozenset(name for cause in postmortem.causes for name in (str(cause), cause.tag)),
        frozenset(map(fold, postmortem.services)),
        frozenset(name for name in failed if glossary.by_name[name].is_safeguard),
        lessons,
        _tokens(whole, causal),
    )


def lesson_profile(page: LessonPage, glossary: Glossary) -> Profile:
    """Of a lesson. Which incidents cite it is another question."""
    lesson, document = page.lesson, page.document
    head = read_features("\n".join((lesson.title, lesson.summary, *lesson.tags)))
    whole = read_features(f"{lesson.title}\n{lesson.summary}\n{document.body.of(document.text)}")
    text = _counted(whole, (head, _TITLE_COUNTS))
    return Profile(
        lesson.lang,
        text,
        _concepts(glossary, whole, head, head),
        frozenset(map(fold, lesson.tags)),
        frozenset(map(fold, lesson.services)),
        frozenset(),
        frozenset(),
        _tokens(whole, head),
    )


def _tokens(*readings: Reading) -> tuple[Token, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(reading.tokens for reading in readings)))


def _concepts(glossary: Glossary, whole: Reading, summary: Reading, causal: Reading) -> dict[str, float]:
    """What is mentioned, told and blamed. A safeguard counts half: it tells how an incident got through, not what it was."""
    found: dict[str, float] = {}
    for reading, weight in ((whole, _MENTIONED), (summary, _TOLD), (causal, _BLAMED)):
        for name in glossary.named_in(reading):
            found[name] = weight / 2 if glossary.by_name[name].is_safeguard else weight
    return dict(sorted(found.items()))


def _said(incident: Incident) -> Iterable[str]:
    """The body without the sections that say nothing of what happened."""
    document = incident.document
    at = document.body.start
    for section in incident.postmortem.sections:
        if section.kind in _SILENT:
            yield Span(at, max(at, section.body.start)).of(document.text)
            at = max(at, section.body.end)
    yield Span(at, document.body.end).of(document.text)


def _counted(whole: Reading, *stressed: tuple[Reading, int]) -> dict[str, float]:
    found = Counter(whole.features)
    for reading, times in stressed:
        for feature, count in reading.features.items():
            found[feature] += count * times
    return {feature: 1 + log(count) for feature, count in found.items()}
