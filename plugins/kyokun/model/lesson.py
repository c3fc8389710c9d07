"""Lessons: what outlives the incident."""

from dataclasses import dataclass, field

from kyokun.model.language import Language
from kyokun.model.reference import Reference
from kyokun.model.terms import Audience, LessonPart, RolloutState
from kyokun.text.span import Span, Where


@dataclass(frozen=True, slots=True)
class Rollout:
    """Whether the lesson has been applied to one service."""

    service: str
    state: RolloutState


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson's page; ``id`` is its path under ``lessons/`` without ``.md``."""

    id: str
    title: str
    lang: Language
    summary: str = ""
    tags: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    owner: str = ""
    translation_of: str | None = None
    audience: Audience | None = None
    rollout: tuple[Rollout, ...] = ()
    parts: tuple[tuple[LessonPart, Span], ...] = ()
    references: tuple[Reference, ...] = ()
    is_written: bool = True
    """Whether its page says anything beyond headings, prompts and placeholders."""
    where: Where = field(compare=False, kw_only=True)

    @property
    def category(self) -> str:
        """The folder it stands in; empty for a lesson directly under ``lessons/``."""
        return self.id.rpartition("/")[0]
