"""What is like an incident, for people: ``kyokun similar``."""

from collections.abc import Iterator

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
from kyokun.search.related.answers import Related, SimilarIncident
from kyokun.search.related.reasons import Reason

_MARGIN = " " * 8


def similar_plain(incident: Incident, related: Related, language: Language, *, colour: bool) -> str:
    """The incident, then by language those like it, then lessons; each with its likeness and the reasons."""
    postmortem = incident.postmortem
    name = postmortem.id or incident.document.path
    parts = [styled(printable(f"{name}  {postmortem.title}"), Style.BOLD, colour=colour) + "\n"]
    for written_in, slot in related.incidents.items():
        if slot:
            heading = f"{TITLE.in_(language)} ({IN_LANGUAGE[written_in].in_(language)})"
            lines = (line for one in slot for line in _incident(one, language, colour=colour))
            parts.append(_part(heading, lines, colour=colour))
    if related.lessons:
        lines = (
            line
            for one in related.lessons
            for line in _entry(one.likeness, one.page.lesson.id, one.page.lesson.title, one.reasons, language)
        )
        parts.append(_part(LESSONS.in_(language), lines, colour=colour))
    return "\n".join(parts) + f"\n{MEASURE.in_(language)}\n"


def _part(heading: str, lines: Iterator[str], *, colour: bool) -> str:
    return styled(heading, Style.BOLD, colour=colour) + "\n" + "".join(f"{line}\n" for line in lines)


def _incident(similar: SimilarIncident, language: Language, *, colour: bool) -> Iterator[str]:
    first, *more = _entry(
        similar.likeness, name_of(similar), similar.incident.postmortem.title, similar.reasons, language
    )
    yield first
    suspicion = suspicion_words(similar)
    if suspicion is not None:
        yield _MARGIN + styled(printable(suspicion.in_(language)), Style.WARNING, colour=colour)
    yield from more


def _entry(
    likeness: float, name: str, title: str, reasons: tuple[Reason, ...], language: Language
) -> Iterator[str]:
    yield f"  {likeness:.2f}  {printable(name)}  {printable(title)}"
    for reason in reasons:
        yield _MARGIN + printable(reason_words(reason).in_(language))
