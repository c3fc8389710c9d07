"""The command ``kyokun`` and its subcommands, each imported only when it is called."""

import gc
import importlib

import click

from kyokun import __version__
from kyokun.cli.session import session_options

# A run is short and makes few cycles: looking for them while modules load would take a tenth of it.
gc.set_threshold(100_000)

_SUBCOMMANDS = {
    "actions": "List action items: all, the open ones, the overdue ones, one owner's.",
    "baseline": "Write today's findings to a file, to be told only of others.",
    "check": "Check documents: all of the base's, or those named.",
    "explain": "Explain a rule: why it asks, what it reports, how to suppress it.",
    "export": "Write the base for other programs: JSON, CSV, SQLite, Parquet and more.",
    "lsp": "Serve an editor: findings, fixes and completion while you write.",
    "meeting": "Print the agenda of a postmortem's review meeting, with questions made from its timeline.",
    "new": "Begin a postmortem, record, near miss or lesson.",
    "report": "Write the incident report of a month, a quarter or a year.",
    "rules": "List the rules.",
    "search": "Find postmortems, actions and lessons.",
    "show": "Show one postmortem, action or lesson.",
    "similar": "Show the incidents most like one, and the lessons it might cite.",
    "stage": "Write the site's pages as plain Markdown for any generator.",
    "trends": "Show what the incidents add up to, and whether that has changed.",
}
"""In ``kyokun.cli.<name>``, the command ``<name>``; the help stands here so that listing them imports none."""


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in _SUBCOMMANDS:
            return None
        command = getattr(importlib.import_module(f"kyokun.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        with formatter.section("Commands"):
            formatter.write_dl(list(_SUBCOMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kyokun")
@session_options
def main() -> None:
    """Postmortems in git, checked, linked and published.

    The knowledge base is looked for upward from the current folder.
    """
