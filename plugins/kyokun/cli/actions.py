"""``kyokun actions``."""

import click

from kyokun.cli.left_out import note_left_out
from kyokun.cli.output import colour, columns, emit, note
from kyokun.cli.session import Session, session_options
from kyokun.knowledge.loading import load_base
from kyokun.knowledge.selection import ActionQuery, select_actions
from kyokun.model.language import Words
from kyokun.reporters.actions_plain import actions_plain
from kyokun.reporters.export import SCHEMA_VERSION, is_exported, json_text, listed_action_object

_NONE = Words("該当するアクションアイテムはありません", "no action items match")


@click.command()
@click.option("--open", "only_open", is_flag=True, help="Only those neither done nor decided against.")
@click.option("--overdue", "only_overdue", is_flag=True, help="Only open ones whose due date has passed.")
@click.option("--owner", metavar="NAME", help="Only this person's; `alice` and `@alice` are the same.")
@click.option(
    "--json", "as_json", is_flag=True, help="As JSON: the objects of the export, each with its postmortem."
)
@session_options
def actions(session: Session, only_open: bool, only_overdue: bool, owner: str | None, as_json: bool) -> None:
    """List action items, the first due first.

    A translation's actions are its original's and are listed once.
    """
    base = session.base()
    language = session.language(base)
    knowledge = load_base(base)
    note_left_out(knowledge, language)
    today = session.now(base).date()
    found = [
        owned
        for owned in select_actions(knowledge, ActionQuery(only_open, only_overdue, owner), today)
        if is_exported(owned.incident.document)
    ]
    if not found:
        note(_NONE.in_(language))
    if as_json:
        listed = [listed_action_object(knowledge, owned) for owned in found]
        emit(json_text({"schema_version": SCHEMA_VERSION, "actions": listed}))
    elif found:
        emit(actions_plain(found, today, language, colour=colour(), columns=columns()))
