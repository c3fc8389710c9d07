"""The nearest incidents and lessons of an incident, with reasons that a person can check."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage
from kyokun.model.language import Language, Words
from kyokun.model.moment import Moment, sort_key
from kyokun.search.related.glossary import Glossary, glossary_with
from kyokun.search.related.likeness import Rarity, likeness
from kyokun.search.related.matrix import all_nearest
from kyokun.search.related.profile import Profile, incident_profile, lesson_profile
from kyokun.search.related.reasons import Compared, Reason, ReasonKind, reasons

LEAST = 0.2
"""The likeness from which on a document is worth showing."""
SUSPECTED = 0.3
"""The likeness from which on an incident may be a recurrence: chosen on the tuning part of the labelled set."""
_SEEN = 24
"""The nearest of a language that are looked at, translations and documents not to be shown among them."""


class Recurrence(StrEnum):
    """Whether one incident is the other once more."""

    NONE = "none"
    SUSPECTED = "suspected"
    """By likeness alone: to be judged by a person."""
    DECLARED = "declared"
    """By ``recurrence_of``, one way or the other."""


class Order(StrEnum):
    """Whether an incident began before or after the one it is compared with."""

    EARLIER = "earlier"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SimilarIncident:
    """An incident like another. ``likeness`` runs from 0 to 1, rounded to four decimals."""

    incident: Incident
    likeness: float
    recurrence: Recurrence
    order: Order
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SimilarLesson:
    """A lesson that an incident might cite."""

    page: LessonPage
    likeness: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """What is like an incident, the most alike first."""

    incidents: Mapping[Language, tuple[SimilarIncident, ...]]
    """By the language they are written in, the incident's own first; every language has its entry."""
    lessons: tuple[SimilarLesson, ...]

    @property
    def recurrences(self) -> tuple[SimilarIncident, ...]:
        """The incidents that this one may be once more, or that may be this one once more, the most alike first."""
        found = (
            one for slot in self.incidents.values() for one in slot if one.recurrence is Recurrence.SUSPECTED
        )
        return tuple(sorted(found, key=_most_alike))


@dataclass(frozen=True, slots=True)
class _Known:
    """A document of the base with its place among the others."""

    subject: Incident | LessonPage
    compared: Compared


_Near = Sequence[tuple[_Known, float]]


