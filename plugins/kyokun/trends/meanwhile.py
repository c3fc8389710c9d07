"""Which actions were still to be done when what they answer happened again."""

from collections.abc import Iterator

from kyokun.knowledge.knowledge import Incident, OwnedAction
from kyokun.trends.population import Population
from kyokun.trends.recurrence import was_open


def met_while_open(people: Population) -> Iterator[tuple[OwnedAction, Incident]]:
    """Each action known to have been open on the day of a declared recurrence, with that recurrence, the oldest first."""
    knowledge = people.knowledge
    for fact in people.incidents:
        if fact.day is None:
            continue
        for id_ in fact.postmortem.recurrence_of:
            named = knowledge.incident(id_)
            if named is None:
                continue
            original = knowledge.original_of(named)
            for action in original.postmortem.actions:
                if was_open(action, fact.day):
                    yield OwnedAction(original, action), fact.incident
