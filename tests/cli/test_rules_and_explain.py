"""``kyokun rules`` and ``kyokun explain``."""

import json
from pathlib import Path

import pytest

from kyokun.rules.catalogue import FAMILIES, all_rules
from tests.cli.running import one_line, run
from tests.making import write_base


def test_the_list_needs_no_base_and_speaks_the_bases_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("rules").stdout.startswith("Reading\n")
    write_base(tmp_path, {}, options="lang: ja")
    assert run("rules").stdout.startswith("読み取り\n")
    assert run("rules", "--lang", "en").stdout.startswith("Reading\n")


def test_the_list_as_json_has_every_rule_with_its_family() -> None:
    listed = json.loads(run("rules", "--json", "--lang", "ja").stdout)
    assert listed["schema_version"] == 1
    assert [one["code"] for one in listed["rules"]] == [rule.code for rule in all_rules()]
    for one, rule in zip(listed["rules"], all_rules(), strict=True):
        assert list(one) == ["code", "slug", "family", "title", "weight", "fix"]
        assert one["family"] in FAMILIES
        assert one["title"] == rule.title.ja
        assert one["weight"] == rule.weight.value
        assert one["fix"] == (rule.mending.value if rule.mending else None)


@pytest.mark.parametrize("name", ["KY501", "ky501", "action-without-owner", "Action-Without-Owner"])
def test_a_rule_is_explained_by_code_or_name(name: str) -> None:
    result = run("explain", name, "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("KY501 action-without-owner\n")
    for heading in ("Why it matters", "Level", "To suppress it"):
        assert f"\n{heading}\n" in result.stdout
    assert "<!-- kyokun-ignore KY501: the reason -->" in result.stdout
    assert "\nなぜ問題か\n" in run("explain", name, "--lang", "ja").stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("KY5O1", "there is no rule KY5O1; did you mean KY501?"),
        ("action-without-onwer", "there is no rule action-without-onwer; did you mean action-without-owner?"),
        ("zzzz", "there is no rule zzzz; `kyokun rules` lists them all"),
        ("\x1b[2J", "there is no rule �[2J; `kyokun rules` lists them all"),
        ("", "there is no rule ; `kyokun rules` lists them all"),
    ],
)
def test_an_unknown_rule_exits_2_on_one_line(name: str, said: str) -> None:
    result = run("explain", name, "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert one_line(result.stderr) == f"kyokun: {said}"


def test_both_stand_in_the_help() -> None:
    shown = run("--help").stdout
    assert "explain" in shown
    assert "rules" in shown
    assert "CODE|SLUG" in run("explain", "--help").stdout