class Relations:
    """Who is like whom in a base. Made once; the answers do not depend on the order of the documents."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.glossary: Glossary = glossary_with(knowledge.options.glossary)
        self._cited = {one.document.path: self._cites(one) for one in knowledge.incidents}
        incidents = [(one, self._profile(one)) for one in knowledge.incidents]
        lessons = [
            (one, lesson_profile(one, self.glossary)) for one in knowledge.lessons if one.lesson.is_written
        ]
        self._rarity = Rarity(profile for _, profile in (*incidents, *lessons))
        self._incidents = tuple(self._known(one, profile) for one, profile in incidents)
        self._lessons = tuple(self._known(one, profile) for one, profile in lessons)
        self._nearest: Mapping[str, tuple[_Near, _Near]] = {}

    def compute_all(self) -> None:
        """Find the nearest of every incident at once, which is much faster than one after another. Needs SciPy."""
        known = (*self._incidents, *self._lessons)
        vectors = [one.compared.vector for one in known]
        count = len(self._incidents)
        near_incidents = all_nearest(vectors, range(count), _SEEN)
        near_lessons = all_nearest(vectors, range(count, len(known)), _SEEN)
        self._nearest = {
            one.subject.document.path: (
                [(known[at], score) for slot in near_incidents[index].values() for at, score in slot],
                [(known[at], score) for slot in near_lessons[index].values() for at, score in slot],
            )
            for index, one in enumerate(self._incidents)
        }

    def related(self, incident: Incident, limit: int) -> Related:
        """What is like an incident: of each language and of lessons at most ``limit``.

        The incident need not belong to the base: a draft is compared as if it did, and never with what it is a version of.
        """
        own = self._by_path.get(incident.document.path)
        if own is None or own.subject != incident:
            own = self._known(incident, self._profile(incident))
        near, lessons = self._nearest.get(incident.document.path) or self._near(own)
        chosen = self._chosen(incident, own, near)
        languages = sorted(
            Language, key=lambda language: (language is not incident.postmortem.lang, language)
        )
        slots: dict[Language, tuple[SimilarIncident, ...]] = {}
        for language in languages:
            slot = [one for one in chosen if one[0].postmortem.lang is language][:limit]
            slots[language] = tuple(self._similar(incident, own, *one) for one in slot)
        return Related(slots, tuple(self._worth_citing(incident, own, lessons, chosen))[:limit])

    @cached_property
    def _by_path(self) -> Mapping[str, _Known]:
        return {one.subject.document.path: one for one in self._incidents}

    def _known(self, subject: Incident | LessonPage, profile: Profile) -> _Known:
        return _Known(subject, Compared(subject.document.text, self._rarity.vector(profile), profile.failed))

    def _near(self, own: _Known) -> tuple[_Near, _Near]:
        def all_of(known: Iterable[_Known]) -> _Near:
            return [(one, likeness(own.compared.vector, one.compared.vector)) for one in known]

        return all_of(self._incidents), all_of(self._lessons)

    def _chosen(self, incident: Incident, own: _Known, near: _Near) -> list[tuple[Incident, float]]:
        """Each incident once, in its own language if it exists in it, the most alike first; declared ones in any case."""
        knowledge = self.knowledge
        family = self._family(incident)
        best: dict[str, tuple[Incident, float]] = {}
        found = [(known.subject, score) for known, score in near if score >= LEAST]
        found += [(one, self._likeness(own, one)) for one in self._declared(incident)]
        for other, score in found:
            if not isinstance(other, Incident) or self._family(other) == family:
                continue
            shown = knowledge.in_language(other, incident.postmortem.lang)
            if shown is not other:
                continue  # it is compared in the incident's own language
            key = self._family(other)
            if key not in best or _order(other, score) < _order(*best[key]):
                best[key] = (other, score)
        return sorted(best.values(), key=lambda pair: _order(*pair))

    def _family(self, incident: Incident) -> str:
        """One name for all versions of an incident; a draft that goes by the id of another is that incident."""
        original = self.knowledge.original_of(incident)
        return original.postmortem.id or original.document.path

    def _declared(self, incident: Incident) -> Iterator[Incident]:
        """The incidents that it says it repeats, and those that say they repeat it."""
        original = self.knowledge.original_of(incident)
        named = (
            self.knowledge.incident(id_)
            for id_ in (*incident.postmortem.recurrence_of, *original.postmortem.recurrence_of)
        )
        for other in (*named, *self.knowledge.recurrences_of(incident)):
            if other is not None:
                yield self.knowledge.in_language(self.knowledge.original_of(other), incident.postmortem.lang)

    def _likeness(self, own: _Known, incident: Incident) -> float:
        other = self._by_path[incident.document.path]
        return likeness(own.compared.vector, other.compared.vector)

    def _similar(self, incident: Incident, own: _Known, other: Incident, score: float) -> SimilarIncident:
        is_declared = any(self._family(one) == self._family(other) for one in self._declared(incident))
        recurrence = Recurrence.SUSPECTED if score >= SUSPECTED else Recurrence.NONE
        if is_declared:
            recurrence = Recurrence.DECLARED
        found = reasons(own.compared, self._by_path[other.document.path].compared, self.glossary)
        lessons = sorted(self._cites(incident) & self._cited[other.document.path])
        if lessons:
            found = (Reason(ReasonKind.LESSON, tuple(Words(id_, id_) for id_ in lessons)), *found)
        if is_declared:
            found = (Reason(ReasonKind.DECLARED, ()), *found)
        return SimilarIncident(other, score, recurrence, _when(other, incident), found)

    def _profile(self, incident: Incident) -> Profile:
        return incident_profile(incident, self.glossary, self._cites(incident))

    def _cites(self, incident: Incident) -> frozenset[str]:
        """The lessons that an incident cites, each by the id of its original."""
        return frozenset(map(self.knowledge.original_lesson, self.knowledge.lesson_ids(incident)))

    def _worth_citing(
        self, incident: Incident, own: _Known, near: _Near, similar: Sequence[tuple[Incident, float]]
    ) -> Iterator[SimilarLesson]:
        """Lessons it does not cite: alike themselves, or cited by incidents that are; each in one language."""
        knowledge, cited = self.knowledge, self._cites(incident)
        scores: dict[str, float] = {}
        for known, score in near:
            if isinstance(known.subject, LessonPage) and score >= LEAST:
                id_ = knowledge.original_lesson(known.subject.lesson.id)
                scores[id_] = max(scores.get(id_, 0), score)
        citing: dict[str, list[str]] = {}
        for other, score in similar:
            for id_ in self._cited[other.document.path]:
                citing.setdefault(id_, []).append(other.postmortem.id or other.document.path)
                scores[id_] = max(scores.get(id_, 0), score)
        for id_, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
            written = self._version(id_, incident.postmortem.lang)
            if id_ in cited or written is None:
                continue
            found = reasons(own.compared, written.compared, self.glossary)
            if id_ in citing:
                found = (
                    Reason(ReasonKind.CITED_BY, tuple(Words(one, one) for one in citing[id_][:3])),
                    *found,
                )
            if isinstance(written.subject, LessonPage):
                yield SimilarLesson(written.subject, score, found)

    def _version(self, lesson_id: str, language: Language) -> _Known | None:
        """A lesson as it is written in a language, else in any."""
        versions = self._lesson_versions.get(lesson_id, ())
        return next(
            (one for one in versions if one.compared.vector.lang is language), next(iter(versions), None)
        )

    @cached_property
    def _lesson_versions(self) -> Mapping[str, tuple[_Known, ...]]:
        found: dict[str, tuple[_Known, ...]] = {}
        for known in self._lessons:
            if isinstance(known.subject, LessonPage):
                id_ = self.knowledge.original_lesson(known.subject.lesson.id)
                found[id_] = (*found.get(id_, ()), known)
        return found


def _order(incident: Incident, score: float) -> tuple[float, str, str]:
    return (-score, incident.postmortem.id or "", incident.document.path)


def _most_alike(similar: SimilarIncident) -> tuple[float, str, str]:
    return _order(similar.incident, similar.likeness)


def _when(other: Incident, incident: Incident) -> Order:
    theirs, ours = other.postmortem.happened_at, incident.postmortem.happened_at
    if not isinstance(theirs, Moment) or not isinstance(ours, Moment) or sort_key(theirs) == sort_key(ours):
        return Order.UNKNOWN
    return Order.EARLIER if sort_key(theirs) < sort_key(ours) else Order.LATER
