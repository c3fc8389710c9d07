"""Which rules are asked, and where: the options ``select``, ``ignore`` and ``per_path_ignores``.

``ignore`` wins over ``select``. What makes a document untrustworthy is asked always (``suppressing.may_be_left_out``): to
leave out such a rule by its own name is a mistake, to leave out a family leaves out all the others of it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from kyokun.model.language import Words
from kyokun.model.options import Options
from kyokun.rules.catalogue import all_rules
from kyokun.rules.naming import BadRuleName, rules_named
from kyokun.rules.suppressing import may_be_left_out
from kyokun.text.globs import matches

_ALWAYS_ASKED = Words(
    "{code} {slug} は無視できません。この指摘がある文書は、ほかの検査の結果も信用できないためです",
    "{code} {slug} cannot be ignored: nothing else that is said of such a document could be relied upon",
)
_IN_OPTION = Words("オプション `{option}`: {problem}", "option `{option}`: {problem}")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a base wants to be told."""

    codes: frozenset[str]
    """Of the rules asked wherever no path says otherwise."""
    by_path: tuple[tuple[str, frozenset[str]], ...] = ()
    """Patterns of paths, each with the codes not asked there."""

    def asks(self, code: str, path: str) -> bool:
        """Whether the rule of that code is asked about the document of that path."""
        return code in self.codes and not any(
            code in codes and matches(pattern, path) for pattern, codes in self.by_path
        )

    def asks_all(self, names: Collection[str], path: str) -> bool:
        """Whether all of these rules (codes or names; what is no rule does not count) are asked about it."""
        codes = (rule.code for rule in all_rules() if rule.code in names or rule.slug in names)
        return all(self.asks(code, path) for code in codes)


def selection_of(options: Options) -> Selection:
    """What the options say.

    Raises:
        BadRuleName: one of them names no rule, or names one that is asked always.
    """
    by_path = tuple(options.per_path_ignores.items())
    return _selection(options.select, options.ignore, by_path)


@lru_cache(maxsize=16)
def _selection(
    select: tuple[str, ...], ignore: tuple[str, ...], by_path: tuple[tuple[str, tuple[str, ...]], ...]
) -> Selection:
    codes = _codes("select", select) if select else frozenset(rule.code for rule in all_rules())
    always = frozenset(rule.code for rule in all_rules() if not may_be_left_out(rule))
    return Selection(
        codes - _left_out("ignore", ignore) | always,
        tuple((pattern, _left_out(f"per_path_ignores.{pattern}", names)) for pattern, names in by_path),
    )


def _left_out(option: str, names: Iterable[str]) -> frozenset[str]:
    for name in names:
        for rule in all_rules():
            if name.strip().lower() in (rule.code.lower(), rule.slug) and not may_be_left_out(rule):
                words = _ALWAYS_ASKED.format(code=rule.code, slug=rule.slug)
                raise BadRuleName(_IN_OPTION.format(option=option, problem=words))
    always = {rule.code for rule in all_rules() if not may_be_left_out(rule)}
    return _codes(option, names) - always


def _codes(option: str, names: Iterable[str]) -> frozenset[str]:
    try:
        return frozenset(rule.code for name in names for rule in rules_named(name))
    except BadRuleName as error:
        raise BadRuleName(_IN_OPTION.format(option=option, problem=error.words)) from None
