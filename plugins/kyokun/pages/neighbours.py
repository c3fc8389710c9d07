"""The incidents just before and just after one in time."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.pages.context import View


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A way on: where it leads in time, and the link."""

    label: str
    link: Markup


def neighbours(view: View, incident: Incident) -> tuple[Neighbour, ...]:
    """The earlier one first; a translation has its original's neighbours, in its own language where they exist in it."""
    site = view.site
    place = site.place_in_time.get(site.knowledge.original_of(incident).document.path)
    if place is None:
        return ()
    found = (("earlier", place - 1), ("later", place + 1))
    return tuple(
        Neighbour(view.words(f"neighbours.{name}"), _title(view, site.in_time[at]))
        for name, at in found
        if 0 <= at < len(site.in_time)
    )


def _title(view: View, incident: Incident) -> Markup:
    return view.incident_id(incident) + " " + view.incident_title(incident)
