"""``kyokun similar``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from kyokun.cli.main import main
from kyokun.model.language import Language
from kyokun.reporters.similar_json import similar_json
from kyokun.reporters.similar_plain import similar_plain
from kyokun.reporters.similar_schema import similar_schema
from kyokun.search.related.relations import Relations
from kyokun.text.width import width
from tests.cli.running import NEUTRAL, one_line, run
from tests.reading.real_documents import ROOT
from tests.related.making import LEAK, incident, leaks, loaded, written

DRAFT = incident("PM-050", "Sessions dropped", LEAK).replace("status: published", "status: draft")
_WITHOUT_SCIPY = """
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("scipy", "numpy"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hidden())
from kyokun.cli.main import main
main()
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return written(tmp_path / "base", leaks())


def asked(base: Path, text: str | bytes, *arguments: str) -> Result:
    """``kyokun similar -`` with the text on standard input."""
    command = ["similar", "-C", str(base), "-", *arguments]
    return CliRunner().invoke(main, command, input=text, env=NEUTRAL, catch_exceptions=False)


def found(output: str, lang: str = "en") -> list[str]:
    return [one["id"] for one in json.loads(output)["similar"][lang]]


def test_an_id_in_any_case_and_an_action_mean_the_incident(base: Path) -> None:
    for name in ("PM-001", "pm-001"):
        result = run("similar", "-C", base, name, "--json")
        assert (result.exit_code, found(result.stdout)) == (0, ["PM-002"])


def test_json_tells_likeness_recurrence_and_reasons(base: Path) -> None:
    data = json.loads(run("similar", "-C", base, "PM-002", "--json", "--lang", "en").stdout)
    assert list(Draft202012Validator(similar_schema()).iter_errors(data)) == []
    assert data["incident"]["id"] == "PM-002"
    (one,) = data["similar"]["en"]
    assert (one["recurrence"], one["order"]) == ("suspected", "earlier")
    assert data["suspected_from"] <= one["likeness"] <= 1
    assert {"kind": "concept", "values": ["memory leak", "unreleased resource"]} in one["reasons"]
    assert data["similar"]["ja"] == []
    assert data["lessons"] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "This may be a recurrence of PM-001"), ("ja", "この件は PM-001 の再発かもしれません")],
)
def test_a_suspicion_is_said_as_one_in_both_languages(base: Path, lang: str, said: str) -> None:
    for option in ((), ("--markdown",)):
        assert said in run("similar", "-C", base, "PM-002", "--lang", lang, *option).stdout


def test_a_file_of_the_base_is_that_incident_and_any_other_a_draft(base: Path, tmp_path: Path) -> None:
    own = run("similar", "-C", base, "postmortems/2025/PM-001.md", "--json")
    assert found(own.stdout) == ["PM-002"]
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    assert sorted(found(run("similar", "-C", base, draft, "--json").stdout)) == ["PM-001", "PM-002"]


def test_a_draft_on_standard_input_is_compared_but_not_with_its_earlier_state(base: Path) -> None:
    assert sorted(found(asked(base, DRAFT, "--json").stdout)) == ["PM-001", "PM-002"]
    edited = leaks()["PM-001"].replace("Chat restarts", "Chat restarts every few hours")
    assert found(asked(base, edited, "--json").stdout) == ["PM-002"]


def test_a_draft_without_readable_front_matter_is_compared_by_its_text(base: Path) -> None:
    result = asked(base, DRAFT.replace("title: Sessions dropped", "title: [\n"), "--json")
    assert result.exit_code == 0
    assert set(found(result.stdout)) == {"PM-001", "PM-002"}
    assert "its front matter is no YAML" in one_line(result.stderr)


def test_the_limit(base: Path) -> None:
    assert len(found(asked(base, DRAFT, "--json", "--limit", "1").stdout)) == 1


def test_nothing_alike_is_said_and_no_error(base: Path) -> None:
    result = run("similar", "-C", base, "PM-004", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert one_line(result.stderr) == "kyokun: no similar incidents were found"
    assert "no similar incidents were found" in run("similar", "-C", base, "PM-004", "--markdown").stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("PM-0001", "no such id or file"),
        ("no/such.md", "no such id or file"),
        ("practice/memory", "is a lesson"),
        ("lessons/practice/memory.md", "is a lesson"),
        ("latin.md", "cannot be read as text"),
    ],
)
def test_what_cannot_be_compared_ends_with_one_line(base: Path, name: str, said: str) -> None:
    lesson = base / "lessons/practice/memory.md"
    lesson.parent.mkdir(parents=True)
    lesson.write_text("---\ntitle: Memory\n---\n\n# Memory\n\nRelease it.\n", encoding="utf-8")
    (base / "latin.md").write_bytes("---\nid: PM-9\n---\n".encode("utf-16"))
    result = run("similar", "-C", base, name, "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in one_line(result.stderr)


def test_markdown_mentions_nobody_and_links_nowhere(base: Path) -> None:
    evil = DRAFT.replace("Sessions dropped", "@team [x](https://evil.example) #12")
    shown = asked(base, evil, "--markdown").stdout
    assert "@team" not in shown
    assert "](https" not in shown


def test_without_scipy_the_answer_is_the_same(base: Path) -> None:
    with_it = run("similar", "-C", base, "PM-001", "--json")
    without = subprocess.run(
        [sys.executable, "-c", _WITHOUT_SCIPY, "similar", "-C", str(base), "PM-001", "--json"],
        env=os.environ | NEUTRAL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert without.stdout == with_it.stdout


def test_our_own_base_answers_within_its_schema_and_the_terminals_width() -> None:
    knowledge = loaded(ROOT)
    relations = Relations(knowledge)
    validator = Draft202012Validator(similar_schema())
    for one in knowledge.incidents[::4]:
        related = relations.related(one, 5)
        assert list(validator.iter_errors(json.loads(similar_json(one, related, Language.JA)))) == []
        shown = similar_plain(one, related, Language.JA, colour=False, columns=80)
        assert max(map(width, shown.splitlines())) <= 80
