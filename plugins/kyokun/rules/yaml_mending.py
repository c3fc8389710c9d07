"""Front matter that YAML refuses, made readable where there is no doubt what its author meant."""

import re

from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS, Form
from kyokun.reading.document import Document
from kyokun.text.edit import Edit
from kyokun.text.front_matter import split
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span
from kyokun.text.yaml_nodes import Refusal, YamlMap, YamlRefused, parse_yaml
from kyokun.text.yaml_quoting import quoted

_MOST = 20
"""Lines that are mended in one document."""
_SENTENCES = frozenset(key.name for key in (*POSTMORTEM_KEYS, *LESSON_KEYS) if key.form is Form.TEXT)
"""Keys whose value is one text: only there is a second colon surely part of it, and not of a second key."""
_KEYS = lazy_pattern(
    rf"\s(?:{'|'.join(sorted({key.name for key in (*POSTMORTEM_KEYS, *LESSON_KEYS)}))}):(?:\s|$)"
)
_ENTRY = lazy_pattern(r"(?P<key>[A-Za-z_][\w-]*):[ ]+(?P<value>\S.*?)[ \t\r]*")
_ITEM = lazy_pattern(r"[ ]*-[ ]+(?P<value>\S.*?)[ \t\r]*")
_FLOW = lazy_pattern(r"[A-Za-z_][\w-]*:[ ]+\[(?P<items>[^\[\]{}\"'#:\\]*)\][ \t\r]*")
_FLOW_ITEM = lazy_pattern(r"(?<![^,\s])[@`%*][^,]*?(?=\s*(?:,|$))")
_INDENT = lazy_pattern(r"[ \t]*")
_OPENING = ("'", '"', "[", "{", "|", ">", "#", "!", "&", "-", "?")
_RESERVED = ("@", "`", "%", "*")


def mending_edits(document: Document) -> tuple[Edit, ...]:
    """Edits after which YAML can read all of the front matter; none when one of its lines stays in doubt."""
    yaml = split(document.text).yaml
    lines = yaml.of(document.text).split("\n")
    starts = [yaml.start]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    edits: dict[int, Edit] = {}
    while (refused := _refusal(lines)) is not None:
        number, refusal = refused
        new = None if number in edits or len(edits) >= _MOST else _mended(lines, number, refusal)
        if new is None:
            return ()
        edits[number] = Edit(Span(starts[number], starts[number] + len(lines[number])), new)
        lines[number] = new
    return tuple(edits.values())


def _refusal(lines: list[str]) -> tuple[int, Refusal] | None:
    """The line that YAML stops at, and why; None when it reads a mapping."""
    text = "\n".join(lines)
    try:
        found = parse_yaml(text)
    except YamlRefused as error:
        return text.count("\n", 0, error.offset), error.refusal
    return None if isinstance(found, YamlMap) else (0, Refusal.SYNTAX)


def _mended(lines: list[str], number: int, refusal: Refusal) -> str | None:
    """The line as it must have been meant, or None."""
    line = lines[number]
    if "\r" in line[:-1]:  # lines that end in CR alone
        return None
    if refusal is Refusal.TAB:
        indent = _INDENT.match(line)
        tabs = indent.group() if indent else ""
        return tabs.replace("\t", "  ") + line[len(tabs) :] if "\t" in tabs else None
    if refusal is Refusal.COLON:
        entry = _ENTRY.fullmatch(line)
        is_sentence = entry is not None and entry["key"] in _SENTENCES and not _KEYS.search(entry["value"])
        return _quoted(lines, number, entry) if is_sentence else None
    if refusal in (Refusal.RESERVED, Refusal.ALIAS):
        flow = _FLOW.fullmatch(line)
        if flow is not None:
            items = _FLOW_ITEM.sub(lambda item: f'"{item.group()}"', flow["items"])
            return line[: flow.start("items")] + items + line[flow.end("items") :]
        entry = _ENTRY.fullmatch(line) or _ITEM.fullmatch(line)
        is_reserved = entry is not None and entry["value"].startswith(_RESERVED)
        return _quoted(lines, number, entry) if is_reserved else None
    return None


def _quoted(lines: list[str], number: int, entry: re.Match[str] | None) -> str | None:
    """The line with its value in quotes, unless the value may end before the line does, or after it."""
    if entry is None or entry["value"].startswith(_OPENING) or " #" in entry["value"]:
        return None
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if following.strip() and _depth(following) > _depth(lines[number]):
        return None
    line = lines[number]
    return line[: entry.start("value")] + quoted(entry["value"]) + line[entry.end("value") :]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
