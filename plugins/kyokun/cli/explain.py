"""``kyokun explain``."""

import click

from kyokun.cli.output import colour, columns, emit
from kyokun.cli.session import Session, fail, session_options
from kyokun.reporters.rule_text import rule_text
from kyokun.reporters.terminal import printable
from kyokun.rules.catalogue import all_rules
from kyokun.rules.naming import unknown


@click.command()
@click.argument("name", metavar="CODE|SLUG")
@session_options
def explain(session: Session, name: str) -> None:
    """Explain the rule of that code (KY501) or name (action-without-owner)."""
    language = session.language(session.find_base())
    known = {key: rule for rule in all_rules() for key in (rule.code, rule.slug)}
    rule = known.get(name) or known.get(name.upper()) or known.get(name.lower())
    if rule is None:
        fail(printable(unknown(name, known).in_(language)))
    emit(rule_text(rule, language, colour=colour(), columns=columns()))
