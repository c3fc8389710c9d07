"""What is like an incident, for people: ``kyokun similar``."""

from collections.abc import Iterable, Iterator

from kyokun.knowledge.knowledge import Incident
from kyokun.model.language import Language
from kyokun.reporters.similar_words import (
    IN_LANGUAGE,
    LESSONS,
    MEASURE,
    TITLE,
    name_of,
    reason_words,
    suspicion_words,
)
from kyokun.reporters.terminal import Style, printable, styled
from kyokun.reporters.wrapping import wrapped
from kyokun.search.related.answers import Related, SimilarIncident
from kyokun.search.related.reasons import Reason

_MARGIN = " " * 8
_UNLIMITED = 10**6


def similar_plain(
    incident: Incident, related: Related, language: Language, *, colour: bool, columns: int | None = None
) -> str:
    """The incident, then by language those like it, then lessons; each with its likeness and the reasons."""
    room = columns or _UNLIMITED
    postmortem = incident.postmortem
    name = postmortem.id or incident.document.path
    title = wrapped(printable(f"{name}  {postmortem.title}"), room)
    parts = [_part(styled(line, Style.BOLD, colour=colour) for line in title)]
    for written_in, slot in related.incidents.items():
        if slot:
            heading = f"{TITLE.in_(language)} ({IN_LANGUAGE[written_in].in_(language)})"
            lines = (line for one in slot for line in _incident(one, language, room, colour=colour))
            parts.append(_part((styled(heading, Style.BOLD, colour=colour), *lines)))
    if related.lessons:
        heading = styled(LESSONS.in_(language), Style.BOLD, colour=colour)
        lines = (
            line
            for one in related.lessons
            for line in (
                *_head(one.likeness, one.page.lesson.id, one.page.lesson.title, room),
                *_reasons(one.reasons, language, room),
            )
        )
        parts.append(_part((heading, *lines)))
    parts.append(_part(wrapped(MEASURE.in_(language), room)))
    return "\n".join(parts)


def _part(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _incident(similar: SimilarIncident, language: Language, room: int, *, colour: bool) -> Iterator[str]:
    title = similar.incident.postmortem.title
    yield from _head(similar.likeness, name_of(similar), title, room)
    suspicion = suspicion_words(similar)
    if suspicion is not None:
        yield _MARGIN + styled(printable(suspicion.in_(language)), Style.WARNING, colour=colour)
    yield from _reasons(similar.reasons, language, room)


def _head(likeness: float, name: str, title: str, room: int) -> list[str]:
    return wrapped(f"  {likeness:.2f}  {printable(name)}  {printable(title)}", room, len(_MARGIN))


def _reasons(reasons: tuple[Reason, ...], language: Language, room: int) -> Iterator[str]:
    for reason in reasons:
        text = printable(reason_words(reason).in_(language))
        yield from wrapped(f"{_MARGIN}{text}", room, len(_MARGIN) + 2)
