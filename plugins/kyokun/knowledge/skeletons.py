"""What a template asks for in each section, ready to stand in a document that lacks one."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kyokun.knowledge.packaged import packaged
from kyokun.model.language import Language
from kyokun.model.terms import DocumentType, SectionKind
from kyokun.model.vocabulary import SECTIONS
from kyokun.text.decoding import Undecodable, read_text
from kyokun.text.patterns import lazy_pattern

_HEADING = lazy_pattern(r"^## (?P<heading>.+)$", re.MULTILINE)
_ID = lazy_pattern(r"\{\{-?\s*id\s*-?\}\}")
_INCLUDE = lazy_pattern(r"\{%-?\s*include\s+analysis\b.*?%\}")
_TEMPLATE_MARK = lazy_pattern(r"\{[{%#]")
_ANALYSIS = "5-whys"


def section_skeletons(
    folders: Sequence[Path], type_: DocumentType, language: Language, id_: str | None
) -> Mapping[SectionKind, str]:
    """By kind and in the order of the template: heading and prompts, without blank lines at the ends.

    From the first of the ``folders`` that has the template, else from those that ship with Kyokun. A section that only a
    template engine could fill in is left out.
    """
    sections = _sections(
        _found(folders, f"{type_}.{language}.md"), _found(folders, f"{_ANALYSIS}.{language}.md")
    )
    return {kind: _ID.sub(id_ or "PM-NNN", text) for kind, text in sections}


@lru_cache(maxsize=32)
def _sections(template: str, analysis: str) -> tuple[tuple[SectionKind, str], ...]:
    text = _INCLUDE.sub(lambda _: analysis.strip(), template)
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    kinds = [SECTIONS.find_heading(heading["heading"]) for heading in headings]
    found = (
        (kind, text[heading.start() : end].strip())
        for kind, heading, end in zip(kinds, headings, ends, strict=False)
        if kind is not None
    )
    return tuple((kind, one) for kind, one in found if not _TEMPLATE_MARK.search(_ID.sub("", one)))


def _found(folders: Sequence[Path], name: str) -> str:
    for folder in (*folders, packaged("templates")):
        file = folder / name
        try:
            return _text(file, file.stat().st_mtime_ns)
        except (OSError, Undecodable):
            continue
    return ""


@lru_cache(maxsize=32)  # a base full of drafts asks for the same few files thousands of times
def _text(file: Path, changed: int) -> str:  # noqa: ARG001 - a changed file is read anew
    return read_text(file).text.replace("\r\n", "\n")
