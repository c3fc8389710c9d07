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


def citing_oldest_first(
    survey: Survey, lesson: LessonFacts
) -> list[tuple[IncidentFacts, tuple[ActionFacts, ...]]]:
    """The incidents that cite a lesson, each with its actions that do."""
    dated = [
        (incident.happened, incident.path, incident, actions)
        for incident, actions in survey.evidence(lesson.id)
        # What nearly happened did not happen, perhaps because the lesson held.
        if incident.happened is not None and incident.type is not DocumentType.NEAR_MISS
    ]
    dated.sort(key=lambda one: one[:2])
    return [(incident, actions) for _, _, incident, actions in dated]
