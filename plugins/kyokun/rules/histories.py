"""What happened before what: shared by the rules that look back."""

from kyokun.knowledge.facts import Detail, IncidentFacts
from kyokun.knowledge.survey import Survey
from kyokun.text.span import Span


def names(survey: Survey, incident: IncidentFacts, other: IncidentFacts) -> bool:
    """Whether a document names another, in its front matter, in its text or by a link to its file."""
    facts = survey.by_path[incident.path]
    return other.id in facts.ids or other.path in facts.leads_to


def key_span(detail: Detail, *keys: str) -> Span:
    """Where the first of the keys is written, else where the front matter stands."""
    return next((detail.where[key] for key in keys if key in detail.where), detail.where["title"])
