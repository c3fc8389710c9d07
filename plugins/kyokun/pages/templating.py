"""The templates of the pages. Every value is escaped where it is inserted unless it is Markdown made by this room."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from kyokun.pages.escaping import as_text

_MISTAKES = (
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    OSError,
)
"""What a mistake in a template shows itself as, besides Jinja's own errors."""


class BadTemplate(Exception):
    """A template of the base's own that cannot be used; its text says which and why."""


def _escaped(value: Any) -> Markup:
    """What is inserted: Markdown (``Markup``) as it is, anything else as text."""
    return value if isinstance(value, Markup) else as_text(str(value))


@cache
def _environment(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    return SandboxedEnvironment(
        loader=FileSystemLoader([folder / "pages" for folder in folders]),
        # With autoescape macros and blocks are Markup, and `_escaped` leaves them alone; it escapes all else for Markdown.
        autoescape=True,
        finalize=_escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=True,
    )


def render(folders: Iterable[Path], kind: str, **values: Any) -> str:
    """The Markdown of one kind of page; runs of blank lines become one.

    Raises:
        BadTemplate: the template is not there, or asks for what it is not given.
    """
    name = f"{kind}.md.jinja"
    try:
        template: Template = _environment(tuple(folders)).get_template(name)
        return _tidy(template.render(**values))
    except (TemplateError, *_MISTAKES) as error:
        line = getattr(error, "lineno", None)
        where = f"templates/pages/{name}" + (f", line {line}" if line else "")
        raise BadTemplate(f"{where}: {error}") from error


def _tidy(text: str) -> str:
    """One blank line at most between lines, except inside fenced code."""
    out: list[str] = []
    fence = ""
    for line in text.split("\n"):
        if fence:
            fence = "" if line == fence else fence
        elif line.startswith("```"):
            fence = "`" * (len(line) - len(line.lstrip("`")))
        elif not line.strip() and (not out or not out[-1].strip()):
            continue
        out.append(line)
    return "\n".join(out).rstrip("\n") + "\n"
