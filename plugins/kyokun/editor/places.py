"""Where things are: what an id or a link leads to, and where it is mentioned."""

from collections.abc import Iterator
from dataclasses import dataclass

from kyokun.editor.mentions import link_at, links_into_base, mention_at, mentions
from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage, OwnedAction
from kyokun.knowledge.lookup import find
from kyokun.reading.document import Document
from kyokun.text.span import Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a document."""

    document: Document
    span: Span


def definition(knowledge: Knowledge, document: Document, offset: int) -> Spot | None:
    """What the id or link at an offset leads to."""
    link = link_at(document, offset)
    if link is not None:
        led_to = _at_path(knowledge, link.target.path)
        return Spot(led_to, Span(0, 0)) if led_to else None
    mention = mention_at(document.text, offset, knowledge.options)
    match find(knowledge, mention.id) if mention else None:
        case Incident() as incident:
            where = incident.postmortem.where
            return Spot(incident.document, where["id"] if "id" in where else Span(0, 0))
        case OwnedAction() as owned:
            return Spot(owned.incident.document, owned.action.where.whole)
        case _:
            return None


def references(knowledge: Knowledge, document: Document, offset: int) -> Iterator[Spot]:
    """Where the id, or what the link leads to, at an offset is mentioned; at no id or link, where the document itself is."""
    link = link_at(document, offset)
    mention = mention_at(document.text, offset, knowledge.options)
    if link is not None:
        wanted, found = link.target.path, _at_path(knowledge, link.target.path)
        id_ = found.postmortem.id if found and found.postmortem else None
    elif mention is not None:
        led_to = find(knowledge, mention.id)
        wanted = led_to.document.path if isinstance(led_to, Incident | LessonPage) else ""
        id_ = mention.id
    else:
        wanted, id_ = document.path, document.postmortem.id if document.postmortem else None
    for one in knowledge.documents:
        spans = {link.span for link in links_into_base(one) if wanted and link.target.path == wanted}
        if id_ is not None:
            spans |= {
                found.span
                for found in mentions(one.text, knowledge.options)
                if found.id.casefold() == id_.casefold()
                and not any(span.start <= found.span.start < span.end for span in spans)
            }
        yield from (Spot(one, span) for span in sorted(spans))


def _at_path(knowledge: Knowledge, path: str) -> Document | None:
    return next((one for one in knowledge.documents if one.path == path), None)
