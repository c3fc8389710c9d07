"""Where a link in a document leads."""

import posixpath
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from kyokun.knowledge.base import LESSONS
from kyokun.reading.document import Document
from kyokun.text.blocks import Link
from kyokun.text.patterns import lazy_pattern

_TEMPLATE = lazy_pattern(r"\{\{|\{%|\$\{|<[A-Za-z]")
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Target(NamedTuple):
    """A place inside the base: a POSIX path relative to it (it may lead out, ``../x``), and an anchor without ``#``."""

    path: str
    anchor: str

    @property
    def lesson_id(self) -> str | None:
        """The lesson's id when the path is one of a lesson's page."""
        return _lesson_id(self.path)


@lru_cache(maxsize=8192)  # there are far fewer lessons than links to them
def _lesson_id(path: str) -> str | None:
    if path.startswith(f"{LESSONS}/") and path.lower().endswith(".md"):
        return unicodedata.normalize("NFC", path[len(LESSONS) + 1 : -3])
    return None


def resolve(from_path: str, target: str) -> Target | None:
    """Where a link written in the document ``from_path`` leads; None when it leaves the base (a URL, ``mailto:``).

    A path that begins with ``/`` counts from the base's folder, as it does on git hosts.
    """
    found = _resolved(from_path.rpartition("/")[0], target)
    return Target(from_path, found.anchor) if found is not None and not found.path else found


@lru_cache(maxsize=8192)  # the documents of a folder lead to the same places again and again
def _resolved(folder: str, target: str) -> Target | None:
    """The same from any document of a folder, with an empty path for the document itself."""
    if _SCHEME.match(target) or target.startswith("//"):
        return None
    path, _, anchor = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Target("", unquote(anchor))
    above = "" if path.startswith("/") else folder
    return Target(posixpath.normpath(posixpath.join(above, path.lstrip("/"))), unquote(anchor))


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
