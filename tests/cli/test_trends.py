"""``kyokun trends``."""

import json
import unicodedata
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kyokun.reporters.trends_schema import trends_schema
from tests.cli.running import one_line, run, start
from tests.making import complete, write_base

REPOSITORY = Path(__file__).parents[2]
NOW = "2026-06-05T09:00+09:00"
SCHEMA = Draft202012Validator(trends_schema())


def incident(number: int, day: str, minutes: int, *lines: str) -> tuple[str, str]:
    text = "\n".join(
        (
            f"id: PM-{number:03}",
            f"title: Incident {number}",
            f"started_at: {day}T10:00",
            f"resolved_at: {day}T{10 + minutes // 60}:{minutes % 60:02}",
            *lines,
        )
    )
    return f"postmortems/PM-{number:03}.md", f"---\n{text}\n---\n\n# Incident\n"


def halved(folder: Path) -> Path:
    """Ten incidents in April of about 100 minutes, ten in May of about 10."""
    april = [incident(at, f"2026-04-{at:02}", 100 + at) for at in range(1, 11)]
    may = [
        incident(10 + at, f"2026-05-{at:02}", 10 + at, "services: [api]", "severity: high")
        for at in range(1, 11)
    ]
    return write_base(folder, dict([*april, *may]))


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "FWA" else 1 for letter in line)


def test_two_charts_the_last_period_that_is_over_and_what_may_be_said(tmp_path: Path) -> None:
    shown = run("trends", "-C", halved(tmp_path), "--now", NOW, "--from", "2026-03").stdout
    assert "  2026-04  ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿ 10\n" in shown
    assert "  2026-06   0 (so far)\n" in shown
    assert "1 h 46 min  n = 10" in shown
    assert "2026-03   no records" in shown
    said = "Time to resolve (MTTR): shorter than in 2026-04; ×0.15 (95% confidence 0.12 to 0.17)"
    assert said in " ".join(shown.split())
    assert "Incidents: ×" in shown
    assert "Time to detect: unknown 10" in shown


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("by", ["month", "quarter", "year"])
def test_at_most_eighty_columns_even_where_ambiguous_letters_are_wide(language: str, by: str) -> None:
    result = run("trends", "-C", REPOSITORY, "--lang", language, "--by", by, "--now", NOW)
    assert (result.exit_code, result.stderr) == (0, "")
    chart = [line for line in result.stdout.splitlines() if "⣿" in line or "⠄" in line]
    assert chart
    assert all(columns(line) <= 80 for line in chart)
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_in_japanese(tmp_path: Path) -> None:
    shown = run("trends", "-C", halved(tmp_path), "--now", NOW, "--lang", "ja").stdout
    said = "復旧まで（MTTR）: 2026-04 より短くなりました。0.15倍（95%信頼区間 0.12〜0.17）"
    assert said.replace(" ", "") in "".join(shown.split())


def test_without_anything_earlier_nothing_is_compared(tmp_path: Path) -> None:
    shown = run("trends", "-C", halved(tmp_path), "--now", NOW, "--from", "2026-04", "--to", "2026-04").stdout
    assert "the records hold nothing earlier to compare with" in shown


def test_plain_letters_where_the_terminal_has_no_others(tmp_path: Path) -> None:
    process = start("trends", "--lang", "en", "--now", NOW, cwd=halved(tmp_path), encoding="ascii")
    output, _ = process.communicate()
    assert b"2026-04  ########## 10\n" in output
    assert "⣿".encode() not in output


def test_json_is_as_its_schema_says(tmp_path: Path) -> None:
    for base in (REPOSITORY, halved(tmp_path / "halved"), write_base(tmp_path / "empty", {})):
        result = run("trends", "-C", base, "--now", NOW, "--json", "--by", "quarter")
        data = json.loads(result.stdout)
        assert [error.message for error in SCHEMA.iter_errors(data)] == []
        assert (data["schema_version"], data["by"], data["to"]) == (1, "quarter", "2026-Q2")


def test_json_by_hand(tmp_path: Path) -> None:
    data = json.loads(run("trends", "-C", halved(tmp_path), "--now", NOW, "--json").stdout)
    (one,) = (
        metric
        for metric in data["metrics"]
        if (metric["id"], metric["period"], metric["statistic"], metric["segment"])
        == ("time-to-resolve", "2026-05", "median", None)
    )
    assert {key: one[key] for key in ("n", "missing", "excluded", "value", "unit", "complete")} == {
        "n": 10,
        "missing": 0,
        "excluded": [],
        "value": 15.5 * 60,
        "unit": "seconds",
        "complete": True,
    }
    assert one["formula"].startswith("resolved_at − started_at of each")
    assert one["points"][0] == {"id": "PM-011", "value": 660}
    assert [
        (change["against"], change["period"], change["claim"], change["value"]) for change in one["change"]
    ] == [
        ("previous", "2026-04", "lower", 105.5 * 60),
        ("year-earlier", "2025-05", "no-records", None),
    ]
    assert one["change"][0]["p_adjusted"] < 0.001
    assert data["this"] == "2026-05"


def test_only_some_of_them(tmp_path: Path) -> None:
    base = halved(tmp_path)
    for option in (["--service", "api"], ["--severity", "high"]):
        data = json.loads(run("trends", "-C", base, "--now", NOW, "--json", *option).stdout)
        counts = {
            one["period"]: one["value"]
            for one in data["metrics"]
            if one["id"] == "incidents" and one["segment"] is None
        }
        assert (counts["2026-04"], counts["2026-05"]) == (0, 10)
    assert (
        "only api, high"
        in run("trends", "-C", base, "--now", NOW, "--service", "api", "--severity", "high").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "January"], "January is no period: write 2025-01, 2025-Q1 or 2025"),
        (["--from", "2026-05", "--to", "2026-04"], "--from lies after --to, or after today"),
        (["--from", "2099"], "--from lies after --to, or after today"),
        (
            ["--from", "0002", "--to", "2026"],
            "that makes 24300 periods: choose --by year or a later --from, for at most 600",
        ),
        (["--service", "aip"], "there is no service aip; did you mean api?"),
    ],
)
def test_what_cannot_be_meant_is_one_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    result = run("trends", "-C", halved(tmp_path), *arguments)
    assert (result.exit_code, result.stdout, one_line(result.stderr)) == (2, "", f"kyokun: {said}")


def test_a_base_without_incidents(tmp_path: Path) -> None:
    result = run("trends", "-C", write_base(tmp_path, {}))
    assert (result.exit_code, result.stdout) == (0, "there are no incidents yet\n")


def test_without_a_day_nothing_is_hidden(tmp_path: Path) -> None:
    path, text = incident(1, "2026-05-01", 10)
    undated = complete("PM-002").replace("_at: 2", "_at: unknown # 2")
    base = write_base(tmp_path, {path: text, "postmortems/PM-002.md": undated})
    assert (
        "Incidents in no period, for want of a day: PM-002\n"
        in run("trends", "-C", base, "--now", NOW).stdout
    )


def test_an_authors_words_do_not_drive_the_terminal(tmp_path: Path) -> None:
    path, text = incident(1, "2026-05-01", 10, 'services: ["a\\e[31mb"]')
    base = write_base(tmp_path, {path: text})
    assert "\x1b" not in run("trends", "-C", base, "--now", NOW, "--service", "a\x1b[31mb").stdout
