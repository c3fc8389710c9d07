"""Which rules are asked, by the options of the base."""

from dataclasses import replace
from pathlib import Path

import pytest

from kyokun.knowledge.base import Base
from kyokun.knowledge.loading import load_base
from kyokun.model.options import BadOption, Options, read_options
from kyokun.rules.catalogue import FAMILIES, all_rules
from kyokun.rules.checking import check
from kyokun.rules.naming import BadRuleName, rules_named
from kyokun.rules.selecting import selection_of
from kyokun.rules.suppressing import may_be_left_out
from tests.making import complete, write_base

ALWAYS = {rule.code for rule in all_rules() if not may_be_left_out(rule)}
PATH = "postmortems/2019/PM-001.md"


def asked(path: str = PATH, **options: object) -> set[str]:
    selection = selection_of(read_options(options))
    return {rule.code for rule in all_rules() if selection.asks(rule.code, path)}


def codes(beginning: str) -> set[str]:
    return {rule.code for rule in all_rules() if rule.code.startswith(beginning)}


def test_without_options_every_rule_is_asked() -> None:
    assert asked() == codes("KY")


def test_a_family_is_no_rule_and_each_name_means_one_thing() -> None:
    assert not {rule.slug for rule in all_rules()} & set(FAMILIES)
    for rule in all_rules():
        assert rules_named(rule.code) == rules_named(rule.slug) == {rule}
    assert {rule.code for rule in rules_named("actions")} == codes("KY5")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("KY501", codes("KY501")),
        ("ky501", codes("KY501")),
        ("action-without-owner", codes("KY501")),
        ("Action-Without-Owner", codes("KY501")),
        ("KY5", codes("KY5")),
        ("KY51", codes("KY51")),
        ("actions", codes("KY5")),
        (" lessons ", codes("KY6")),
        ("KY", codes("KY")),
    ],
)
def test_select_asks_these_and_what_is_always_asked_and_ignore_all_but_these(
    written: str, meant: set[str]
) -> None:
    assert asked(select=[written]) == meant | ALWAYS
    assert asked(ignore=[written]) == codes("KY") - meant | ALWAYS


def test_ignore_wins_over_select() -> None:
    assert asked(select=["KY5"], ignore=["KY501"]) == codes("KY5") - {"KY501"} | ALWAYS
    assert asked(select=["KY501"], ignore=["actions"]) == ALWAYS


def test_ignores_of_a_path_hold_there_and_nowhere_else() -> None:
    names = ["KY5", "heading-differs-from-title"]
    (heading,) = rules_named(names[1])
    options = {"per_path_ignores": {"postmortems/2019/**": names, "lessons": ["KY8"]}}
    assert asked(PATH, **options) == codes("KY") - codes("KY5") - {heading.code} | ALWAYS
    assert asked("postmortems/2020/PM-001.md", **options) == codes("KY")
    assert asked("lessons/a/b.md", **options) == codes("KY") - codes("KY8") | ALWAYS


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"select": ["KY5O1"]}, "option `select`: there is no rule KY5O1; did you mean KY501?"),
        ({"ignore": ["actoins"]}, "option `ignore`: there is no rule actoins; did you mean actions?"),
        ({"ignore": ["zzz"]}, "option `ignore`: there is no rule zzz; `kyokun rules` lists them all"),
        ({"ignore": ["KY"], "select": [""]}, "option `select`: there is no rule ; `kyokun rules` lists them all"),
        (
            {"ignore": ["duplicate-id"]},
            "option `ignore`: KY104 duplicate-id cannot be ignored: nothing else that is said of such a document could be relied upon",
        ),
        (
            {"per_path_ignores": {"a/**": ["KY001"]}},
            "option `per_path_ignores.a/**`: KY001 unreadable-file cannot be ignored: nothing else that is said of such a document could be relied upon",
        ),
        (
            {"per_path_ignores": {"a/**": ["KY5", "heading-differ-from-title"]}},
            "option `per_path_ignores.a/**`: there is no rule heading-differ-from-title; did you mean heading-differs-from-title?",
        ),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_named_is_told_on_one_line(options: dict[str, object], said: str) -> None:
    with pytest.raises(BadRuleName) as raised:
        selection_of(read_options(options))
    assert str(raised.value) == said
    assert "\n" not in raised.value.words.ja
    assert "。" in raised.value.words.ja


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"select": "KY5"}, "write a list of rules"),
        ({"ignore": [5]}, "write a list of rules"),
        ({"per_path_ignores": ["KY5"]}, "write a mapping from paths to rules"),
        ({"per_path_ignores": {"a": "KY5"}}, "option `per_path_ignores.a`: write a list of rules"),
        ({"per_path_ignores": {"/a": ["KY5"]}}, "'/a' is no path from the folder of mkdocs.yml"),
        ({"per_path_ignores": {1: ["KY5"]}}, "1 is no path from the folder of mkdocs.yml"),
        ({"baseline": ["a"]}, "write a file's name"),
    ],
)
def test_an_option_of_the_wrong_shape_is_told(options: dict[str, object], said: str) -> None:
    with pytest.raises(BadOption, match="option `") as raised:
        read_options(options)
    assert said in str(raised.value)


