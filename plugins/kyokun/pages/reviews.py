"""Reviews that are due: meetings that are still to be held, and follow-ups with open boxes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.moment import Moment
from kyokun.model.terms import Status
from kyokun.pages.addresses import incident_uri
from kyokun.pages.context import SiteContext, View
from kyokun.pages.escaping import as_text
from kyokun.pages.meeting import has_meeting, meeting_uri

_AHEAD = timedelta(days=14)
"""Follow-ups are announced this long before."""
_HELD_WITHIN = timedelta(hours=72)
"""From resolution to the meeting: the guide, "When"."""


@dataclass(frozen=True, slots=True)
class DueReview:
    """One review: the day by which it is wanted, and whose."""

    on: date
    incident: Incident
    title: str
    """The follow-up's own; empty for the review meeting."""
    boxes: int
    """Open boxes of a follow-up."""


def due_reviews(site: SiteContext) -> tuple[DueReview, ...]:
    """Those whose day has come or comes within two weeks, the earliest first."""
    found = [
        review
        for incident in site.in_time
        for review in (*_meetings(site, incident), *_follow_ups(incident))
        if review.on <= site.today + _AHEAD
    ]
    return tuple(sorted(found, key=lambda review: (review.on, review.incident.id or "", review.title)))


def review_link(view: View, review: DueReview) -> Markup:
    """The follow-up's incident, or the agenda of the meeting."""
    incident = review.incident
    if review.title:
        label = as_text(review.title)
        return view.to(incident_uri(incident), f"{incident.id}") + as_text(" ") + label
    label = as_text(view.words("postmortem.meeting"))
    return view.to(meeting_uri(incident), f"{incident.id}") + as_text(" ") + label


def _meetings(site: SiteContext, incident: Incident) -> Iterator[DueReview]:
    postmortem = incident.postmortem
    resolved = postmortem.time("resolved_at")
    if not has_meeting(incident) or isinstance(postmortem.time("held_at"), Moment):
        return
    if isinstance(resolved, Moment):
        zone = site.knowledge.options.zone
        try:
            yield DueReview((resolved.at + _HELD_WITHIN).astimezone(zone).date(), incident, "", 0)
        except OverflowError:  # the calendar's last days
            return


def _follow_ups(incident: Incident) -> Iterator[DueReview]:
    if incident.postmortem.status is Status.CLOSED:
        return
    for review in incident.postmortem.reviews:
        open_ = review.boxes - review.boxes_done
        if review.on is not None and open_:
            yield DueReview(review.on, incident, review.title, open_)
