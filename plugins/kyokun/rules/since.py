"""What was found since a commit."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from kyokun.knowledge.base import Base
from kyokun.knowledge.earlier import earlier_base
from kyokun.knowledge.git import history_of
from kyokun.knowledge.loading import load_base
from kyokun.knowledge.moves import Versions, versions
from kyokun.model.options import Options
from kyokun.rules.catalogue import all_rules
from kyokun.rules.changing import made_or_touched
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding


def found_since(
    commit: str,
    base: Base,
    after: Versions,
    findings: Iterable[Finding],
    now: datetime,
    asked: Callable[[Options], Options],
) -> frozenset[Finding]:
    """Of a base's findings (its documents: ``after``), those that the work since that commit made or touched.

    What is on disk is compared, committed or not. ``asked`` makes of the base's options at that time those to ask by.

    Raises:
        NoHistory: git cannot tell; one line says why.
        BadRuleName: an option of that time names a rule that does not exist.
        OSError: there is no room for the earlier base.
    """
    with earlier_base(base, history_of(base.root), commit) as earlier:
        before = load_base(replace(earlier, options=asked(earlier.options)))
        return frozenset(made_or_touched(findings, check(before, now, all_rules()), after, versions(before)))
