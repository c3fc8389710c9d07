"""YAML as nodes with spans, every scalar as the author wrote it.

Values are built from PyYAML's events rather than by its constructors, so that ``12:30`` stays ``12:30`` (YAML 1.1 would
make it 750), an impossible date raises nothing, and neither nesting nor aliases can exhaust the stack or the memory.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

import yaml

from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAKES_SURROGATES = _Loader is yaml.SafeLoader
"""Where there is no libyaml, escapes may spell what is no text."""
MAX_DEPTH = 32
MAX_CHARACTERS = 256 * 1024
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_OPENING = frozenset({"'", '"', "[", "{"})
_KEY = lazy_pattern(r"[\w.-]+")

_RESERVED = ("cannot start any token",)
_INSIDE_LINE = (
    "expected key",
    "expected <block end>",
    "expected node content",
    "expected comment or line break",
    "sequence entries are not allowed",
    "mapping keys are not allowed",
)
_MISPLACED = (
    "expected key",
    "expected <block end>",
    "expected <document start>",
    "could not find expected ':'",
)
_PROPERTIES = lazy_pattern(r"(?:[!&]\S*\s*)+")
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_NOT_PRINTABLE = lazy_pattern("[^\\t\\n\\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Refusal(StrEnum):
    """Why YAML refuses a text, in the author's terms."""

    COLON = "colon"
    """A plain value that holds ``: ``."""
    TAB = "tab"
    """Indented with a tab."""
    RESERVED = "reserved"
    """A plain value that begins with a character YAML keeps for itself, such as ``@`` or a backtick."""
    UNCLOSED = "unclosed"
    """A quotation or bracket that is never closed."""
    INDENTATION = "indentation"
    """A line that stands deeper or shallower than its neighbours."""
    ALIAS = "alias"
    """A value that begins with ``*`` or ``&``."""
    CONTROL = "control"
    """A control character."""
    TOO_DEEP = "too-deep"
    """Nested deeper, or larger, than any front matter is."""
    SYNTAX = "syntax"
    """Anything else."""


