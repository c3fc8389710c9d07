"""``kyokun show``."""

import sys

import click

from kyokun.cli.output import colour, columns, emit, note
from kyokun.cli.session import Session, session_options
from kyokun.knowledge.knowledge import Incident, Knowledge, OwnedAction
from kyokun.knowledge.loading import load_base
from kyokun.knowledge.lookup import Found, close_to, find
from kyokun.model.language import Words
from kyokun.reporters.export import (
    incident_object,
    json_text,
    left_out,
    lesson_object,
    listed_action_object,
)
from kyokun.reporters.show_plain import show_plain
from kyokun.reporters.terminal import printable

_EXIT_NOT_FOUND = 1
_NOT_FOUND = Words("{id} は見つかりません", "there is no {id}")
_DID_YOU_MEAN = Words("。{ids} のことですか？", "; did you mean {ids}?")
_UNREADABLE = Words(
    "。読み取れない文書が {count} 件あります（理由は `kyokun check`）",
    "; documents that cannot be read: {count} (`kyokun check` tells why)",
)


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As JSON: the object of the export.")
@session_options
def show(session: Session, id_: str, as_json: bool) -> None:
    """Show the postmortem (PM-042), action (PM-042-1) or lesson (design/idempotency) of that ID.

    Exit code 1: there is none.
    """
    base = session.base()
    knowledge = load_base(base)
    language = session.language(base)
    found = find(knowledge, id_)
    if found is None:
        note(_not_found(knowledge, id_).in_(language))
        sys.exit(_EXIT_NOT_FOUND)
    if as_json:
        emit(json_text(_object(knowledge, found)))
    else:
        emit(
            show_plain(
                knowledge, found, session.now(base).date(), language, colour=colour(), columns=columns()
            )
        )


def _object(knowledge: Knowledge, found: Found) -> dict[str, object]:
    match found:
        case Incident():
            return incident_object(knowledge, found)
        case OwnedAction():
            return listed_action_object(knowledge, found)
        case _:
            return lesson_object(found)


def _not_found(knowledge: Knowledge, id_: str) -> Words:
    message = _NOT_FOUND.format(id=printable(id_))
    close = close_to(knowledge, id_)
    unreadable = len(left_out(knowledge))
    hints = [_DID_YOU_MEAN.format(ids=", ".join(map(printable, close)))] if close else []
    if unreadable:
        hints.append(_UNREADABLE.format(count=unreadable))
    return Words(
        message.ja + "".join(hint.ja for hint in hints), message.en + "".join(hint.en for hint in hints)
    )
