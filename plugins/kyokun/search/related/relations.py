"""Who is like whom in a base."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar

from kyokun.knowledge.collecting import no_collecting
from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage
from kyokun.model.language import Language, Words
from kyokun.search.related.answers import (
    LEAST,
    LEAST_OF_LESSONS,
    SUSPECTED,
    Recurrence,
    Related,
    SimilarIncident,
    SimilarLesson,
    most_alike,
    order_of,
)
from kyokun.search.related.glossary import glossary_with
from kyokun.search.related.likeness import Rarity, likeness, rounded
from kyokun.search.related.matrix import all_nearest
from kyokun.search.related.profile import Profile, incident_profile, lesson_profile
from kyokun.search.related.reasons import Compared, Reason, ReasonKind, reasons

_SEEN = 12
"""The nearest of a language that are looked at: translations, and versions of the incident itself, drop out."""
_MOST_CITING = 3

_Subject = TypeVar("_Subject", Incident, LessonPage)


@dataclass(frozen=True, slots=True, eq=False)
class _Known(Generic[_Subject]):
    """A document with its place among the others."""

    subject: _Subject
    compared: Compared


@dataclass(frozen=True, slots=True)
class _Asked:
    """The incident asked about."""

    incident: Incident
    compared: Compared
    family: str
    cited: frozenset[str]
    declared: frozenset[str]
    """The families it repeats, or that repeat it, by ``recurrence_of``."""


_Incidents = Sequence[_Known[Incident]]
_Lessons = Sequence[_Known[LessonPage]]
_Scored = Sequence[tuple[_Known[_Subject], float]]
"""Documents, and how alike they are to the one asked about."""


class Relations:
    """The incidents and lessons of a base, each compared with all. The answers do not depend on the order of the documents.

    All versions of an incident in several languages are a family: it is shown once, in the language asked in if it exists in it.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        with no_collecting():
            self._read()

    def _read(self) -> None:
        knowledge = self.knowledge
        self._glossary = glossary_with(knowledge.options.glossary)
        incidents = [(one, self._profile(one)) for one in knowledge.incidents]
        lessons = [
            (one, lesson_profile(one, self._glossary)) for one in knowledge.lessons if one.lesson.is_written
        ]
        self._rarity = Rarity(profile for _, profile in (*incidents, *lessons))
        self._incidents: _Incidents = tuple(
            _Known(one, self._compared(one, profile)) for one, profile in incidents
        )
        self._lessons: _Lessons = tuple(_Known(one, self._compared(one, profile)) for one, profile in lessons)
        self._families = {one.document.path: self._family(one) for one in knowledge.incidents}
        cited: defaultdict[str, set[str]] = defaultdict(set)
        for one, profile in incidents:
            cited[self._families[one.document.path]] |= profile.lessons
        self._cited = {family: frozenset(lesson_ids) for family, lesson_ids in cited.items()}
        self._candidates: Mapping[str, tuple[_Scored[Incident], _Scored[LessonPage]]] = {}

    def compute_all(self) -> None:
        """Find the nearest of every incident at once, which is much faster than one after another. Needs SciPy."""
        vectors = [one.compared.vector for one in self._incidents]
        vectors += [one.compared.vector for one in self._lessons]
        count = len(self._incidents)
        with no_collecting():
            incidents, lessons = all_nearest(
                vectors, (range(count), range(count, len(vectors))), _SEEN, (LEAST, LEAST_OF_LESSONS)
            )
            self._candidates = {
                one.subject.document.path: (
                    [_scored(one, self._incidents[near], value) for near, value in incidents[at]],
                    [_scored(one, self._lessons[near - count], value) for near, value in lessons[at]],
                )
                for at, one in enumerate(self._incidents)
            }

    def related(self, incident: Incident, limit: int, *, with_lessons: bool = True) -> Related:
        """What is like an incident: of each language at most ``limit``, and of lessons unless they are not asked for.

        The incident need not belong to the base: a draft is compared as if it did, and never with an earlier state of itself.
        """
        known = self._by_path.get(incident.document.path)
        found = None
        if known is not None and known.subject is incident:
            compared = known.compared
            found = self._candidates.get(incident.document.path)
        else:
            compared = self._compared(incident, self._profile(incident))
        asked = self._asked(incident, compared)
        chosen = self._chosen(asked, found[0] if found else _likenesses(compared, self._incidents))
        languages = sorted(
            Language, key=lambda language: (language is not incident.postmortem.lang, language)
        )
        slots: dict[Language, tuple[SimilarIncident, ...]] = {}
        for language in languages:
            slot = [one for one in chosen if one[0].subject.postmortem.lang is language][:limit]
            slots[language] = tuple(self._similar(asked, other, score) for other, score in slot)
        if not with_lessons:
            return Related(slots, ())
        lessons = found[1] if found else _likenesses(compared, self._lessons)
        worth_citing = self._worth_citing(asked, lessons, chosen)
        return Related(slots, tuple(islice(worth_citing, limit)))

    @cached_property
    def _by_path(self) -> Mapping[str, _Known[Incident]]:
        return {one.subject.document.path: one for one in self._incidents}

    @cached_property
    def _members(self) -> Mapping[str, tuple[_Known[Incident], ...]]:
        found: defaultdict[str, list[_Known[Incident]]] = defaultdict(list)
        for one in self._incidents:
            found[self._families[one.subject.document.path]].append(one)
        return {family: tuple(members) for family, members in found.items()}

    def _profile(self, incident: Incident) -> Profile:
        cited = map(self.knowledge.original_lesson, self.knowledge.lesson_ids(incident))
        return incident_profile(incident, self._glossary, frozenset(cited))

    def _compared(self, subject: Incident | LessonPage, profile: Profile) -> Compared:
        return Compared(
            subject.document.text,
            profile.tokens,
            self._rarity.vector(profile),
            profile.failed,
            profile.lessons,
        )

    def _family(self, incident: Incident) -> str:
        """One name for all versions of an incident; a draft that goes by the id of another is that incident."""
        original = self.knowledge.original_of(incident)
        return original.postmortem.id or original.document.path

    def _asked(self, incident: Incident, compared: Compared) -> _Asked:
        family = self._family(incident)
        declared = frozenset(map(self._family, self._declared(incident)))
        cited = compared.lessons | self._cited.get(family, frozenset())
        return _Asked(incident, compared, family, cited, declared)

    def _declared(self, incident: Incident) -> Iterator[Incident]:
        """The incidents that it says it repeats, and those that say they repeat it."""
        original = self.knowledge.original_of(incident)
        for id_ in (*incident.postmortem.recurrence_of, *original.postmortem.recurrence_of):
            named = self.knowledge.incident(id_)
            if named is not None:
                yield named
        yield from self.knowledge.recurrences_of(incident)

    def _chosen(self, asked: _Asked, incidents: _Scored[Incident]) -> list[tuple[_Known[Incident], float]]:
        """One of each family, the most alike first; declared recurrences however little alike they are."""
        found = [pair for pair in incidents if pair[1] >= LEAST]
        members = (one for family in sorted(asked.declared) for one in self._members.get(family, ()))
        found += _likenesses(asked.compared, members)
        best: dict[str, tuple[_Known[Incident], float]] = {}
        for other, score in found:
            path = other.subject.document.path
            family = self._families[path]
            if family == asked.family or path == asked.incident.document.path:
                continue
            if self.knowledge.in_language(other.subject, asked.incident.postmortem.lang) is not other.subject:
                continue  # it stands among those of that language
            if family not in best or most_alike(other.subject, score) < most_alike(
                best[family][0].subject, best[family][1]
            ):
                best[family] = (other, score)
        return sorted(best.values(), key=lambda pair: most_alike(pair[0].subject, pair[1]))

    def _similar(self, asked: _Asked, other: _Known[Incident], score: float) -> SimilarIncident:
        family = self._families[other.subject.document.path]
        recurrence = Recurrence.SUSPECTED if score >= SUSPECTED else Recurrence.NONE
        found = list(reasons(asked.compared, other.compared, self._glossary))
        lessons = sorted(asked.cited & self._cited.get(family, frozenset()))
        if lessons:
            found.insert(0, Reason(ReasonKind.LESSON, tuple(Words(id_, id_) for id_ in lessons)))
        if family in asked.declared:
            recurrence = Recurrence.DECLARED
            found.insert(0, Reason(ReasonKind.DECLARED, ()))
        return SimilarIncident(
            other.subject, score, recurrence, order_of(other.subject, asked.incident), tuple(found)
        )

    def _worth_citing(
        self, asked: _Asked, lessons: _Scored[LessonPage], similar: Iterable[tuple[_Known[Incident], float]]
    ) -> Iterator[SimilarLesson]:
        """Lessons it does not cite: alike themselves, or cited by incidents that are; each in one language."""
        scores: dict[str, float] = {}
        for lesson, score in lessons:
            if score >= LEAST_OF_LESSONS:
                id_ = self.knowledge.original_lesson(lesson.subject.lesson.id)
                scores[id_] = max(scores.get(id_, 0), score)
        citing: defaultdict[str, list[str]] = defaultdict(list)
        for other, score in similar:
            path = other.subject.document.path
            for id_ in self._cited.get(self._families[path], ()):
                citing[id_].append(other.subject.postmortem.id or path)
                scores[id_] = max(scores.get(id_, 0), score)
        for id_, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
            versions = self._lesson_versions.get(id_, ())
            if id_ in asked.cited or not versions:
                continue
            lang = asked.incident.postmortem.lang
            shown = next((one for one in versions if one.subject.lesson.lang is lang), versions[0])
            found = reasons(asked.compared, shown.compared, self._glossary)
            cited_by = tuple(Words(one, one) for one in citing[id_][:_MOST_CITING])
            first = (Reason(ReasonKind.CITED_BY, cited_by),) if cited_by else ()
            yield SimilarLesson(shown.subject, score, (*first, *found))

    @cached_property
    def _lesson_versions(self) -> Mapping[str, tuple[_Known[LessonPage], ...]]:
        found: dict[str, tuple[_Known[LessonPage], ...]] = {}
        for lesson in self._lessons:
            id_ = self.knowledge.original_lesson(lesson.subject.lesson.id)
            found[id_] = (*found.get(id_, ()), lesson)
        return found


def _likenesses(
    compared: Compared, others: Iterable[_Known[_Subject]]
) -> list[tuple[_Known[_Subject], float]]:
    return [(other, likeness(compared.vector, other.compared.vector)) for other in others]


def _scored(one: _Known[Any], other: _Known[_Subject], value: float) -> tuple[_Known[_Subject], float]:
    score = rounded(value)
    return other, likeness(one.compared.vector, other.compared.vector) if score is None else score
