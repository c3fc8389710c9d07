"""Finding what an id, as a person types it, stands for."""

from collections.abc import Iterable
from difflib import get_close_matches

from kyokun.knowledge.base import LESSONS
from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage, OwnedAction
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

Found = Incident | OwnedAction | LessonPage

_ACTION = lazy_pattern(r"(?P<incident>.+-\d+)-(?P<number>\d{1,9})")


def find(knowledge: Knowledge, written: str) -> Found | None:
    """The incident, action or lesson of that id, in any case and width; a lesson also by its path.

    The id of a translation's action means the original's action of the same number.
    """
    wanted = fold(written)
    incident = _incident(knowledge, wanted)
    if incident is not None:
        return incident
    match = _ACTION.fullmatch(wanted)
    if match is not None:
        owned = _action(knowledge, match["incident"], int(match["number"]))
        if owned is not None:
            return owned
    pages = knowledge.lessons_by_id.items()
    return next((page for id_, page in pages if fold(id_) == _lesson_id(wanted)), None)


def close_to(knowledge: Knowledge, written: str) -> tuple[str, ...]:
    """At most three ids of the same kind that look like the one written, the closest first."""
    wanted = fold(written)
    known: Iterable[str | None]
    if _ACTION.fullmatch(wanted):
        known = (owned.id for owned in knowledge.actions)
    elif "/" in wanted:
        wanted = _lesson_id(wanted)
        known = knowledge.lessons_by_id
    else:
        known = (*knowledge.by_id, *knowledge.lessons_by_id)
    ids = {fold(id_): id_ for id_ in known if id_ is not None}
    return tuple(ids[match] for match in get_close_matches(wanted, ids, n=3))


def _lesson_id(wanted: str) -> str:
    return wanted.removeprefix(f"{LESSONS}/").removesuffix(".md")


def _incident(knowledge: Knowledge, wanted: str) -> Incident | None:
    return next((found[0] for id_, found in knowledge.by_id.items() if fold(id_) == wanted), None)


def _action(knowledge: Knowledge, incident_id: str, number: int) -> OwnedAction | None:
    incident = _incident(knowledge, incident_id)
    if incident is None:
        return None
    original = knowledge.original_of(incident)
    return next(
        (OwnedAction(original, action) for action in original.postmortem.actions if action.number == number),
        None,
    )
