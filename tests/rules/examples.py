"""A rule's own example, laid out as a base: what the example does not say is said by a complete document.

An example may hold several files, each begun by a line ``=== PATH`` (and ``(ENCODING)``). In a postmortem's file

- lines before the first heading are front-matter keys: they replace the complete document's keys of those names;
- a section (``## …``) replaces the complete document's section of that kind, or is added;
- a text that begins with ``---`` is the whole document.
"""

import re
from pathlib import Path

from kyokun.model.language import Language
from kyokun.model.vocabulary import SECTIONS

HERE = Path(__file__).parent
DEFAULT_FILE = "postmortems/2025/PM-001-example.md"
LESSON_FILE = "lessons/practice/timeouts.md"

_FILE = re.compile(r"^=== (\S+)(?: \((\S+)\))?$", re.MULTILINE)
_KEY = re.compile(r"^(\w+):", re.MULTILINE)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)


def lay_out(example: str, language: Language, folder: Path) -> None:
    """Write the example's files, and the lesson that the complete document cites, into an empty folder."""
    lesson = (HERE / f"complete-lesson.{language.value}.md").read_text(encoding="utf-8")
    complete = (HERE / f"complete.{language.value}.md").read_text(encoding="utf-8")
    _write(folder / LESSON_FILE, lesson, "utf-8")
    parts = _FILE.split(example)
    named = list(zip(parts[1::3], parts[2::3], parts[3::3], strict=True))
    if parts[0].strip() or not named:
        named.append((DEFAULT_FILE, None, parts[0]))
    for name, encoding, text in named:
        own = text.lstrip("\n")
        whole = own.startswith(("---", "+++", "# ")) or not name.startswith("postmortems/")
        _write(folder / name, own if whole else merged(complete, own), encoding or "utf-8")


def _write(path: Path, text: str, encoding: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))


def merged(complete: str, example: str) -> str:
    """The complete document with the example's keys and sections in place of its own."""
    _, front_matter, body = complete.split("---\n", 2)
    first = _SECTION.search(example)
    at = first.start() if first else len(example)
    for name, block in _blocks(_KEY, example[:at]):
        front_matter = _replaced(_KEY, front_matter, name, block)
    for name, block in _blocks(_SECTION, example[at:]):
        body = _replaced(_SECTION, body, name, f"{block.rstrip()}\n\n")
    return f"---\n{front_matter}---\n{body}"


def _blocks(begins: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    """What each block is about (a key, or a kind of section), and all of it up to the next."""
    matches = list(begins.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    return [
        (SECTIONS.find_heading(match[1]) or match[1], text[match.start() : end])
        for match, end in zip(matches, ends, strict=False)
    ]


def _replaced(begins: re.Pattern[str], text: str, name: str, block: str) -> str:
    """The text with the block of that name replaced, or added at the end."""
    first = begins.search(text)
    before = text[: first.start()] if first else text
    blocks = [(known, block if known == name else old) for known, old in _blocks(begins, text)]
    if name not in {known for known, _ in blocks}:
        blocks.append((name, block))
    return before + "".join(content for _, content in blocks)
