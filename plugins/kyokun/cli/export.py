"""``kyokun export``."""

from pathlib import Path

import click

from kyokun.cli.left_out import note_left_out
from kyokun.cli.output import emit, reason
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.loading import load_base
from kyokun.reporters.export import export as export_knowledge
from kyokun.reporters.export import json_text
from kyokun.text.atomic import replace


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(["json"]), default="json", show_default=True, help="Its format."
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it (default: standard output).",
)
@session_options
def export(session: Session, format_: str, output: Path | None) -> None:  # noqa: ARG001 - JSON is the one format yet
    """Write the whole base as JSON: postmortems with their actions, and lessons.

    schemas/export.schema.json describes it.
    """
    base = session.base()
    knowledge = load_base(base)
    note_left_out(knowledge, session.language(base))
    text = json_text(export_knowledge(knowledge))
    if output is None:
        emit(text)
        return
    try:
        _write(session.start / output, text)
    except OSError as error:
        fail(reason(error))


def _write(path: Path, text: str) -> None:
    data = text.encode("utf-8", "replace")
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # /dev/stdout, a pipe: nothing to put in place of
    else:
        replace(path.resolve(), data)  # what a link points to is written, not the link
