"""What the documents of a base say together, as far as rules ask."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kyokun.knowledge.facts import ActionFacts, Citation, Detail, Facts, IncidentFacts, LessonFacts
from kyokun.knowledge.linked import Linked
from kyokun.model.options import Options


@dataclass(frozen=True)
class Survey(Linked[IncidentFacts, LessonFacts]):
    """The facts of every document, in the order of their paths, and how they link up."""

    documents: tuple[Facts, ...]
    details: Mapping[str, Detail]
    """By path; a mapping that may fetch each only when it is asked for."""
    options: Options
    root: Path
    """What the documents' paths are relative to."""
    only: frozenset[str] | None = None
    """The paths of the documents that are asked about; None means all."""

    def is_asked(self, path: str) -> bool:
        """Whether anybody wants to know what is to be said of the document of that path."""
        return self.only is None or path in self.only

    @cached_property
    def asked(self) -> tuple[Facts, ...]:
        """The documents asked about."""
        return tuple(one for one in self.documents if self.is_asked(one.path))

    @cached_property
    def asked_incidents(self) -> tuple[IncidentFacts, ...]:
        """The incidents among them, translations included."""
        return tuple(one.incident for one in self.asked if one.incident)

    @cached_property
    def asked_lessons(self) -> tuple[LessonFacts, ...]:
        """The lessons among them, translations included."""
        return tuple(one.lesson for one in self.asked if one.lesson)

    @cached_property
    def by_path(self) -> Mapping[str, Facts]:
        """Documents by path."""
        return {one.path: one for one in self.documents}

    @cached_property
    def incidents(self) -> tuple[IncidentFacts, ...]:
        """Every postmortem, record and near miss, translations included."""
        return tuple(one.incident for one in self.documents if one.incident)

    @cached_property
    def lessons(self) -> tuple[LessonFacts, ...]:
        """Every lesson, translations included."""
        return tuple(one.lesson for one in self.documents if one.lesson)

    @cached_property
    def in_order(self) -> tuple[tuple[float, IncidentFacts], ...]:
        """The dated incidents that count, oldest first, each after its time in seconds since the epoch."""
        dated = [(one.happened, one.path, one) for one in self.originals if one.happened is not None]
        return tuple((at, one) for at, _, one in sorted(dated, key=lambda known: known[:2]))

    @cached_property
    def by_cause(self) -> Mapping[str, tuple[tuple[float, IncidentFacts], ...]]:
        """The same for each declared cause (``technology/memory-leak``)."""
        found: defaultdict[str, list[tuple[float, IncidentFacts]]] = defaultdict(list)
        for at, incident in self.in_order:
            for cause in dict.fromkeys(incident.causes):
                found[cause].append((at, incident))
        return {cause: tuple(pairs) for cause, pairs in found.items()}

    @cached_property
    def taught_by(self) -> Mapping[str, tuple[IncidentFacts, ...]]:
        """By the id of a lesson that is no translation: the incidents that link to it in any language."""
        found: defaultdict[str, dict[str, IncidentFacts]] = defaultdict(dict)
        for incident in self.incidents:
            for id_ in incident.lesson_ids:
                if id_ in self.lessons_by_id:
                    found[self.original_lesson(id_)][incident.path] = incident
        return {id_: tuple(incidents.values()) for id_, incidents in found.items()}

    def evidence(
        self, lesson_id: str, is_wanted: Callable[[IncidentFacts], bool]
    ) -> tuple[tuple[IncidentFacts, tuple[ActionFacts, ...]], ...]:
        """What taught a lesson, in any of its languages: each wanted incident with its actions that cite it, in their order.

        A translated incident counts as its original.
        """
        wanted = self.original_lesson(lesson_id)
        incidents: dict[str, IncidentFacts] = {}
        places: defaultdict[str, set[int]] = defaultdict(set)
        for incident in self.taught_by.get(wanted, ()):
            original = self.original_of(incident)
            if not is_wanted(original):
                continue
            incidents[original.path] = original
            for citation in self.details[incident.path].citations:
                id_ = citation.target.lesson_id
                if id_ in self.lessons_by_id and id_ is not None and self.original_lesson(id_) == wanted:
                    places[original.path].update(self._same_action(incident, original, citation))
        return tuple(
            (incident, tuple(self.details[path].actions[place] for place in sorted(places[path])))
            for path, incident in incidents.items()
        )

    def _same_action(self, incident: IncidentFacts, original: IncidentFacts, citation: Citation) -> set[int]:
        """The place of the original's action that a citing action (of it, or of its translation) is; empty if none."""
        if citation.action is None:
            return set()
        number = self.details[incident.path].actions[citation.action].number
        for place, own in enumerate(self.details[original.path].actions):
            is_itself = incident is original and place == citation.action
            if is_itself or (own.number is not None and own.number == number):
                return {place}
        return set()
