"""The review meeting of a postmortem: the guide's agenda, filled in with what this document says and leaves open."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.impact import QUANTITIES
from kyokun.model.terms import DocumentType, Status
from kyokun.pages.addresses import incident_uri
from kyokun.pages.banner import message
from kyokun.pages.context import SiteContext, View
from kyokun.pages.drill.addresses import can_be_replayed, drill_link
from kyokun.pages.escaping import as_text
from kyokun.pages.meeting_questions import timeline_questions
from kyokun.pages.page import Page
from kyokun.pages.templating import render

_STEPS = (("timeline", 15), ("impact", 10), ("causes", 30), ("actions", 20), ("closing", 5))
"""The agenda and its minutes: the guide, "Step 1". Eighty in all."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the agenda."""

    name: str
    minutes: int
    begins: int
    """Minutes after the opening."""


def meeting_uri(incident: Incident) -> str:
    """The page of an incident's meeting."""
    return f"meetings/{incident.postmortem.id}.md"


def has_meeting(incident: Incident) -> bool:
    """Whether its meeting is still to come: a postmortem or near miss in draft or review."""
    postmortem = incident.postmortem
    return postmortem.type is not DocumentType.RECORD and postmortem.status in (Status.DRAFT, Status.REVIEW)


def meeting_page(site: SiteContext, incident: Incident) -> Page:
    """The page that is on the screen during the meeting."""
    uri = meeting_uri(incident)
    view = site.view(uri, incident.postmortem.lang)
    words, postmortem = view.words, incident.postmortem
    title = words("meeting.title", id=postmortem.id or "", title=postmortem.title)
    impact = postmortem.impact
    known = {name for name, _ in impact.quantities}
    markdown = render(
        site.surroundings.templates,
        "meeting",
        t=words,
        title=title,
        name=postmortem.title,
        document=_document(view, incident),
        drill=drill_link(view, incident, words("drill.open")) if can_be_replayed(incident) else None,
        total=sum(minutes for _, minutes in _STEPS),
        steps=_steps(view),
        questions=timeline_questions(postmortem, view.format),
        figures=tuple(
            (words(f"impact.{name}"), view.format.quantity(name, quantity))
            for name, quantity in impact.quantities
        ),
        unknown=words.listed([words(f"impact.{name}") for name in QUANTITIES if name not in known]),
        whys=tuple((why.number, why.question, why.answer) for why in postmortem.analysis.whys),
        factors=tuple(factor.text for factor in postmortem.analysis.factors),
        actions=tuple(
            (view.none() if action.number is None else action.number, action.title, action.owner)
            for action in postmortem.actions
        ),
        missing=_missing(view, incident),
    )
    return Page(
        uri, title, postmortem.lang, markdown, None, words("meeting.description", id=postmortem.id or "")
    )


def _document(view: View, incident: Incident) -> Markup:
    return view.to(incident_uri(incident), f"{incident.postmortem.id} {incident.postmortem.title}".strip())


def _steps(view: View) -> tuple[Step, ...]:
    begins = 0
    found = []
    for name, minutes in _STEPS:
        found.append(Step(view.words(f"meeting.{name}"), minutes, begins))
        begins += minutes
    return tuple(found)


def _missing(view: View, incident: Incident) -> tuple[Markup, ...]:
    """What the check still asks of the document, each thing once."""
    findings = view.site.findings_by_path.get(incident.document.path, ())
    said = dict.fromkeys(finding.message.in_(view.language) for finding in findings)
    return tuple(message(one) for one in said) or (as_text(view.words("meeting.nothing-missing")),)
