"""YAML as nodes with spans, every scalar as the author wrote it.

Values are built from PyYAML's events rather than by its constructors, so that ``12:30`` stays ``12:30`` (YAML 1.1 would
make it 750), an impossible date raises nothing, and neither nesting nor aliases can exhaust the stack or the memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import yaml

from kyokun.text.span import Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 32
MAX_CHARACTERS = 256 * 1024
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


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
        found = None
        for entry in self.entries:
            if entry.key.text == key:
                found = entry.value
        return found


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


class _Builder:
    """Builds nodes from events without recursion."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._open: list[tuple[int, str | None, bool, list[YamlNode]]] = []
        self._anchors: dict[str, YamlNode] = {}
        self._root: YamlNode | None = None

    def build(self) -> YamlNode:
        documents = 0
        for event in self._events():
            start = event.start_mark.index + self._offset
            end = event.end_mark.index + self._offset
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise YamlRefused(Refusal.SYNTAX, start, "a second document")
                case yaml.ScalarEvent():
                    node = YamlScalar(event.value, Span(start, end), quoted=event.style is not None)
                    self._add(node, event.anchor)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._push(start, event.anchor, is_map=isinstance(event, yaml.MappingStartEvent))
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self._pop(end)
                case yaml.AliasEvent():
                    self._alias(event.anchor, start)
        return self._root or YamlMap((), Span(self._offset, self._offset))

    def _events(self) -> Iterator[yaml.Event]:
        yield from yaml.parse(self._text, Loader=_Loader)

    def _push(self, start: int, anchor: str | None, *, is_map: bool) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise YamlRefused(Refusal.TOO_DEEP, start, f"nested deeper than {MAX_DEPTH}")
        self._open.append((start, anchor, is_map, []))

    def _pop(self, end: int) -> None:
        start, anchor, is_map, children = self._open.pop()
        end = start + len(self._text[start - self._offset : end - self._offset].rstrip())
        if not is_map:
            self._add(YamlList(tuple(children), Span(start, end)), anchor)
            return
        entries = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, YamlScalar):
                raise YamlRefused(Refusal.RESERVED, key.span.start, "a key must be a single word")
            entries.append(YamlEntry(key, value))
        self._add(YamlMap(tuple(entries), Span(start, end)), anchor)

    def _alias(self, anchor: str, start: int) -> None:
        if anchor not in self._anchors:
            raise YamlRefused(Refusal.ALIAS, start, f"undefined alias *{anchor}")
        self._add(self._anchors[anchor], None)

    def _add(self, node: YamlNode, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if self._open:
            self._open[-1][3].append(node)
        else:
            self._root = node


def _control_character(text: str) -> int:
    return next((at for at, letter in enumerate(text) if ord(letter) < 32 and letter not in "\t\n\r"), 0)


def _refused(error: yaml.MarkedYAMLError, text: str, offset: int) -> YamlRefused:
    detail = error.problem or "syntax"
    at = error.problem_mark.index if error.problem_mark else 0
    began = error.context_mark.index if error.context_mark else at
    letter = text[at : at + 1]
    if "mapping values are not allowed" in detail:
        return YamlRefused(Refusal.COLON, offset + at, detail)
    if letter == "\t" or "\t" in text[began:at].rpartition("\n")[2]:
        return YamlRefused(Refusal.TAB, offset + at, detail)
    if "cannot start any token" in detail:
        return YamlRefused(Refusal.RESERVED, offset + at, detail)
    if text[began : began + 1] in ("'", '"', "[", "{"):
        return YamlRefused(Refusal.UNCLOSED, offset + began, detail)
    if "expected <block end>" in detail or "expected key" in detail or "could not find expected ':'" in detail:
        return YamlRefused(Refusal.INDENTATION, offset + at, detail)
    if "alias" in detail or "anchor" in detail:
        return YamlRefused(Refusal.ALIAS, offset + at, detail)
    return YamlRefused(Refusal.SYNTAX, offset + min(at, len(text)), detail)
