"""Which stretches of a document are meant for the public: shared by the rules about confidentiality."""

from kyokun.model.terms import Audience, SectionKind
from kyokun.reading.document import Document
from kyokun.text.span import Span


def customer_reports(document: Document) -> tuple[Span, ...]:
    """What customers are told."""
    sections = document.postmortem.sections if document.postmortem else ()
    return tuple(section.body for section in sections if section.kind is SectionKind.CUSTOMER_REPORT)


def public_text(document: Document) -> tuple[Span, ...]:
    """What everybody may read: the whole body where the audience is public, else the customer report."""
    subject = document.postmortem or document.lesson
    if subject is not None and subject.audience is Audience.PUBLIC:
        return (document.body,)
    return customer_reports(document)
