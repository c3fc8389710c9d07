"""Everything the base holds, and how it links up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kyokun.knowledge.linked import Linked, under
from kyokun.knowledge.targets import Target, resolve
from kyokun.model.action import Action
from kyokun.model.language import Language
from kyokun.model.lesson import Lesson
from kyokun.model.options import Options
from kyokun.model.postmortem import Postmortem
from kyokun.model.reference import Reference
from kyokun.reading.document import Document
from kyokun.text.span import Lines


@dataclass(frozen=True, slots=True)
class Incident:
    """A postmortem, record or near miss together with the document it stands in."""

    document: Document
    postmortem: Postmortem

    @property
    def id(self) -> str | None:
        """The postmortem's id."""
        return self.postmortem.id

    @property
    def translation_of(self) -> str | None:
        """The id of what it translates."""
        return self.postmortem.translation_of

    @property
    def newest_first(self) -> tuple[float, str]:
        """A key that sorts the newest first, undated ones last."""
        return self.postmortem.newest_first


@dataclass(frozen=True, slots=True)
class LessonPage:
    """A lesson together with the document it stands in."""

    document: Document
    lesson: Lesson

    @property
    def id(self) -> str:
        """The lesson's id."""
        return self.lesson.id

    @property
    def translation_of(self) -> str | None:
        """The id of what it translates."""
        return self.lesson.translation_of


@dataclass(frozen=True, slots=True)
class OwnedAction:
    """An action together with the incident it belongs to; ``id`` is ``PM-042-1`` or None."""

    incident: Incident
    action: Action

    @property
    def id(self) -> str | None:
        """The action's id."""
        return self.incident.postmortem.action_id(self.action)


class Citation(NamedTuple):
    """A link to a lesson: from an action, or from the incident's text when ``action`` is None."""

    incident: Incident
    action: Action | None
    reference: Reference
    target: Target

    @property
    def lesson_id(self) -> str | None:
        """The id of the lesson it means; whether that exists is another question."""
        return self.target.lesson_id


