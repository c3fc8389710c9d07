"""The names that rules go by, alone and together."""

from collections.abc import Iterable
from difflib import get_close_matches

from kyokun.model.language import Words
from kyokun.model.options import BadOption
from kyokun.rules.catalogue import FAMILIES, all_rules, family_of
from kyokun.rules.rule import Rule

_UNKNOWN = Words("{name} という規則はありません", "there is no rule {name}")
_DID_YOU_MEAN = Words("。{close} のことですか？", "; did you mean {close}?")
_SEE_ALL = Words("。一覧は `kyokun rules` で見られます", "; `kyokun rules` lists them all")
_DIGITS = str.maketrans("OIL", "011")
"""Letters in the place of the digits that they look like."""


class BadRuleName(BadOption):
    """A name that cannot be used; ``words`` say which and what to write instead, on one line."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def rules_named(name: str) -> frozenset[Rule]:
    """The rules meant by a code (``KY501``), the beginning of codes (``KY5``), a rule's name or a family's (``actions``).

    Raises:
        BadRuleName: there is none.
    """
    wanted = name.strip()
    if wanted[:2].upper() == "KY":
        found = [rule for rule in all_rules() if rule.code.startswith(wanted.upper())]
    elif wanted.lower() in FAMILIES:
        found = [rule for rule in all_rules() if family_of(rule) == wanted.lower()]
    else:
        found = [rule for rule in all_rules() if rule.slug == wanted.lower()]
    if not found:
        raise BadRuleName(unknown(name, [*_all_names(), *FAMILIES]))
    return frozenset(found)


def unknown(name: str, known: Iterable[str]) -> Words:
    """That no rule is called so, and which of the ``known`` names was meant, if one is close."""
    close = closest(name, known)
    hint = _DID_YOU_MEAN.format(close=close) if close else _SEE_ALL
    shown = _UNKNOWN.format(name=" ".join(name.split()))
    return Words(shown.ja + hint.ja, shown.en + hint.en)


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like it."""
    wanted = name.upper().translate(_DIGITS) if name[:2].upper() == "KY" else name.lower()
    return next(iter(get_close_matches(wanted, known, n=1)), None)


def _all_names() -> Iterable[str]:
    for rule in all_rules():
        yield from (rule.code, rule.slug)
