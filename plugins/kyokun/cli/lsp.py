"""``kyokun lsp``."""

import os
import sys
from datetime import datetime
from importlib.util import find_spec

import click

from kyokun.cli.output import note
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.base import Base
from kyokun.model.language import Language, Words

_EXTRA_NEEDED = Words(
    "`kyokun lsp` には追加のパッケージが必要です。pip install 'kyokun[lsp]' で入ります",
    "`kyokun lsp` needs a further package: pip install 'kyokun[lsp]'",
)
_FOR_EDITORS = Words(
    "このコマンドはエディターが起動するものです。設定のしかたはガイドの「エディターで書く」にあります",
    "this command is for editors to start; the guide's page “In the editor” says how to set one up",
)


@click.command()
@session_options
def lsp(session: Session) -> None:
    """Serve an editor: findings, fixes, completion and explanations while you write.

    Speaks the Language Server Protocol over standard input and output. Exit code 0: the editor ended it in order; 1: it
    did not; 2: the extra `lsp` is not installed.
    """
    if find_spec("pygls") is None:
        fail(session.say(_EXTRA_NEEDED))
    from kyokun.lsp.serving import serve

    if sys.stdin.isatty():
        note(session.say(_FOR_EDITORS))
    chosen = click.get_current_context().obj["lang"]
    # Only the protocol may go to standard output: whatever else is printed there goes to standard error.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stdout:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        code = serve(
            sys.stdin.buffer, stdout, lambda base: _now(session, base), Language(chosen) if chosen else None
        )
    sys.exit(code)


def _now(session: Session, base: Base) -> datetime | None:
    """The time; None when what was given for it lies outside the calendar."""
    try:
        return session.clock(base)
    except (OverflowError, OSError, ValueError):
        return None
