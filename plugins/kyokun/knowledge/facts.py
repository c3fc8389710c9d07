"""What questions about the whole base need to know of one document: little, so that it can be kept for very many.

The facts of all documents are at hand whenever a base is checked; a document's detail only when a question reaches it. They are
tuples, since a large base has hundreds of thousands: they are made in a third of the time of a frozen dataclass.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, timezone
from types import MappingProxyType
from typing import Any, NamedTuple

from kyokun.knowledge.anchors import anchors_of
from kyokun.knowledge.targets import Target, links_into_base, resolve
from kyokun.model.language import Language
from kyokun.model.lesson import Lesson
from kyokun.model.moment import Moment, day_of, sort_key
from kyokun.model.options import Options
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import ActionState, DocumentType, RolloutState, SectionKind, Severity, Status
from kyokun.reading.document import Document
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Breaks, Span, Where

_PART = lazy_pattern(r"[\w/#.-]", re.ASCII)
"""Before an id it makes a longer word. Not in the pattern of ids: one that begins with letters is searched for fast."""
_NOWHERE = Where(Span(0, 0))
_NONE: Mapping[Any, Any] = MappingProxyType({})


class IncidentFacts(NamedTuple):
    """Of a postmortem, record or near miss."""

    path: str
    id: str | None
    type: DocumentType
    status: Status | None
    severity: Severity | None
    lang: Language
    happened: float | None
    """When it began, or was first known of, in seconds since the epoch; None when nobody wrote that down."""
    day: date | None
    """The day of it, in the base's zone."""
    services: tuple[str, ...]
    causes: tuple[str, ...]
    """``technology/memory-leak``."""
    recurrence_of: tuple[str, ...]
    translation_of: str | None
    lesson_ids: tuple[str, ...]
    """The lessons it links to, whether they exist or not, each once."""
    numbers: tuple[int, ...]
    """Of its actions."""
    latest: float | None
    """The latest time of its front matter, in seconds since the epoch."""

    @property
    def name(self) -> str:
        """Its id, else its path."""
        return self.id or self.path

    @property
    def newest_first(self) -> tuple[float, str]:
        """A key that sorts the newest first, undated ones last."""
        return (float("inf") if self.happened is None else -self.happened, self.id or "")


class LessonFacts(NamedTuple):
    """Of a lesson."""

    path: str
    id: str
    title: str
    lang: Language
    services: tuple[str, ...]
    translation_of: str | None
    rollout: Mapping[str, RolloutState]
    is_written: bool


class BaseLink(NamedTuple):
    """A link, images included, to a place inside the base."""

    written: str
    target: Target
    span: Span
    is_image: bool


class Citation(NamedTuple):
    """A link to a lesson, or one that an action gives as its lesson."""

    written: str
    target: Target
    span: Span
    action: int | None
    """The place of that action among the document's."""


class ActionFacts(NamedTuple):
    """Of an action."""

    number: int | None
    state: ActionState
    done_on: date | None
    span: Span
    """Its first link to a lesson, else its title."""


class Mention(NamedTuple):
    """An id in the body that is not quoted: ``PM-042``, ``PM-42``, ``PM-042-1``."""

    written: str
    number: int
    action: str | None
    span: Span


class WrittenTime(NamedTuple):
    """A time of the front matter that could be read, and how it was written."""

    when: Moment
    written: str


class Detail(NamedTuple):
    """Where a document says what, and what it points at."""

    breaks: Breaks
    where: Where = _NOWHERE
    """The front matter's keys."""
    has_front_matter: bool = False
    empty_keys: frozenset[str] = frozenset()
    headings: Mapping[SectionKind, Span] = _NONE
    """Of the first section of each kind."""
    times: Mapping[str, WrittenTime] = _NONE
    links: tuple[BaseLink, ...] = ()
    citations: tuple[Citation, ...] = ()
    actions: tuple[ActionFacts, ...] = ()
    mentions: tuple[Mention, ...] = ()
    anchors: tuple[str, ...] = ()
    rollout: Mapping[str, Span] = _NONE
    """Where the services of a lesson's ``rollout`` stand."""


class Facts(NamedTuple):
    """Of any document; of one that could not be read there are none."""

    path: str
    incident: IncidentFacts | None = None
    lesson: LessonFacts | None = None
    ids: frozenset[str] = frozenset()
    """Every id that stands anywhere in the file."""
    mentioned: tuple[tuple[int, str | None], ...] = ()
    """The numbers, and the actions' where there are any, of the ids in its body that are not quoted, each once."""
    leads_to: tuple[str, ...] = ()
    """The paths that its links and its actions' lessons lead to, each once."""
    has_anchors: bool = False
    """Whether one of the links leads to a place in a page."""

    @property
    def status(self) -> Status | None:
        """An incident's status; None for a lesson, or when it cannot be told."""
        return self.incident.status if self.incident else None

    @property
    def subject(self) -> str | None:
        """The id of what the document is about."""
        about = self.incident or self.lesson
        return about.id if about else None


def facts_of(document: Document, options: Options) -> Facts:
    """The facts of a document."""
    postmortem, lesson = document.postmortem, document.lesson
    if postmortem is None and lesson is None:
        return Facts(document.path)
    targets = [target for _, target in links_into_base(document)]
    cited = [one.target for one in _citations(document, postmortem)] if postmortem else []
    return Facts(
        document.path,
        _incident(document, postmortem, options, cited) if postmortem else None,
        _lesson(document, lesson) if lesson else None,
        frozenset(re.findall(rf"{re.escape(options.id_prefix)}-[0-9]+", document.text)),
        tuple(dict.fromkeys((one.number, one.action) for one in _mentions(document, options.id_prefix))),
        tuple(dict.fromkeys(target.path for target in (*targets, *cited))),
        any(target.anchor for target in targets),
    )


