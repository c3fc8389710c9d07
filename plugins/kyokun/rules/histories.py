"""What happened before what: shared by the rules that look back."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime

from kyokun.knowledge.knowledge import Incident, Knowledge
from kyokun.model.moment import Moment
from kyokun.text.span import Span


def happened(incident: Incident) -> datetime | None:
    """When it began, or was first known of; None when nobody wrote that down."""
    at = incident.postmortem.happened_at
    return at.at if isinstance(at, Moment) else None


def in_order(knowledge: Knowledge) -> Iterator[tuple[datetime, Incident]]:
    """The dated incidents that count, oldest first."""
    dated = ((happened(incident), incident) for incident in knowledge.originals)
    known = [(at, incident) for at, incident in dated if at is not None]
    return iter(sorted(known, key=lambda pair: (pair[0], pair[1].document.path)))


def by_cause(knowledge: Knowledge) -> Mapping[str, tuple[tuple[datetime, Incident], ...]]:
    """The same for each declared cause (``technology/memory-leak``)."""
    found: defaultdict[str, list[tuple[datetime, Incident]]] = defaultdict(list)
    for at, incident in in_order(knowledge):
        for cause in dict.fromkeys(map(str, incident.postmortem.causes)):
            found[cause].append((at, incident))
    return {cause: tuple(pairs) for cause, pairs in found.items()}


def name_of(incident: Incident) -> str:
    """Its id, else its path."""
    return incident.postmortem.id or incident.document.path


def names(incident: Incident, other: Incident) -> bool:
    """Whether a document names another, in its front matter, in its text or by a link to its file."""
    id_ = other.postmortem.id
    file = other.document.path.rpartition("/")[2]
    text = incident.document.text
    return (id_ is not None and id_ in text) or file in text


def key_span(incident: Incident, *keys: str) -> Span:
    """Where the first of the keys is written, else where the front matter stands."""
    where = incident.postmortem.where
    return next((where[key] for key in keys if key in where), where["title"])
