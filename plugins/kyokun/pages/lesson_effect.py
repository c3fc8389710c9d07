"""Whether a lesson held: what happened before and after its actions were done, and no more than that."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.pages.context import View
from kyokun.pages.escaping import as_text
from kyokun.trends.lessons import Efficacy

_NAMED = 10
"""So many incidents are named; of more only the number is told."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What may be said, ready to be inserted; without ``before`` and ``after`` only why nothing can be compared."""

    said: str
    before: Markup | None = None
    after: Markup | None = None
    note: str = ""


def effect(view: View, lesson_id: str) -> Effect | None:
    """Of a lesson in any language; None for one that no incident refers to, of which nothing is asked yet."""
    knowledge = view.site.knowledge
    original = knowledge.original_lesson(lesson_id)
    found = view.site.efficacies.get(original)
    if found is None or not knowledge.evidence(original):
        return None
    words = view.words
    if found.why is not None:
        return Effect(words(f"lesson.held-{found.why.value}"))
    if found.closed_on is None:
        return Effect(words("lesson.held-day-unknown"))
    if found.days == 0:
        return Effect(words("lesson.held-too-early", day=found.closed_on.isoformat()))
    return Effect(
        _said(view, found), _ids(view, found.before), _ids(view, found.after), words("lesson.held-note")
    )


def _said(view: View, found: Efficacy) -> str:
    words = view.words
    day = found.closed_on.isoformat() if found.closed_on else words("unknown")
    return words(
        "lesson.held",
        causes=words.listed(list(found.causes)),
        day=day,
        days=found.days,
        before=len(found.before),
        after=len(found.after),
        n=len(found.before) + len(found.after),
    )


def _ids(view: View, ids: tuple[str, ...]) -> Markup:
    """The latest ones."""
    if not ids:
        return as_text(view.words("counted", n=0))
    named = [_incident(view, id_) for id_ in reversed(ids)]
    shown = view.listed(view.incident_id(one) for one in named[:_NAMED] if one is not None)
    more = len(named) - _NAMED
    return shown + Markup(" ") + view.words("home.more", n=more) if more > 0 else shown


def _incident(view: View, id_: str) -> Incident | None:
    return view.site.knowledge.incident(id_)
