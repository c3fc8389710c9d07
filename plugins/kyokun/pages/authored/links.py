"""Where the links and images in an author's text lead once it is published."""

import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from kyokun.knowledge.base import LESSONS, POSTMORTEMS
from kyokun.knowledge.targets import Target, resolve
from kyokun.pages.addresses import LESSON_LIST, POSTMORTEM_LIST, Surroundings, relative
from kyokun.pages.authored.images import is_publishable_image
from kyokun.reading.document import Document
from kyokun.text.blocks import Heading, walk
from kyokun.text.span import Span

_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_LISTS = {POSTMORTEMS: POSTMORTEM_LIST, LESSONS: LESSON_LIST}


def heading_slugs(document: Document) -> dict[str, Span]:
    """A document's headings by the anchors that git hosts give them, without the hyphens that emoji leave at the ends."""
    slugs: dict[str, Span] = {}
    seen: defaultdict[str, int] = defaultdict(int)
    for block in walk(document.outline.blocks):
        if isinstance(block, Heading):
            slug = _NOT_IN_SLUG.sub("", block.inline.text.lower()).replace(" ", "-").replace("\n", "-")
            number = seen[slug]
            seen[slug] += 1
            slugs.setdefault(f"{slug}-{number}".strip("-") if number else slug.strip("-"), block.span)
    return slugs


@dataclass(slots=True)
class SiteLinks:
    """The links of all documents: what each may be linked to with, and the images the pages need."""

    root: Path
    uris: Mapping[str, str]
    """From a document's path in the base to its page."""
    surroundings: Surroundings
    action_ids: Mapping[str, frozenset[str]]
    """From a document's path to the ids of its actions, which are anchors of its page."""
    slugs: Mapping[str, Mapping[str, Span]]
    """From a document's path to its headings."""
    images: dict[str, Path] = field(default_factory=dict)
    """What ``image`` was asked for so far: from the URI to the file."""

    def anchors_in(self, path: str, wanted: frozenset[str]) -> dict[Span, str]:
        """The ids that the headings of a document need because links lead to them."""
        slugs = self.slugs.get(path, {})
        return {slugs[slug]: _heading_id(slug) for slug in sorted(wanted) if slug in slugs}

    def wanted_anchors(self, documents: tuple[Document, ...]) -> dict[str, frozenset[str]]:
        """From a document's path to the headings of it that the documents link to."""
        wanted: defaultdict[str, set[str]] = defaultdict(set)
        for document in documents:
            for link in document.outline.links:
                target = None if link.is_image else resolve(document.path, link.target)
                if target is not None and target.anchor:
                    wanted[target.path].add(_slug(target.anchor))
        return {path: frozenset(anchors) for path, anchors in wanted.items()}

    def link(self, path: str, uri: str, target: str) -> str | None:
        """A link in the document ``path``, shown at ``uri``; None when it must not or cannot be followed."""
        bare = _IGNORED_BY_BROWSERS.sub("", target)
        scheme = _SCHEME.match(bare)
        if scheme:
            return bare if scheme[1].lower() in _SAFE_SCHEMES else None
        if bare.replace("\\", "/").startswith("//"):
            return None
        found = resolve(path, target.strip())
        return self._inside(uri, found) if found is not None else None

    def _inside(self, uri: str, target: Target) -> str | None:
        page = self.uris.get(target.path)
        if page is not None:
            return relative(uri, page, self._anchor(target))
        other = self.surroundings.others.get(target.path) or _LISTS.get(target.path)
        if other is not None:
            return relative(uri, other, target.anchor if target.path not in _LISTS else "")
        if self.surroundings.repository and self._exists(target.path):
            fragment = f"#{quote(target.anchor)}" if target.anchor else ""
            return f"{self.surroundings.repository}{quote(target.path)}{fragment}"
        return None

    def _anchor(self, target: Target) -> str:
        if target.anchor in self.action_ids.get(target.path, ()):
            return target.anchor
        slug = _slug(target.anchor)
        return _heading_id(slug) if slug in self.slugs.get(target.path, ()) else ""

    def image(self, path: str, uri: str, target: str) -> str | None:
        """An image in the document ``path``; None unless it is a file of the base that is safe to publish."""
        found = None if _SCHEME.match(_IGNORED_BY_BROWSERS.sub("", target)) else resolve(path, target.strip())
        if found is None:
            return None
        other = self.surroundings.others.get(found.path)
        if other is not None:
            return relative(uri, other)
        if not self._exists(found.path) or not is_publishable_image(self.root / found.path):
            return None
        self.images[found.path] = self.root / found.path
        return relative(uri, found.path)

    def _exists(self, path: str) -> bool:
        """Whether a path is a visible file or folder of the base, links followed."""
        parts = path.split("/")
        if path.startswith("/") or any(part.startswith(".") or "\0" in part for part in parts):
            return False
        real = Path(os.path.realpath(self.root / posixpath.normpath(path)))
        return real.is_relative_to(os.path.realpath(self.root)) and real.exists()


def _slug(anchor: str) -> str:
    return anchor.lower().strip("-")


def _heading_id(slug: str) -> str:
    """Not the slug itself: an engine may give the same heading that very id."""
    return f"at-{slug}"
