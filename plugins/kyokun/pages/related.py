"""What stands below a postmortem: the incidents most like it, and while it is written the lessons it might cite."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.terms import Status
from kyokun.pages.addresses import has_page
from kyokun.pages.context import View
from kyokun.pages.escaping import as_text
from kyokun.reporters.similar_words import IN_LANGUAGE, reason_words, suspicion_words
from kyokun.search.related.answers import LEAST, SUSPECTED, SimilarIncident, SimilarLesson
from kyokun.search.related.reasons import Reason

SHOWN = 3
"""Of each language, and of lessons."""
_WRITTEN_STILL = (Status.DRAFT, Status.REVIEW)


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident or a lesson with what speaks for it."""

    id: Markup | str
    title: Markup
    likeness: str
    suspicion: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """Those written in one language."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RelatedBlock:
    """The block below the text; what is empty is not shown."""

    slots: tuple[Slot, ...]
    lessons: tuple[Entry, ...]
    measure: str
    suspected: Markup | None
    """The incidents that a recurrence is suspected of, for the head card."""


def related_block(view: View, incident: Incident) -> RelatedBlock | None:
    """None where nothing is alike, or where it cannot be computed."""
    relations = view.site.relations
    if relations is None:
        return None
    wanted = incident.postmortem.status in _WRITTEN_STILL or not view.site.knowledge.lesson_ids(incident)
    related = relations.related(incident, SHOWN, with_lessons=wanted)
    slots = tuple(
        Slot(IN_LANGUAGE[language].in_(view.language), entries)
        for language, similar in related.incidents.items()
        if (
            entries := tuple(
                _incident(view, one) for one in similar if has_page(relations.knowledge, one.incident)
            )
        )
    )
    lessons = tuple(_lesson(view, one) for one in related.lessons)
    if not slots and not lessons:
        return None
    suspected = [
        view.incident_id(one.incident) + as_text(f" ({one.likeness:.2f})") for one in related.recurrences
    ]
    return RelatedBlock(
        slots,
        lessons,
        view.words("related.measure", least=f"{LEAST:.2f}", suspected=f"{SUSPECTED:.2f}"),
        view.listed(suspected) if suspected else None,
    )


def _incident(view: View, similar: SimilarIncident) -> Entry:
    suspicion = suspicion_words(similar)
    return Entry(
        view.incident_id(similar.incident),
        as_text(similar.incident.postmortem.title),
        _likeness(view, similar.likeness),
        suspicion.in_(view.language) if suspicion else "",
        _reasons(view, similar.reasons),
    )


def _lesson(view: View, similar: SimilarLesson) -> Entry:
    return Entry(
        "",
        view.lesson_title(similar.page),
        _likeness(view, similar.likeness),
        "",
        _reasons(view, similar.reasons),
    )


def _likeness(view: View, likeness: float) -> str:
    return view.words("related.likeness", n=f"{likeness:.2f}")


def _reasons(view: View, reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    return tuple(reason_words(reason).in_(view.language) for reason in reasons)
