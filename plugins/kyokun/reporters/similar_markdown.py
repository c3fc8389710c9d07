"""What is like an incident, for a comment on a pull request or a job's summary: ``kyokun similar --markdown``."""

from collections.abc import Iterator

from kyokun.knowledge.knowledge import Incident
from kyokun.model.language import Language
from kyokun.reporters.markdown_text import code_span, quiet_inline
from kyokun.reporters.similar_words import (
    IN_LANGUAGE,
    LESSONS,
    MEASURE,
    NOTHING,
    TITLE,
    name_of,
    reason_words,
    suspicion_words,
)
from kyokun.reporters.terminal import printable
from kyokun.search.related.answers import Related

_LONGEST = 300


def similar_markdown(incident: Incident, related: Related, language: Language) -> str:
    """The same as for the terminal. What an author wrote mentions nobody, links to nothing and formats nothing."""
    postmortem = incident.postmortem
    name = code_span(printable(postmortem.id or incident.document.path))
    return f"### {TITLE.in_(language)}: {name} {_quiet(postmortem.title)}\n" + "".join(
        _parts(related, language)
    )


def _parts(related: Related, language: Language) -> Iterator[str]:
    for written_in, slot in related.incidents.items():
        if slot:
            yield f"\n**{IN_LANGUAGE[written_in].in_(language)}**\n\n"
        for one in slot:
            suspicion = suspicion_words(one)
            reasons = [reason_words(reason).in_(language) for reason in one.reasons]
            first = [f"**{_quiet(suspicion.in_(language))}**"] if suspicion else []
            yield _item(
                name_of(one), one.incident.postmortem.title, one.likeness, [*first, *map(_quiet, reasons)]
            )
    if related.lessons:
        yield f"\n**{LESSONS.in_(language)}**\n\n"
    for lesson in related.lessons:
        reasons = [_quiet(reason_words(reason).in_(language)) for reason in lesson.reasons]
        yield _item(lesson.page.document.path, lesson.page.lesson.title, lesson.likeness, reasons)
    found = any(related.incidents.values()) or related.lessons
    yield f"\n{(MEASURE if found else NOTHING).in_(language)}\n"


def _item(name: str, title: str, likeness: float, reasons: list[str]) -> str:
    lines = "".join(f"<br>{reason}" for reason in reasons)
    return f"- {likeness:.2f} {code_span(printable(name))} {_quiet(title)}{lines}\n"


def _quiet(text: str) -> str:
    shown = printable(text)
    return quiet_inline(shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…")
