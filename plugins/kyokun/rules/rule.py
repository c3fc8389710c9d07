"""What a rule is, and what it reports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.options import Options
from kyokun.model.terms import Status
from kyokun.reading.document import Document
from kyokun.text.edit import Edit
from kyokun.text.span import Position, Span


class Level(StrEnum):
    """A finding's severity, worst first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Weight(StrEnum):
    """How a rule's level follows from the document's status."""

    ALWAYS_ERROR = "always-error"
    """An error in any status: the document cannot be trusted at all."""
    REQUIREMENT = "requirement"
    """Advice for a draft, an error from review on (and when the status cannot be told)."""
    WARNING = "warning"
    """Advice for a draft, a warning from review on."""
    ADVICE = "advice"
    """Advice always."""
    FORM = "form"
    """Never reported, since the format allows it: only mended, on demand."""


class Mending(StrEnum):
    """What a rule offers to do about its findings, where that can be told."""

    SAFE = "safe"
    """The document means the same afterwards, and nothing is left for its author to fill in."""
    UNSAFE = "unsafe"
    """The author has something to look at, or to fill in, afterwards."""


EVERYTHING = frozenset({""})
"""A fix's ``mends`` where nothing of the document was understood before."""


class Fix(NamedTuple):
    """How a finding can be mended in its own document."""

    title: Words
    """What applying it does, for an editor's menu."""
    edits: tuple[Edit, ...]
    """Made all together or not at all; they do not overlap."""
    is_safe: bool = True
    """Whether the document means the same afterwards and nothing is left for its author to fill in."""
    mends: frozenset[str] = frozenset()
    """What changes in the document as read, such as ``severity`` or ``actions.due.written`` (see ``meaning``); all of it: ``""``."""
    becomes: str | None = None
    """The code of the finding that takes the place of this one: an empty section in place of none."""
    reveals: bool = False
    """Whether something could not be understood before: what then comes to light is for its author to look at."""
    drops_mark: bool = False
    """Whether the file's byte-order mark goes, which is in no text."""


class Raised(NamedTuple):
    """Something a rule found: where, what, and what to write instead."""

    span: Span
    message: Words
    help: Words
    subject: str | None = None
    """The id of what it is about; None means the document's own."""
    related: tuple[tuple[Span, Words], ...] = ()
    """Other places in the same document that the message is about, each with what it says there."""
    is_secret: bool = False
    """What stands there must not be shown again in reports and logs."""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an answer depends on beside the documents."""

    options: Options
    now: datetime | None
    """None: what only the passing of time causes is not asked."""
    templates: tuple[Path, ...] = ()
    """The base's folders of templates: what a fix puts in comes from there."""

    @property
    def of_day(self) -> "Setting":
        """The same for any time of that day in the base's zone."""
        if self.now is None:
            return self
        day = self.now.astimezone(self.options.zone).replace(
            hour=0, minute=0, second=0, microsecond=0, fold=0
        )
        return replace(self, now=day)


DocumentCheck = Callable[[Document, Setting], Iterator[Raised]]
"""Asks about one document; its answer depends on nothing else, and of ``now`` on the day alone: it is kept for that day."""
BaseCheck = Callable[[Survey, Setting], Iterator[tuple[str, Raised]]]
"""Asks about the base as a whole, or about the minute: paths of documents, and what is to be said of them. Asked each time."""
UnusedCheck = Callable[[Span, tuple[str, ...]], Raised]
"""Tells about a comment that hides nothing: its span and the codes it names."""


NO_EXAMPLE = Words("", "")


@dataclass(frozen=True, slots=True)
class Rule:
    """One question. Exactly one of ``of_document``, ``of_base`` and ``of_unused`` asks it."""

    code: str
    """Permanent: never given to another question."""
    slug: str
    title: Words
    """What is wrong when it reports, in one line."""
    reason: Words
    """Why that matters."""
    weight: Weight
    bad: Words = NO_EXAMPLE
    """What it reports: front-matter lines and sections that would stand in a document; see ``tests/rules/examples.py``."""
    good: Words = NO_EXAMPLE
    """The same, mended."""
    of_document: DocumentCheck | None = None
    of_base: BaseCheck | None = None
    of_unused: UnusedCheck | None = None
    mending: Mending | None = None
    """What it may offer to do about a finding: unsafe, when some of its fixes are."""

    def level_for(self, status: Status | None) -> Level:
        """The severity of its findings in a document of that status (None: unknown, or a lesson)."""
        match self.weight:
            case Weight.ALWAYS_ERROR:
                return Level.ERROR
            case Weight.REQUIREMENT:
                return Level.ADVICE if status is Status.DRAFT else Level.ERROR
            case Weight.WARNING:
                return Level.ADVICE if status is Status.DRAFT else Level.WARNING
            case Weight.ADVICE | Weight.FORM:
                return Level.ADVICE


class Related(NamedTuple):
    """Another place that a finding is about."""

    start: Position
    end: Position
    message: Words


class Finding(NamedTuple):
    """A rule's finding in a document, ready to be reported in either language."""

    path: str
    """POSIX, as the document is known."""
    start: Position
    end: Position
    code: str
    slug: str
    level: Level
    message: Words
    help: Words
    subject: str | None
    related: tuple[Related, ...] = ()
    is_secret: bool = False
    """Reports must not quote the line."""
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By path, line, column and code."""
        return (self.path, self.start.line, self.start.column, self.code, self.message.en)
