"""Where a document's front matter ends and its body begins."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from frontmatter.default_handlers import YAMLHandler

from kyokun.text.span import Span


class FrontMatterForm(StrEnum):
    """How the beginning of a document looks."""

    YAML = "yaml"
    NONE = "none"
    UNCLOSED = "unclosed"
    """The first ``---`` has no second one."""
    TOML = "toml"
    """Hugo's ``+++``."""


@dataclass(frozen=True, slots=True)
class Split:
    """A document's two parts, as spans of its text; ``yaml`` is empty unless ``form`` is YAML."""

    form: FrontMatterForm
    yaml: Span
    body: Span


def split(text: str) -> Split:
    """Split a document as python-frontmatter does, keeping offsets."""
    handler = _yaml_handler()
    if not handler.detect(text):
        form = FrontMatterForm.TOML if text.startswith("+++") else FrontMatterForm.NONE
        return Split(form, Span(0, 0), Span(0, len(text)))
    try:
        yaml_text, body = handler.split(text)
    except ValueError:
        return Split(FrontMatterForm.UNCLOSED, Span(0, 0), Span(0, len(text)))
    opening = handler.FM_BOUNDARY.match(text)
    start = opening.end() if opening else 0
    return Split(
        FrontMatterForm.YAML, Span(start, start + len(yaml_text)), Span(len(text) - len(body), len(text))
    )


@cache
def _yaml_handler() -> YAMLHandler:
    return YAMLHandler()