def detail_of(document: Document, options: Options) -> Detail:
    """The detail of a document."""
    breaks = Breaks(document.lines.starts, len(document.text))
    subject = document.postmortem or document.lesson
    if subject is None:
        return Detail(breaks)
    postmortem, lesson = document.postmortem, document.lesson
    return Detail(
        breaks,
        subject.where,
        document.has_front_matter,
        document.empty_keys,
        _headings(postmortem) if postmortem else {},
        _times(document, postmortem) if postmortem else {},
        tuple(
            BaseLink(link.target, target, link.span, link.is_image)
            for link, target in links_into_base(document)
        ),
        tuple(_citations(document, postmortem)) if postmortem else (),
        tuple(_actions(postmortem)) if postmortem else (),
        tuple(_mentions(document, options.id_prefix)),
        anchors_of(document),
        _rollout(document, lesson) if lesson else {},
    )


def _incident(
    document: Document, postmortem: Postmortem, options: Options, cited: list[Target]
) -> IncidentFacts:
    at = postmortem.happened_at
    lesson_ids = (target.lesson_id for target in cited)
    times = [sort_key(when) for when in postmortem.times.values() if isinstance(when, Moment)]
    return IncidentFacts(
        document.path,
        postmortem.id,
        postmortem.type,
        postmortem.status,
        postmortem.severity,
        postmortem.lang,
        sort_key(at) if isinstance(at, Moment) else None,
        day_of(at, options.zone),
        postmortem.services,
        tuple(map(str, postmortem.causes)),
        postmortem.recurrence_of,
        postmortem.translation_of,
        tuple(dict.fromkeys(id_ for id_ in lesson_ids if id_ is not None)),
        tuple(action.number for action in postmortem.actions if action.number is not None),
        max(times, default=None),
    )


def _lesson(document: Document, lesson: Lesson) -> LessonFacts:
    return LessonFacts(
        document.path,
        lesson.id,
        lesson.title,
        lesson.lang,
        lesson.services,
        lesson.translation_of,
        {rollout.service: rollout.state for rollout in lesson.rollout},
        lesson.is_written,
    )


def _headings(postmortem: Postmortem) -> dict[SectionKind, Span]:
    found: dict[SectionKind, Span] = {}
    for section in postmortem.sections:
        if section.kind is not None:
            found.setdefault(section.kind, section.where["heading"])
    return found


def _times(document: Document, postmortem: Postmortem) -> dict[str, WrittenTime]:
    return {
        name: WrittenTime(_by_offset(when), postmortem.where[name].of(document.text).strip().strip("\"'"))
        for name, when in postmortem.times.items()
        if isinstance(when, Moment)
    }


def _by_offset(when: Moment) -> Moment:
    """The time by its offset alone, as it is kept: hours that are counted from it are hours, whatever a zone's clocks do.

    Offsets of days before railways have seconds, which no format keeps.
    """
    offset = when.at.utcoffset()
    if offset is None or offset.seconds % 60:
        return Moment(when.at.astimezone(UTC), when.precision)
    return Moment(when.at.replace(tzinfo=timezone(offset)), when.precision)


def _citations(document: Document, postmortem: Postmortem) -> Iterator[Citation]:
    by_span = {
        reference.span: place
        for place, action in enumerate(postmortem.actions)
        for reference in action.lessons
    }
    for reference in postmortem.references:
        target = resolve(document.path, reference.target)
        action = by_span.get(reference.span)
        if target is not None and (action is not None or target.lesson_id is not None):
            yield Citation(reference.target, target, reference.span, action)


def _actions(postmortem: Postmortem) -> Iterator[ActionFacts]:
    for action in postmortem.actions:
        span = action.lessons[0].span if action.lessons else action.where["title"]
        yield ActionFacts(action.number, action.state, action.done_on, span)


def _mentions(document: Document, prefix: str) -> Iterator[Mention]:
    pattern = re.compile(
        rf"{re.escape(prefix)}-(?P<number>[0-9]{{1,9}})(?:-(?P<action>[0-9]{{1,9}}))?(?![\w/]|-\w|\.\w)",
        re.ASCII,
    )
    # In code, in comments and in links out of the base ids may be other people's.
    outline = document.outline
    elsewhere = (link.span for link in outline.links if "://" in link.target)
    quoted = (*outline.code, *outline.html, *elsewhere)
    for match in pattern.finditer(document.text, document.body.start):
        at = match.start()
        if not _PART.match(document.text, at - 1) and not any(span.start <= at < span.end for span in quoted):
            yield Mention(match[0], int(match["number"]), match["action"], Span(at, match.end()))


def _rollout(document: Document, lesson: Lesson) -> dict[str, Span]:
    """Each service's own name in the mapping, where it can be found."""
    found = {}
    if "rollout" in lesson.where:
        value = lesson.where["rollout"]
        for rollout in lesson.rollout:
            at = document.text.find(f"{rollout.service}:", value.start, max(value.end, document.body.start))
            found[rollout.service] = Span(at, at + len(rollout.service)) if at >= 0 else value
    return found
