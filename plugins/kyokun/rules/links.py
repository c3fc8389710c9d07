"""A document's links into the base: shared by the rules about links."""

import posixpath
import re
from collections.abc import Iterator

from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.targets import Target, resolve
from kyokun.reading.document import Document
from kyokun.text.blocks import Link

_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<[A-Za-z]")
_DOCS = "docs"
"""Where MkDocs keeps its own pages: on the site they stand beside the base's."""


def links_into_base(document: Document) -> Iterator[tuple[Link, Target]]:
    """Its links, images included, that lead to a place inside the base."""
    for link in document.outline.links:
        written = link.target
        # `<someone@example.com>` is a link too, and a template's variable is no path yet.
        if not written or ("@" in written and written == link.text) or _TEMPLATE.search(written):
            continue
        target = resolve(document.path, written)
        if target is None or target.path.startswith(".."):
            continue
        # From the top folder of what? The base may be a folder of its repository, or of the site.
        if written.startswith("/") and not written.startswith(("/postmortems/", "/lessons/")):
            continue
        yield link, target


class Files:
    """Which paths of a base exist; each is looked up once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.root = knowledge.root
        self.documents = {document.path: document for document in knowledge.documents}
        self._known: dict[str, bool] = {}

    def exists(self, path: str) -> bool:
        """Whether there is such a file or folder, on the git host or on the site."""
        if path in self.documents:
            return True
        if path not in self._known:
            self._known[path] = self._is_there(path)
        return self._known[path]

    def _is_there(self, path: str) -> bool:
        try:
            return (self.root / path).exists() or (self.root / _DOCS / path).exists()
        except (OSError, ValueError):  # a name too long, or with NUL in it: nothing is called that
            return False


def relative(path: str, document: Document) -> str:
    """A path of the base as a link in the document is written."""
    return posixpath.relpath(path, posixpath.dirname(document.path) or ".")
