"""``kyokun explain``."""

import os
import sys
from collections.abc import Iterable
from difflib import get_close_matches

import click

from kyokun.cli.output import emit
from kyokun.cli.session import Session, fail, session_options
from kyokun.model.language import Words
from kyokun.reporters.rule_text import rule_text
from kyokun.reporters.terminal import printable
from kyokun.rules.catalogue import all_rules
from kyokun.rules.rule import Rule

_UNKNOWN = Words("{name} という規則はありません", "there is no rule {name}")
_DID_YOU_MEAN = Words("。{close} のことですか？", "; did you mean {close}?")
_SEE_ALL = Words("。一覧は `kyokun rules` で見られます", "; `kyokun rules` lists them all")
_DIGITS = str.maketrans("OIL", "011")
"""Letters in the place of the digits that they look like."""


@click.command()
@click.argument("name", metavar="CODE|SLUG")
@session_options
def explain(session: Session, name: str) -> None:
    """Explain the rule of that code (KY501) or name (action-without-owner)."""
    language = session.language(session.find_base())
    known = {key: rule for rule in all_rules() for key in (rule.code, rule.slug)}
    rule = known.get(name) or known.get(name.upper()) or known.get(name.lower())
    if rule is None:
        fail(_unknown(name, known).in_(language))
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    emit(rule_text(rule, language, colour=colour))


def _unknown(name: str, known: dict[str, Rule]) -> Words:
    close = _closest(name, known)
    hint = _DID_YOU_MEAN.format(close=close) if close else _SEE_ALL
    shown = _UNKNOWN.format(name=printable(name))
    return Words(shown.ja + hint.ja, shown.en + hint.en)


def _closest(name: str, known: Iterable[str]) -> str | None:
    wanted = name.upper().translate(_DIGITS) if name[:2].upper() == "KY" else name.lower()
    return next(iter(get_close_matches(wanted, known, n=1)), None)
