"""New documents from the base's templates, else from those that ship with Kyokun."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from traceback import extract_tb

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kyokun.text.patterns import lazy_pattern
from kyokun.text.yaml_quoting import quoted

_MARKDOWN = lazy_pattern(r"[\\`*_\[\]<>&#|~]")


class BadTemplate(Exception):
    """A template that cannot be used; its text says which, where and why, on one line."""


def render(folders: Sequence[Path], name: str, values: Mapping[str, str]) -> str:
    """The template ``name`` from the first folder that has it, filled in; ends in one line break.

    In a template the filter ``yaml`` makes any text a YAML value, and ``markdown`` makes Markdown say it literally.

    Raises:
        BadTemplate: no folder has it, or it cannot be read or filled in.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        autoescape=False,  # Markdown, not HTML: the pages escape it
    )
    environment.filters["yaml"] = quoted
    environment.filters["markdown"] = _literal
    try:
        return environment.get_template(name).render(values).rstrip("\n") + "\n"
    except Exception as error:  # a template of the base's own may raise anything, as any program may
        raise BadTemplate(f"{_place(error, name)}: {_reason(error)}") from error


def _literal(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text)


def _place(error: Exception, name: str) -> str:
    """The template and line: a syntax error carries them, for others Jinja names templates in the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name or name}:{error.lineno}"
    in_templates = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(name)]
    return f"{in_templates[-1].filename}:{in_templates[-1].lineno}" if in_templates else name


def _reason(error: Exception) -> str:
    said = error.message if isinstance(error, TemplateError) else str(error)
    return " ".join((said or type(error).__name__).split())