@dataclass(frozen=True)
class Knowledge(Linked[Incident, LessonPage]):
    """The whole base, or a set of documents outside any. Documents are in the order of their paths."""

    documents: tuple[Document, ...]
    options: Options
    root: Path
    """What the documents' paths are relative to."""
    templates: tuple[Path, ...] = ()
    """The folders that its templates are looked for in; those that ship with Kyokun may be left out."""

    @cached_property
    def sources(self) -> Mapping[str, Lines]:
        """The lines of every document, by path."""
        return {document.path: document.lines for document in self.documents}

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Every postmortem, record and near miss, translations included."""
        return tuple(
            Incident(document, document.postmortem) for document in self.documents if document.postmortem
        )

    @cached_property
    def lessons(self) -> tuple[LessonPage, ...]:
        """Every lesson, translations included."""
        return tuple(LessonPage(document, document.lesson) for document in self.documents if document.lesson)

    @cached_property
    def _translations(self) -> Mapping[str, tuple[Incident, ...]]:
        found: defaultdict[str, list[Incident]] = defaultdict(list)
        for incident in self.incidents:
            original = self.original_of(incident)
            if original is not incident and original.postmortem.id:
                found[original.postmortem.id].append(incident)
        return {id_: tuple(incidents) for id_, incidents in found.items()}

    def other_languages(self, incident: Incident) -> tuple[Incident, ...]:
        """The same postmortem in other languages: the original and its translations, without itself."""
        original = self.original_of(incident)
        family = (original, *self._translations.get(original.postmortem.id or "", ()))
        return tuple(member for member in family if member is not incident)

    def in_language(self, incident: Incident, language: Language) -> Incident:
        """Its version in a language, or itself when there is none."""
        if incident.postmortem.lang is language:
            return incident
        others = self.other_languages(incident)
        return next((other for other in others if other.postmortem.lang is language), incident)

    @cached_property
    def _recurrences(self) -> Mapping[str, tuple[Incident, ...]]:
        found: defaultdict[str, list[Incident]] = defaultdict(list)
        for incident in self.originals:
            repeated = (self._original_id(id_) for id_ in incident.postmortem.recurrence_of)
            for id_ in dict.fromkeys(repeated):
                found[id_].append(incident)
        return {id_: tuple(incidents) for id_, incidents in found.items()}

    def _original_id(self, id_: str) -> str:
        named = self.incident(id_)
        return (self.original_of(named).postmortem.id or id_) if named else id_

    def recurrences_of(self, incident: Incident) -> tuple[Incident, ...]:
        """The incidents that declare to be recurrences of it."""
        original = self.original_of(incident)
        return self._recurrences.get(original.postmortem.id or "", ())

    @cached_property
    def actions(self) -> tuple[OwnedAction, ...]:
        """Every action once: those of translations are the original's. In the order of documents and of writing."""
        return tuple(
            OwnedAction(incident, action)
            for incident in self.originals
            for action in incident.postmortem.actions
        )

    def citations(self, incident: Incident) -> tuple[Citation, ...]:
        """An incident's links to lessons, an action's under the action."""
        if not incident.postmortem.references:
            return ()
        found = []
        by_span = {
            reference.span: action for action in incident.postmortem.actions for reference in action.lessons
        }
        for reference in incident.postmortem.references:
            target = resolve(incident.document.path, reference.target)
            action = by_span.get(reference.span)
            if target is not None and (action is not None or target.lesson_id is not None):
                found.append(Citation(incident, action, reference, target))
        return tuple(found)

    def lesson_ids(self, incident: Incident) -> tuple[str, ...]:
        """The lessons an incident leads to that exist, each once, in the order of writing."""
        ids = (citation.lesson_id for citation in self.citations(incident))
        return tuple(dict.fromkeys(id_ for id_ in ids if id_ in self.lessons_by_id and id_ is not None))

    def original_lesson_ids(self, incident: Incident) -> tuple[str, ...]:
        """The same, whatever language of each lesson the incident leads to; told in any language of the incident."""
        versions = (incident, *self.other_languages(incident))
        ids = (self.original_lesson(id_) for version in versions for id_ in self.lesson_ids(version))
        return tuple(dict.fromkeys(ids))

    def action_lesson_ids(self, owned: OwnedAction) -> tuple[str, ...]:
        """The lessons an action leads to that exist."""
        found = []
        for reference in owned.action.lessons:
            target = resolve(owned.incident.document.path, reference.target)
            lesson_id = target.lesson_id if target else None
            if lesson_id in self.lessons_by_id and lesson_id is not None:
                found.append(lesson_id)
        return tuple(dict.fromkeys(found))

    @cached_property
    def _taught_by(self) -> Mapping[str, tuple[Citation, ...]]:
        found: defaultdict[str, list[Citation]] = defaultdict(list)
        for incident in self.incidents:
            for citation in self.citations(incident):
                lesson_id = citation.lesson_id
                if lesson_id in self.lessons_by_id and lesson_id is not None:
                    found[self.original_lesson(lesson_id)].append(citation)
        return {id_: tuple(citations) for id_, citations in found.items()}

    def lesson_family(self, lesson_id: str) -> tuple[LessonPage, ...]:
        """The same lesson in other languages, without itself."""
        original = self.original_lesson(lesson_id)
        return tuple(
            page
            for page in self.lessons
            if page.lesson.id != lesson_id and self.original_lesson(page.lesson.id) == original
        )

    def evidence(self, lesson_id: str) -> tuple[tuple[Incident, tuple[OwnedAction, ...]], ...]:
        """What taught a lesson, in any of its languages: incidents newest first, each with its actions that cite it.

        A translated incident counts as its original.
        """
        actions: defaultdict[str, dict[int, OwnedAction]] = defaultdict(dict)
        for owned in self.actions_citing(lesson_id):
            actions[owned.incident.document.path][owned.action.where.whole.start] = owned
        return tuple(
            (incident, tuple(owned for _, owned in sorted(actions[incident.document.path].items())))
            for incident in sorted(
                self.incidents_citing(lesson_id), key=lambda incident: incident.postmortem.newest_first
            )
        )

    def incidents_citing(self, lesson_id: str) -> Iterator[Incident]:
        """The incidents that taught a lesson, each once, in the order of documents; for those who may not need them all."""
        seen: set[str] = set()
        for citation in self._taught_by.get(self.original_lesson(lesson_id), ()):
            original = self.original_of(citation.incident)
            if original.document.path not in seen:
                seen.add(original.document.path)
                yield original

    def actions_citing(self, lesson_id: str) -> Iterator[OwnedAction]:
        """The actions that cite a lesson in the order of documents, for those who may not need them all; one may come twice."""
        for citation in self._taught_by.get(self.original_lesson(lesson_id), ()):
            if citation.action is not None:
                owned = self._same_action(self.original_of(citation.incident), citation.action)
                if owned is not None:
                    yield owned

    @staticmethod
    def _same_action(original: Incident, action: Action) -> OwnedAction | None:
        """The original's action that an action (of it, or of its translation) is."""
        for own in original.postmortem.actions:
            if own is action or (own.number is not None and own.number == action.number):
                return OwnedAction(original, own)
        return None

    def under(self, paths: Iterable[str]) -> Iterator[Document]:
        """The documents that are one of the paths or lie below one; an empty path means all."""
        wanted = frozenset(under((document.path for document in self.documents), paths))
        return (document for document in self.documents if document.path in wanted)