def found(folder: Path, comment: str, **options: object) -> set[str]:
    text = complete().replace("- **Owner**: @rin", f"{comment}\n- **Owner**:")
    write_base(folder, {PATH: text.replace("## Action items", f"{comment}\n## Action items")})
    knowledge = load_base(Base(folder, replace(read_options(options), lang=Options().lang)))
    return {finding.code for finding in check(knowledge)}


def test_a_suppression_of_a_rule_that_is_not_asked_is_not_superfluous(tmp_path: Path) -> None:
    used, idle = "<!-- kyokun-ignore KY501: old -->", "<!-- kyokun-ignore KY504 KY201: old -->"
    assert "KY991" not in found(tmp_path, used)
    assert "KY991" in found(tmp_path, idle)
    assert "KY501" not in found(tmp_path, used, select=["KY501", "KY99"])
    for options in (
        {"ignore": ["KY5"]},
        {"ignore": ["KY501", "KY504"]},
        {"select": ["KY99"]},
        {"per_path_ignores": {"postmortems/2019/**": ["actions", "sections"]}},
    ):
        assert "KY991" not in found(tmp_path, used, **options), options
        assert "KY991" not in found(tmp_path, idle, **options), options
    assert "KY991" in found(tmp_path, idle, select=["KY504", "KY201", "KY99"])
    assert "KY991" not in found(tmp_path, idle, select=["KY504", "KY201"])


def test_complaints_about_suppressions_remain_right_whatever_is_asked(tmp_path: Path) -> None:
    no_reason, no_rule = "<!-- kyokun-ignore KY501 -->", "<!-- kyokun-ignore KY5O1: old -->"
    assert found(tmp_path, no_reason, select=["KY99"]) == {"KY990"}
    assert found(tmp_path, no_rule, select=["KY99"]) == {"KY991", "KY992"}
    assert not found(tmp_path, no_rule, select=["KY990"])
    assert found(tmp_path, "<!-- kyokun-ignore KY990: x -->", select=["KY99"]) == {"KY991"}


def test_what_makes_a_document_untrustworthy_is_told_whatever_is_asked(tmp_path: Path) -> None:
    write_base(tmp_path, {PATH: b"\xff\xfe", "postmortems/a.md": complete(), "postmortems/b.md": complete()})
    for options in (
        {"select": ["KY8"]},
        {"ignore": ["KY0", "metadata"]},
        {"per_path_ignores": {"**": ["KY"]}},
    ):
        knowledge = load_base(Base(tmp_path, read_options(options)))
        assert {"KY001", "KY104"} <= {finding.code for finding in check(knowledge)}, options
