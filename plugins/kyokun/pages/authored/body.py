"""The body of a document as it stands on its page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from kyokun.model.vocabulary import SECTIONS
from kyokun.pages.authored.links import SiteLinks
from kyokun.pages.authored.writer import Edits, write_markdown
from kyokun.pages.escaping import as_text
from kyokun.reading.document import Document
from kyokun.text.blocks import Heading
from kyokun.text.markdown import markdown_events
from kyokun.text.span import Span

_LEAD = ". "
"""Stands before a fragment while it is parsed, so that nothing in it begins a block."""


@dataclass(frozen=True, slots=True)
class AuthoredText:
    """A document's text on its way to the page at ``uri``."""

    document: Document
    uri: str
    links: SiteLinks
    wanted_anchors: frozenset[str] = frozenset()

    def body(self, dropped: frozenset[Span] = frozenset(), after: Mapping[Span, str] | None = None) -> Markup:
        """The whole body without its H1, which the page has already; other H1 go one level down with all below them."""
        headings = [block for block in self.document.outline.blocks if isinstance(block, Heading)]
        gone = set(dropped)
        if headings and headings[0].level == 1 and SECTIONS.find_heading(headings[0].inline.text) is None:
            gone.add(headings[0].span)
        edits = replace(
            self._edits(),
            dropped=frozenset(gone),
            after=after or {},
            anchors=self.links.anchors_in(self.document.path, self.wanted_anchors),
            deeper=1 if any(block.level == 1 and block.span not in gone for block in headings) else 0,
        )
        return Markup(write_markdown(markdown_events(self.document.text, self.document.body), edits))  # noqa: S704

    def fragment(self, source: Span, otherwise: str) -> Markup:
        """A stretch of one line as inline Markdown; ``otherwise`` is the plain text to show when it is more than that."""
        text = _LEAD + " ".join(source.of(self.document.text).split())
        written = write_markdown(markdown_events(text, Span(0, len(text))), self._edits()).strip()
        if "\n" in written or not written.startswith(_LEAD):
            return as_text(otherwise)
        return Markup(written.removeprefix(_LEAD))  # noqa: S704

    def _edits(self) -> Edits:
        path = self.document.path
        return Edits(
            link=lambda target: self.links.link(path, self.uri, target),
            image=lambda target: self.links.image(path, self.uri, target),
        )
