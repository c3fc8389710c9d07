"""``kyokun rules``."""

import click

from kyokun.cli.output import colour, columns, emit
from kyokun.cli.session import Session, session_options
from kyokun.reporters.rule_json import rules_json
from kyokun.reporters.rule_text import rules_text
from kyokun.rules.catalogue import all_rules


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@session_options
def rules(session: Session, as_json: bool) -> None:
    """List the rules by family: code, name, level, and what each reports."""
    language = session.language(session.find_base())
    if as_json:
        emit(rules_json(all_rules(), language))
    else:
        emit(rules_text(all_rules(), language, colour=colour(), columns=columns()))
