"""The language to write in when a fix adds to a document: shared by the rules that do."""

from kyokun.model.language import Language
from kyokun.reading.document import Document
from kyokun.text.patterns import lazy_pattern

_JAPANESE = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_LETTER = lazy_pattern(r"[^\W\d_]")


def own_language(document: Document) -> Language:
    """What it says in ``lang``, else that of its title and headings, else the base's."""
    subject = document.postmortem or document.lesson
    if subject is None or "lang" in subject.where:
        return subject.lang if subject else Language.EN
    sections = document.postmortem.sections if document.postmortem else ()
    own = " ".join((subject.title, *(section.heading for section in sections)))
    if _JAPANESE.search(own):
        return Language.JA
    return Language.EN if _LETTER.search(own) else subject.lang
