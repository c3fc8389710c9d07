"""What a completion is asked about."""

from dataclasses import dataclass

from kyokun.editor.stock import Stock
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.reading.document import Document
from kyokun.text.span import Span


@dataclass(frozen=True, slots=True)
class Asked:
    """A place in a document, the base's words and policy, and the language to explain in."""

    document: Document
    offset: int
    stock: Stock
    options: Options
    language: Language

    @property
    def before(self) -> str:
        """The line up to the place."""
        text = self.document.text
        return text[text.rfind("\n", 0, self.offset) + 1 : self.offset]

    @property
    def after(self) -> str:
        """The line from the place on."""
        text = self.document.text
        end = text.find("\n", self.offset)
        return text[self.offset : end if end >= 0 else len(text)].rstrip("\r")

    @property
    def lang(self) -> Language:
        """The language the document is written in."""
        written = self.document.postmortem or self.document.lesson
        return written.lang if written is not None else self.options.lang

    def typed(self, length: int, more: int = 0) -> Span:
        """The ``length`` characters before the place and ``more`` after it."""
        return Span(self.offset - length, self.offset + more)
