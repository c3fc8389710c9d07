"""What can be found: an incident, each of its actions, a lesson; each as an entry with its fields and its text by section."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kyokun.model.language import Language
from kyokun.model.terms import ActionState, Detection, LessonPart, SectionKind, Severity, Status


class EntryKind(StrEnum):
    """What an entry is, as the filter ``type:`` names it."""

    POSTMORTEM = "postmortem"
    RECORD = "record"
    NEAR_MISS = "near-miss"
    ACTION = "action"
    LESSON = "lesson"


class Passage(NamedTuple):
    """A section: its heading, and what a reader sees below it, prose apart from log excerpts (code blocks).

    ``part`` is None for a heading that the vocabulary does not know, and for what stands before the first one.
    """

    part: SectionKind | LessonPart | None
    heading: str
    prose: str
    """Paragraphs, items and cells are divided by empty lines."""
    code: str
    links: tuple[str, ...] = ()
    """Where its links lead: people look for tickets by them."""


class Entry(NamedTuple):
    """One thing that can be found. Empty texts and None mean not written."""

    kind: EntryKind
    id: str | None
    """``PM-042``, ``PM-042-1`` or a lesson's id."""
    path: str
    """The document's, POSIX, relative to the base."""
    lang: Language
    title: str
    summary: str = ""
    parent: str | None = None
    """An action's incident."""
    on: date | None = None
    """The day it began, in the base's zone; for an action its incident's; None for a lesson."""
    status: Status | None = None
    severity: Severity | None = None
    detected_by: Detection | None = None
    state: ActionState | None = None
    """Of an action."""
    services: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    """``category/tag``."""
    tags: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    """An action's owners, or a lesson's; with ``@`` where it was written."""
    passages: tuple[Passage, ...] = ()

    @property
    def head(self) -> str:
        """Everything the front matter names it by, as a line of text."""
        return " | ".join((self.id or "", *self.causes, *self.services, *self.teams, *self.tags))
