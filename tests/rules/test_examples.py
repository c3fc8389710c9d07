"""Every example that a rule shows does what it says."""

from datetime import datetime
from pathlib import Path

import pytest

from kyokun.knowledge.base import Base
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.rules.catalogue import all_rules
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding, Rule
from tests.rules.case_base import options_in
from tests.rules.examples import lay_out

NOW = datetime.fromisoformat("2025-06-05T09:00+09:00")
"""While the complete document is fresh: the meeting was yesterday, nothing is due yet."""

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
both_languages = pytest.mark.parametrize("language", list(Language))


def findings(
    example: str, language: Language, folder: Path, rules: tuple[Rule, ...] | None = None
) -> tuple[Finding, ...]:
    lay_out(example, language, folder)
    options = options_in(folder, Options(lang=language))
    return check(load_base(Base(folder, options)), NOW, rules)


def asked_with(rule: Rule) -> tuple[Rule, ...]:
    """The rule alone, unless it is about suppressions of others."""
    return all_rules() if rule.code.startswith("KY99") else (rule,)


@both_languages
def test_the_complete_document_has_no_finding(language: Language, tmp_path: Path) -> None:
    assert findings("", language, tmp_path) == ()


@every_rule
@both_languages
def test_the_bad_example_is_reported(rule: Rule, language: Language, tmp_path: Path) -> None:
    found = findings(rule.bad.in_(language), language, tmp_path, asked_with(rule))
    assert rule.code in {finding.code for finding in found}


@every_rule
@both_languages
def test_the_good_example_is_not_reported(rule: Rule, language: Language, tmp_path: Path) -> None:
    assert rule.good.in_(language).strip()
    found = findings(rule.good.in_(language), language, tmp_path, asked_with(rule))
    assert rule.code not in {finding.code for finding in found}
