"""What is in the documents of a base, read without Kyokun: which of them contain a text, letter by letter.

A document's text is what a reader sees: the front matter's id, title, services, teams, causes and tags, and the body without
comments and without Markdown's marks; where its links lead stands at its end. Compared are NFKC and case-folded forms.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)\)")
_MARKS = re.compile(r"\*\*|`|^#+ |^\s*[-*] (?:\[[ x]\] )?|^\s*\d+\. ", re.MULTILINE)
_VALUES = ("id", "title", "services", "teams", "causes", "tags")


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text, and its form for comparison."""

    shown: str
    compared: str
    lang: str


def compared(text: str) -> str:
    """NFKC, case folded."""
    return unicodedata.normalize("NFKC", text).casefold()


def read_texts(root: Path) -> Mapping[str, Text]:
    """Every document's text by its path below the base's root, in order."""
    found: dict[str, Text] = {}
    for folder in ("lessons", "postmortems"):
        for file in sorted((root / folder).rglob("*.md")):
            found[file.relative_to(root).as_posix()] = _read(file)
    return found


def containing(texts: Mapping[str, Text], wanted: str) -> frozenset[str]:
    """The documents that contain a text."""
    needle = compared(wanted)
    return frozenset(path for path, text in texts.items() if needle in text.compared)


def _read(file: Path) -> Text:
    source = file.read_text(encoding="utf-8")
    match = _FRONT_MATTER.match(source)
    values: dict[str, Any] = yaml.safe_load(match.group(1)) if match else {}
    body = _COMMENT.sub("", source[match.end() :] if match else source)
    targets = [target for _, target in _LINK.findall(body)]
    shown = "\n".join([*_words(values), _MARKS.sub("", _LINK.sub(r"\1", body)), *targets])
    return Text(shown, compared(shown), str(values.get("lang", "ja")))


def _words(values: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    for key in _VALUES:
        value = values.get(key, [])
        found += map(str, value if isinstance(value, list) else [value])
    return found
