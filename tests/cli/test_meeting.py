"""``kyokun meeting``: the agenda of any postmortem, any time."""

from pathlib import Path

import pytest

from tests.cli.running import one_line, run

BASE = Path(__file__).parents[1] / "bases" / "small"


@pytest.mark.parametrize("id_", ["PM-001", "pm-004"])
def test_the_agenda_is_the_one_of_the_guide(id_: str) -> None:
    result = run("meeting", "-C", BASE, id_, "--now", "2026-05-01T09:00+09:00")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# ")
    assert [
        line.rpartition("(")[2]
        for line in result.stdout.splitlines()
        if line.startswith("## ") and "(" in line
    ] == [
        "5 分)",
        "15 分)",
        "10 分)",
        "30 分)",
        "20 分)",
        "5 分)",
    ]


def test_it_is_in_the_documents_language() -> None:
    assert "Ground rules" in run("meeting", "-C", BASE, "PM-006", "--lang", "ja").stdout


def test_an_unknown_id_is_one_line_and_exit_code_1() -> None:
    result = run("meeting", "-C", BASE, "PM-777", "--lang", "en")
    assert result.exit_code == 1
    assert "PM-777" in one_line(result.stderr)
