"""What a site is made of, whichever engine builds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kyokun.knowledge.base import POSTMORTEMS
from kyokun.model.language import Language


@dataclass(frozen=True, slots=True)
class Page:
    """One page: Markdown that every engine renders alike, and what its front matter says."""

    uri: str
    """POSIX path in the source tree of the site: ``postmortems/PM-042.md``."""
    title: str
    lang: Language
    markdown: str
    source: str | None
    """POSIX path in the base of the document it shows; None for a page made from many."""
    description: str = ""
    drawings: Mapping[str, str] = field(default_factory=dict)
    """HTML made here from typed values, one line each, by the name of the slot it stands in."""

    @property
    def is_postmortem(self) -> bool:
        """Whether it shows the document of an incident."""
        return self.source is not None and self.uri.startswith(f"{POSTMORTEMS}/")

    def drawn(self, text: str) -> str:
        """Markdown or HTML with the drawings in their slots.

        They are not in ``markdown`` from the start, so that an engine may first clean what comes from authors.
        """
        for name, drawing in self.drawings.items():
            text = text.replace(slot(name), drawing, 1)
        return text


def slot(name: str) -> str:
    """Where a drawing goes, as a block of Markdown; cleaning HTML leaves it as it is."""
    return f'<div id="kyokun-drawing-{name}"></div>'


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes with the pages as it is: a file on disk, or its bytes."""

    uri: str
    content: Path | bytes

    def read(self) -> bytes:
        """Its bytes.

        Raises:
            OSError: the file cannot be read.
        """
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content


@dataclass(frozen=True, slots=True)
class Site:
    """All pages and assets, in the order of their URIs; no URI stands twice."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
