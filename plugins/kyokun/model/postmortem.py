"""The postmortem: also a record or a near miss, by its type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kyokun.model.action import Action
from kyokun.model.cause import Analysis, Cause
from kyokun.model.impact import Impact
from kyokun.model.language import Language
from kyokun.model.moment import Absent, Moment, When, seconds_between, sort_key
from kyokun.model.reference import Reference
from kyokun.model.terms import (
    Audience,
    Detection,
    DocumentType,
    LearningKind,
    SectionKind,
    Severity,
    Status,
)
from kyokun.model.timeline import Event
from kyokun.text.span import Span, Where

TIMES = (
    "started_at",
    "detected_at",
    "acknowledged_at",
    "identified_at",
    "mitigated_at",
    "resolved_at",
    "drafted_at",
    "held_at",
    "published_at",
)
"""The front matter's times, in their usual order."""

DURATIONS = {
    "detect": ("started_at", "detected_at"),
    "acknowledge": ("detected_at", "acknowledged_at"),
    "identify": ("started_at", "identified_at"),
    "mitigate": ("started_at", "mitigated_at"),
    "resolve": ("started_at", "resolved_at"),
}
"""Time to …: from which time to which."""


_UNKNOWN = Absent.UNKNOWN
"""By a name of its own: a document's times are asked for a hundred times over, and to look a member up costs more than that."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A line of a section that says nothing yet: the template's own prompt, or words that stand in for what is to be written."""

    text: str
    is_prompt: bool
    span: Span
    """The line, or the paragraph, cell or code block it stands in."""
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the body. ``kind`` is None for a heading that the vocabulary does not know.

    ``body`` is what stands under the heading, up to the next one of the same or a higher level.
    """

    kind: SectionKind | None
    heading: str
    level: int
    body: Span
    is_empty: bool
    """Nothing but headings, prompts in comments, and rows or labels without a value."""
    is_placeholder: bool
    """Something is written, but nothing other than words that stand for what is still to be written."""
    where: Where = field(compare=False)
    left_overs: tuple[LeftOver, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who took part in the meeting; handles keep their ``@``."""

    name: str
    role: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Learning:
    """One thing learned."""

    kind: LearningKind
    text: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A follow-up review: its date when one is written, and its boxes."""

    title: str
    on: date | None
    boxes: int
    boxes_done: int
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Postmortem:
    """Everything a document says. None, empty and ``unknown`` mean: not written."""

    id: str | None
    title: str
    type: DocumentType
    status: Status | None
    severity: Severity | None
    lang: Language
    times: Mapping[str, When]
    """By the names in ``TIMES``; a key that is not written is ``unknown``."""
    detected_by: Detection | None = None
    services: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    tags: tuple[str, ...] = ()
    impact: Impact = field(default_factory=Impact)
    recurrence_of: tuple[str, ...] = ()
    translation_of: str | None = None
    audience: Audience | None = None
    sections: tuple[Section, ...] = ()
    summary: str = ""
    """The summary section's text without markup; empty when there is none."""
    events: tuple[Event, ...] = ()
    analysis: Analysis = field(default_factory=Analysis)
    actions: tuple[Action, ...] = ()
    learnings: tuple[Learning, ...] = ()
    reviews: tuple[Review, ...] = ()
    participants: tuple[Participant, ...] = ()
    facilitator: str = ""
    recorder: str = ""
    references: tuple[Reference, ...] = ()
    """Every link of the body, images left out."""
    where: Where = field(compare=False, kw_only=True)
    """The front matter's keys."""

    def time(self, name: str) -> When:
        """One of ``TIMES``."""
        return self.times.get(name, _UNKNOWN)

    def duration(self, name: str) -> int | None:
        """One of ``DURATIONS`` in whole seconds; None when an end is missing or coarser than a minute, or for a near miss."""
        if self.type is DocumentType.NEAR_MISS:
            return None
        start, end = DURATIONS[name]
        return seconds_between(self.time(start), self.time(end))

    @property
    def happened_at(self) -> When:
        """When it began, or else the first time known of it: what lists are sorted by."""
        known = (self.time(name) for name in (*TIMES[:6], "drafted_at", "held_at", "published_at"))
        return next((when for when in known if isinstance(when, Moment)), Absent.UNKNOWN)

    @property
    def newest_first(self) -> tuple[float, str]:
        """A key that sorts the newest first, undated ones last."""
        return (-sort_key(self.happened_at), self.id or "")

    def section(self, kind: SectionKind) -> Section | None:
        """The first section of a kind."""
        return next((section for section in self.sections if section.kind is kind), None)

    def action_id(self, action: Action) -> str | None:
        """``PM-042-1``, or None when the postmortem or the action has no number of its own."""
        return f"{self.id}-{action.number}" if self.id and action.number is not None else None