class YamlRefused(Exception):
    """YAML that cannot be read.

    Attributes:
        refusal: why, in the author's terms.
        offset: where, in code points from the beginning of the YAML text.
        detail: the parser's own word.
    """

    def __init__(self, refusal: Refusal, offset: int, detail: str) -> None:
        super().__init__(f"{refusal} at {offset}: {detail}")
        self.refusal = refusal
        self.offset = offset
        self.detail = detail


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A single value as written (quotation marks and escapes resolved)."""

    text: str
    span: Span
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        """Nothing was written, or YAML's word for nothing."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class YamlList:
    """A sequence."""

    items: tuple["YamlNode", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class YamlEntry:
    """One ``key: value`` of a mapping."""

    key: YamlScalar
    value: "YamlNode"


@dataclass(frozen=True, slots=True)
class YamlMap:
    """A mapping in the order of writing; a key may stand twice."""

    entries: tuple[YamlEntry, ...]
    span: Span

    def get(self, key: str) -> "YamlNode | None":
        """The value of a key (the last one, as YAML's readers do), or None."""
        for entry in reversed(self.entries):
            if entry.key.text == key:
                return entry.value
        return None


YamlNode = YamlScalar | YamlList | YamlMap


def parse_yaml(text: str, offset: int = 0) -> YamlNode:
    """Read one YAML document; spans are moved by ``offset`` (code points). An empty text is an empty mapping.

    Raises:
        YamlRefused: YAML cannot read it; its ``offset`` includes the ``offset`` given.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlRefused(Refusal.TOO_DEEP, offset, f"more than {MAX_CHARACTERS} characters")
    try:
        return _Builder(text, offset).build()
    except yaml.MarkedYAMLError as error:
        raise _refused(error, text, offset) from error
    except yaml.reader.ReaderError as error:
        at = _control_character(text)
        raise YamlRefused(Refusal.CONTROL, offset + at, "control character") from error


@dataclass(slots=True)
class _Collection:
    """A sequence or mapping that is still open."""

    start: int
    anchor: str | None
    is_map: bool
    is_flow: bool
    children: list[YamlNode] = field(default_factory=list)
    height: int = 1
    """How many collections stand in one another below, itself included."""


class _Builder:
    """Builds nodes from events without recursion."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._open: list[_Collection] = []
        self._anchors: dict[str, tuple[YamlNode, int]] = {}
        """What each anchor stands for, and its height."""
        self._root: YamlNode | None = None

    def build(self) -> YamlNode:
        documents = 0
        for event in yaml.parse(self._text, Loader=_Loader):
            start, end = self._extent(event)
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise YamlRefused(Refusal.SYNTAX, start, "a second document")
                case yaml.ScalarEvent():
                    if _TAKES_SURROGATES and _SURROGATE.search(event.value):
                        raise YamlRefused(Refusal.SYNTAX, start, "a lone surrogate")
                    node = YamlScalar(event.value, Span(start, end), quoted=bool(event.style))
                    self._add(node, event.anchor)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    is_map = isinstance(event, yaml.MappingStartEvent)
                    self._push(_Collection(start, event.anchor, is_map, bool(event.flow_style)))
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self._pop(end)
                case yaml.AliasEvent():
                    self._alias(str(event.anchor), Span(start, end))
        return self._root or YamlMap((), Span(self._offset, self._offset))

    def _extent(self, event: yaml.Event) -> tuple[int, int]:
        """Where the event begins and ends, without the tag and the anchor that may stand before a scalar."""
        start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
        if isinstance(event, yaml.ScalarEvent):
            properties = _PROPERTIES.match(self._text, start, end) if event.tag or event.anchor else None
            start = properties.end() if properties else start
        return start + self._offset, end + self._offset

    def _push(self, collection: "_Collection") -> None:
        if len(self._open) >= MAX_DEPTH:
            raise YamlRefused(Refusal.TOO_DEEP, collection.start, f"nested deeper than {MAX_DEPTH}")
        self._open.append(collection)

    def _pop(self, end: int) -> None:
        closed = self._open.pop()
        children = closed.children
        if not closed.is_flow:  # YAML's own end lies behind the comments and blank lines that follow
            end = children[-1].span.end if children else closed.start
        span = Span(closed.start, end)
        if not closed.is_map:
            self._add(YamlList(tuple(children), span), closed.anchor, closed.height)
            return
        entries = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, YamlScalar):
                raise YamlRefused(Refusal.RESERVED, key.span.start, "a key must be a single word")
            entries.append(YamlEntry(key, value))
        self._add(YamlMap(tuple(entries), span), closed.anchor, closed.height)

    def _alias(self, anchor: str, span: Span) -> None:
        if anchor not in self._anchors:
            raise YamlRefused(Refusal.ALIAS, span.start, f"undefined alias *{anchor}")
        node, height = self._anchors[anchor]
        if len(self._open) + height > MAX_DEPTH:
            raise YamlRefused(Refusal.TOO_DEEP, span.start, f"nested deeper than {MAX_DEPTH}")
        self._add(replace(node, span=span), None, height)

    def _add(self, node: YamlNode, anchor: str | None, height: int = 0) -> None:
        if anchor:
            self._anchors[anchor] = (node, height)
        if self._open:
            self._open[-1].children.append(node)
            self._open[-1].height = max(self._open[-1].height, height + 1)
        else:
            self._root = node


def _control_character(text: str) -> int:
    found = _NOT_PRINTABLE.search(text)
    return found.start() if found else 0


def _refused(error: yaml.MarkedYAMLError, text: str, offset: int) -> YamlRefused:
    detail = error.problem or "syntax"
    at = error.problem_mark.index if error.problem_mark else 0
    began = error.context_mark.index if error.context_mark else at
    if text[began : began + 1] in _OPENING and "expected key" not in detail:
        return YamlRefused(Refusal.UNCLOSED, offset + began, detail)
    refusal = _refusal(f"{detail} {error.context or ''}", text[:at].rpartition("\n")[2], text[at : at + 1])
    return YamlRefused(refusal, offset + min(at, len(text)), detail)


def _refusal(problem: str, before: str, letter: str) -> Refusal:
    """Why, from the parser's words, what stands before the place in its line, and the letter at it."""
    if letter == "\t" or "\t" in before:
        return Refusal.TAB
    if "mapping values are not allowed" in problem:
        return _refusal_at_colon(before)
    inside = _INSIDE_LINE if before.strip() else ()
    words_of = ((Refusal.ALIAS, ("alias", "anchor")), (Refusal.RESERVED, (*_RESERVED, *inside)))
    for refusal, words in (*words_of, (Refusal.INDENTATION, _MISPLACED)):
        if any(word in problem for word in words):
            return refusal
    return Refusal.SYNTAX


def _refusal_at_colon(before: str) -> Refusal:
    if not _KEY.fullmatch(before.lstrip(" ")):
        return Refusal.COLON
    # A good key: it stands too deep, or the line above has no colon.
    return Refusal.INDENTATION if before.startswith(" ") else Refusal.SYNTAX
