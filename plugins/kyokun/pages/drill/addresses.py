"""Which incidents can be replayed, and where."""

from urllib.parse import quote

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.moment import Moment
from kyokun.model.terms import Status
from kyokun.model.timeline import Event
from kyokun.pages.addresses import relative
from kyokun.pages.context import View
from kyokun.pages.escaping import link

DRILL = "drill.md"
FOLDER = "assets/drill"
"""Where its scripts and the incidents' files are, as a URI."""
_LEAST = 3
"""Fewer events make no story."""


def told_events(incident: Incident) -> tuple[Event, ...]:
    """The events of which a time is known, in the order of time."""
    timed = [
        (event.at.at, at, event)
        for at, event in enumerate(incident.postmortem.events)
        if isinstance(event.at, Moment) and event.at.is_exact and event.event
    ]
    return tuple(event for _, _, event in sorted(timed, key=lambda one: one[:2]))


def can_be_replayed(incident: Incident) -> bool:
    """Whether there is a course to replay; of a draft not yet."""
    return incident.postmortem.status is not Status.DRAFT and len(told_events(incident)) >= _LEAST


def drill_link(view: View, incident: Incident, text: str | Markup) -> Markup:
    """A link to an incident's drill."""
    return link(text, f"{relative(view.uri, DRILL)}?incident={quote(incident.id or '', safe='')}")
