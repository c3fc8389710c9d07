"""How documents link up by their ids: the same for whole documents and for the little that is kept of them."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, Protocol, TypeVar


class LinkedIncident(Protocol):
    """What linking asks of an incident."""

    @property
    def id(self) -> str | None: ...

    @property
    def translation_of(self) -> str | None: ...

    @property
    def newest_first(self) -> tuple[float, str]: ...


class LinkedLesson(Protocol):
    """What linking asks of a lesson."""

    @property
    def id(self) -> str: ...

    @property
    def translation_of(self) -> str | None: ...


IncidentT = TypeVar("IncidentT", bound=LinkedIncident)
LessonT = TypeVar("LessonT", bound=LinkedLesson)


class Linked(ABC, Generic[IncidentT, LessonT]):
    """Incidents and lessons, translations included, in the order of their documents' paths."""

    @property
    @abstractmethod
    def incidents(self) -> tuple[IncidentT, ...]:
        """Every incident."""

    @property
    @abstractmethod
    def lessons(self) -> tuple[LessonT, ...]:
        """Every lesson."""

    @cached_property
    def by_id(self) -> Mapping[str, tuple[IncidentT, ...]]:
        """Incidents by id; more than one under an id is a mistake that a rule reports."""
        found: defaultdict[str, list[IncidentT]] = defaultdict(list)
        for incident in self.incidents:
            if incident.id:
                found[incident.id].append(incident)
        return {id_: tuple(incidents) for id_, incidents in found.items()}

    @cached_property
    def lessons_by_id(self) -> Mapping[str, LessonT]:
        """Lessons by id."""
        return {lesson.id: lesson for lesson in self.lessons}

    def incident(self, id_: str) -> IncidentT | None:
        """The incident of that id (the first by path, if several claim it)."""
        return next(iter(self.by_id.get(id_, ())), None)

    def is_translation(self, incident: IncidentT) -> bool:
        """Whether it only says in another language what another incident's document says: then it is never counted."""
        return self.original_of(incident) is not incident

    def original_of(self, incident: IncidentT) -> IncidentT:
        """The document it translates, directly or not; itself when it translates nothing that is known.

        Documents that claim to translate each other have the one with the smallest id as original.
        """
        if incident.translation_of is None:
            return incident
        seen = [incident]
        while True:
            original_id = seen[-1].translation_of
            original = self.incident(original_id) if original_id else None
            if original is None:
                return seen[-1]
            if original in seen:
                circle = seen[seen.index(original) :]
                return min(circle, key=lambda known: known.id or "")
            seen.append(original)

    @cached_property
    def originals(self) -> tuple[IncidentT, ...]:
        """The incidents that count: translations left out."""
        return tuple(incident for incident in self.incidents if not self.is_translation(incident))

    @cached_property
    def newest_first(self) -> tuple[IncidentT, ...]:
        """``originals``, newest first."""
        return tuple(sorted(self.originals, key=lambda incident: incident.newest_first))

    def original_lesson(self, lesson_id: str) -> str:
        """The id of the lesson that a lesson translates; its own when it translates none that is known."""
        return self._original_lessons.get(lesson_id, lesson_id)

    @cached_property
    def _original_lessons(self) -> Mapping[str, str]:
        return {lesson_id: self._translated_lesson(lesson_id) for lesson_id in self.lessons_by_id}

    def _translated_lesson(self, lesson_id: str) -> str:
        seen = [lesson_id]
        while True:
            lesson = self.lessons_by_id.get(seen[-1])
            original = lesson.translation_of if lesson else None
            if original is None or original not in self.lessons_by_id:
                return seen[-1]
            if original in seen:
                return min(seen[seen.index(original) :])
            seen.append(original)


def under(known: Iterable[str], paths: Iterable[str]) -> Iterator[str]:
    """The known paths that are one of ``paths`` or lie below one; an empty path means all."""
    wanted = frozenset(paths)
    below = tuple(f"{one}/" for one in wanted)
    is_all = not wanted.isdisjoint(("", "."))
    for path in known:
        if is_all or path in wanted or path.startswith(below):
            yield path
