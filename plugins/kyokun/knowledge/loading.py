"""From files to knowledge: every file is read once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kyokun.knowledge.base import Base
from kyokun.knowledge.collecting import no_collecting
from kyokun.knowledge.discovery import base_locations
from kyokun.knowledge.knowledge import Incident, Knowledge
from kyokun.model.options import Options
from kyokun.reading.conventions import Conventions, conventions_of
from kyokun.reading.document import DocumentKind, Location, read_document, read_source
from kyokun.reading.plain import plain
from kyokun.text.decoding import Decoded, Undecodable, read_text
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_BOX = lazy_pattern(r"^\s*[-*+] \[ \] (.+)$", re.MULTILINE)
_COMMENT = lazy_pattern(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_LIST_MARK = lazy_pattern(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")


def load_base(base: Base, also: Iterable[Location] = ()) -> Knowledge:
    """All of a base's documents, and the files of the base named outright (``also``)."""
    located = {location.path: location for location in (*also, *base_locations(base.root))}
    prompts, boxes = template_prompts(base.templates), template_boxes(base.templates)
    knowledge = load(located.values(), base.options, base.root, prompts, boxes)
    return replace(knowledge, templates=base.templates)


def base_conventions(base: Base) -> Conventions:
    """What its documents are read by."""
    return conventions_of(base.options, template_prompts(base.templates), template_boxes(base.templates))


def read_draft(base: Base, path: str, text: Decoded) -> Incident:
    """A postmortem that is not one of the base's files, read as if it were its file ``path``."""
    document = read_source(
        Location(base.root / path, path, DocumentKind.POSTMORTEM), text, base_conventions(base)
    )
    return Knowledge((document,), base.options, base.root).incidents[0]


def load(
    locations: Iterable[Location],
    options: Options,
    root: Path,
    prompts: frozenset[str] = frozenset(),
    boxes: frozenset[str] = frozenset(),
) -> Knowledge:
    """Read documents; nothing is raised for what is wrong with them."""
    conventions = conventions_of(options, prompts, boxes)
    with no_collecting():
        documents = [read_document(location, conventions) for location in locations]
    return Knowledge(tuple(sorted(documents, key=lambda document: document.path)), options, root)


def template_prompts(folders: Iterable[Path]) -> frozenset[str]:
    """The lines of the templates' comments: what a writer is asked, never what a writer wrote."""
    lines: set[str] = set()
    for text in template_texts(folders):
        for comment in _COMMENT.findall(text):
            for line in comment.splitlines():
                lines.update(_as_read(line))
    return frozenset(line for line in lines if len(line) > 3)


def template_boxes(folders: Iterable[Path]) -> frozenset[str]:
    """The boxes that the templates bring along outside their comments."""
    return frozenset(
        fold(plain(box)) for text in template_texts(folders) for box in _BOX.findall(_COMMENT.sub("", text))
    )


def template_texts(folders: Iterable[Path]) -> Iterator[str]:
    """The text of every template, in the order of folders and names."""
    for folder in folders:
        for file in sorted(folder.glob("*.md")):
            try:
                yield read_text(file).text
            except Undecodable:
                continue


def _as_read(line: str) -> Iterator[str]:
    """A prompt's line as it reads once the comment's marks are gone: as it stands, or as a list's item."""
    item = _LIST_MARK.sub("", line)
    return (fold(form) for form in (line, plain(line), item, plain(item)))
