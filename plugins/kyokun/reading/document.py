"""One file, read once: its text, what it says, and what could not be understood."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS
from kyokun.model.lesson import Lesson
from kyokun.model.postmortem import Postmortem
from kyokun.reading.conventions import Conventions
from kyokun.reading.lesson import read_lesson
from kyokun.reading.postmortem import read_postmortem
from kyokun.reading.problems import (
    BadValue,
    RefusedYaml,
    RepeatedKey,
    Spelling,
    UnknownKey,
    Unquoted,
    Unreadable,
)
from kyokun.reading.spellings import spellings
from kyokun.reading.values import FrontMatter
from kyokun.text.blocks import Outline
from kyokun.text.decoding import Decoded, Obstacle, Undecodable, decode, read_bytes
from kyokun.text.front_matter import FrontMatterForm, split
from kyokun.text.markdown import parse_markdown
from kyokun.text.span import Lines, Span
from kyokun.text.yaml_nodes import Refusal, YamlMap, YamlRefused, parse_yaml

_NOWHERE = Span(0, 0)
_NOTHING = Outline()


class DocumentKind(StrEnum):
    """What a file is read as."""

    POSTMORTEM = "postmortem"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a document is: the file, and the POSIX path it is reported under."""

    place: str | Path
    """The file, as the system takes it: to make paths of ten thousand takes as long as to ask about their files."""
    path: str
    kind: DocumentKind
    lesson_id: str = ""
    leads_outside: bool = False
    """A link out of the folder it belongs to: such a file is not read."""

    @property
    def file(self) -> Path:
        """The file."""
        return Path(self.place)


@dataclass(frozen=True)
class Document:
    """A file as read. Exactly one of ``postmortem`` and ``lesson`` is set unless the file is ``unreadable``."""

    location: Location
    text: str = ""
    form: FrontMatterForm = FrontMatterForm.NONE
    body: Span = _NOWHERE
    outline: Outline = _NOTHING
    unreadable: Unreadable | None = None
    refused_yaml: RefusedYaml | None = None
    empty_keys: frozenset[str] = frozenset()
    bad_values: tuple[BadValue, ...] = ()
    unknown_keys: tuple[UnknownKey, ...] = ()
    repeated_keys: tuple[RepeatedKey, ...] = ()
    unquoted: tuple[Unquoted, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    postmortem: Postmortem | None = None
    lesson: Lesson | None = None
    has_bom: bool = False
    """Whether the file begins with a byte-order mark (which is not in ``text``)."""

    @property
    def path(self) -> str:
        """The path it is reported under."""
        return self.location.path

    @cached_property
    def lines(self) -> Lines:
        """Its lines, to turn spans into positions."""
        return Lines(self.text)

    @property
    def has_front_matter(self) -> bool:
        """Whether there is a front matter that YAML could read."""
        return self.form is FrontMatterForm.YAML and self.refused_yaml is None

    @property
    def subject(self) -> str | None:
        """The id of what the document is about."""
        if self.postmortem is not None:
            return self.postmortem.id
        return self.lesson.id if self.lesson is not None else None


def read_document(location: Location, conventions: Conventions) -> Document:
    """Read a file; whatever is wrong with it is in the result, nothing is raised."""
    try:
        return read_source(location, decode(document_bytes(location)), conventions)
    except Undecodable as error:
        return Document(location, unreadable=Unreadable(error.obstacle, error.detail))


def document_bytes(location: Location) -> bytes:
    """What stands in a document's file.

    Raises:
        Undecodable: whatever keeps it from being read.
    """
    if location.leads_outside:
        raise Undecodable(Obstacle.OUTSIDE)
    return read_bytes(location.place)


def read_data(location: Location, data: bytes, conventions: Conventions) -> Document:
    """Read what stands in a document's file."""
    try:
        return read_source(location, decode(data), conventions)
    except Undecodable as error:
        return Document(location, unreadable=Unreadable(error.obstacle, error.detail))


def read_source(location: Location, decoded: Decoded, conventions: Conventions) -> Document:
    """Read a document's text."""
    text = decoded.text
    parts = split(text)
    node = YamlMap((), Span(0, 0))
    refused = None
    if parts.form is FrontMatterForm.YAML:
        try:
            found = parse_yaml(parts.yaml.of(text), parts.yaml.start)
        except YamlRefused as error:
            refused = RefusedYaml(error.refusal, error.detail, Span(error.offset, error.offset + 1))
        else:
            if isinstance(found, YamlMap):
                node = found
            else:
                refused = RefusedYaml(Refusal.SYNTAX, "not a mapping of keys to values", found.span)
    outline = parse_markdown(text, parts.body)
    is_lesson = location.kind is DocumentKind.LESSON
    keys = LESSON_KEYS if is_lesson else POSTMORTEM_KEYS
    front_matter = FrontMatter(keys, node, conventions)
    postmortem = lesson = None
    if is_lesson:
        lesson = read_lesson(location.lesson_id, front_matter, outline, parts.body)
    else:
        postmortem = read_postmortem(text, front_matter, outline, parts.body)
    return Document(
        location,
        text,
        parts.form,
        parts.body,
        outline,
        None,
        refused,
        front_matter.empty_keys(),
        tuple(sorted(front_matter.problems, key=lambda problem: problem.span)),
        front_matter.unknown_keys(),
        front_matter.repeated_keys(),
        front_matter.unquoted(),
        spellings(node, keys, conventions.zone),
        postmortem,
        lesson,
        decoded.has_bom,
    )
