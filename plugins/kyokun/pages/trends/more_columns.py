"""What only some questions need besides the incidents: their actions, and what came before and after each lesson."""

from kyokun.model.terms import ActionState
from kyokun.pages.trends.charts.lessons import lesson_lines
from kyokun.pages.trends.columns import EPOCH, Packed
from kyokun.pages.trends.material import Material
from kyokun.trends.periods import Granularity
from kyokun.trends.population import ActionFact

_STATES = {ActionState.WONT_DO: "w", ActionState.UNKNOWN: "u", ActionState.DONE: "d"}
_LEFT = "o"


def packed_actions(material: Material) -> Packed:
    """Every action of the packed incidents, in their order: its incident as the distance from that of the action before, its
    days as distances from its incident's (from 1970-01-01 when that is unknown).
    """
    incidents: list[int] = []
    opened: list[int | None] = []
    done: list[int | None] = []
    due: list[int | None] = []
    states: list[str] = []
    before = 0
    for at, fact in enumerate(material.measured[Granularity.QUARTER].people.chosen):
        start = fact.day.toordinal() if fact.day else EPOCH
        for one in fact.actions:
            action = one.action
            on = action.due.on if action.due else None
            incidents.append(at - before)
            before = at
            opened.append(one.opened.toordinal() - start if one.opened else None)
            done.append(action.done_on.toordinal() - start if action.done_on else None)
            due.append(on.toordinal() - start if on else None)
            states.append(_state(one))
    return {"incident": incidents, "opened": opened, "done": done, "due": due, "state": "".join(states)}


def _state(one: ActionFact) -> str:
    """Won't be done, unknown, done or left."""
    return _STATES.get(one.action.state, _LEFT)


def packed_lessons(material: Material) -> Packed:
    """For each line of the lessons' chart the places of the incidents before and after."""
    places = {fact.id: at for at, fact in enumerate(material.measured[Granularity.QUARTER].people.chosen)}
    return {
        "each": [
            {
                "line": line,
                "before": [places[id_] for id_ in one.before],
                "after": [places[id_] for id_ in one.after],
            }
            for line, one in lesson_lines(material)
        ]
    }
