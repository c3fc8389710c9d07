"""Who learned a lesson when, and what was done about it: for the rule that asks whether it held."""

from dataclasses import dataclass, field
from datetime import date

from kyokun.knowledge.facts import ActionFacts, IncidentFacts, LessonFacts
from kyokun.knowledge.survey import Survey
from kyokun.model.terms import ActionState, DocumentType


@dataclass(slots=True)
class Before:
    """The incidents with one cause or service that cited a lesson so far, oldest first."""

    incidents: list[IncidentFacts] = field(default_factory=list)
    last_done: date | None = None
    is_open: bool = False

    def add(self, incident: IncidentFacts, actions: tuple[ActionFacts, ...]) -> None:
        """Remember an incident and what it did about the lesson; what was dropped does not count."""
        self.incidents.append(incident)
        for action in actions:
            if action.done_on is not None:
                self.last_done = max(self.last_done or action.done_on, action.done_on)
            elif action.state is not ActionState.WONT_DO:
                self.is_open = True


def traits(incident: IncidentFacts) -> tuple[str, ...]:
    """What another incident may share with it: its causes and services, each once."""
    return tuple(dict.fromkeys((*incident.causes, *incident.services)))


def citing_oldest_first(
    survey: Survey, lesson: LessonFacts, shared: frozenset[str]
) -> list[tuple[IncidentFacts, tuple[ActionFacts, ...]]]:
    """The dated incidents with one of the traits that cite a lesson, each with its actions that do."""

    def is_wanted(incident: IncidentFacts) -> bool:
        # What nearly happened did not happen, perhaps because the lesson held.
        return (
            incident.happened is not None
            and incident.type is not DocumentType.NEAR_MISS
            and not shared.isdisjoint(traits(incident))
        )

    found = list(survey.evidence(lesson.id, is_wanted))
    found.sort(key=lambda one: (one[0].happened or 0.0, one[0].path))
    return found
