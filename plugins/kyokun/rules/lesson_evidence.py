"""Who learned a lesson when, and what was done about it: for the rule that asks whether it held."""

from dataclasses import dataclass, field
from datetime import date

from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage, OwnedAction
from kyokun.model.terms import ActionState, DocumentType
from kyokun.rules.histories import happened


@dataclass(slots=True)
class Before:
    """The incidents with one cause or service that cited a lesson so far, oldest first."""

    incidents: list[Incident] = field(default_factory=list)
    last_done: date | None = None
    is_open: bool = False

    def add(self, incident: Incident, actions: tuple[OwnedAction, ...]) -> None:
        """Remember an incident and what it did about the lesson; what was dropped does not count."""
        self.incidents.append(incident)
        for action in (owned.action for owned in actions):
            if action.done_on is not None:
                self.last_done = max(self.last_done or action.done_on, action.done_on)
            elif action.state is not ActionState.WONT_DO:
                self.is_open = True


def citing_oldest_first(
    knowledge: Knowledge, page: LessonPage
) -> list[tuple[Incident, tuple[OwnedAction, ...]]]:
    """The incidents that cite a lesson, each with its actions that do."""
    dated = [
        (at, incident, actions)
        for incident, actions in knowledge.evidence(page.lesson.id)
        # What nearly happened did not happen, perhaps because the lesson held.
        if (at := happened(incident)) is not None and incident.postmortem.type is not DocumentType.NEAR_MISS
    ]
    dated.sort(key=lambda one: (one[0], one[1].document.path))
    return [(incident, actions) for _, incident, actions in dated]
