"""What people see at a terminal of 80 columns, in both languages."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from kyokun.reporters.wrapping import wrapped
from tests.cli.running import at_terminal, run
from tests.making import LESSON, NOW, complete, write_base

LANGUAGES = ("ja", "en")
ROOT = Path(__file__).resolve().parents[2]
ESCAPE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
SOURCE = re.compile(r"^  +(\d+) \| (.*)$")
CARETS = re.compile(r"^ +\| ( *)(\^+)")
PLACE = re.compile(r"^(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): ")
PATH = "postmortems/2019/決済が 止まった日.md"


def cells(text: str) -> int:
    """Columns of a terminal, by the Unicode tables."""
    return sum(
        0
        if unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(letter) in "FW")
        for letter in text
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document that is wrong in lines of any length and width."""
    long_ja = "決済の担当者が注意を怠ったため、" * 12
    text = complete().replace("severity: medium", "severity: " + "重大度は高いと思われる１２３" * 4)
    text = text.replace("- **Owner**: @rin", "- **担当**:").replace("## Impact", "## Something else")
    text = text.replace(
        "## Action items",
        f"{long_ja}オペレーターの確認不足が原因で失敗した。その後 PM-888 も起きた。\n\n"
        "| 時刻 | イベント | 誰が | 何をした |\n|---|---|---|---|\n"
        f"| 10:99 | {'全角の説明' * 9} | @rin | がぎぐ👩\u200d💻と e\u0301 を見た |\n\n"
        f"[がぎぐげごの記録]({'とても長い名前' * 8}.md) と [PM-777](../PM-777.md)\n\n## Action items",
        1,
    )
    text = text.replace("started_at:", "severity: low\nstarted_at:", 1)
    return write_base(
        tmp_path_factory.mktemp("terminal"), {PATH: text, "lessons/practice/timeouts.md": LESSON}
    )


def shown(language: str, *arguments: str | Path, columns: int = 80) -> list[str]:
    _, text = at_terminal("--now", NOW, "--lang", language, *arguments, columns=columns, NO_COLOR="1")
    return text.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [80, 50])
def test_no_line_is_wider_than_the_terminal_but_the_one_with_the_path(
    base: Path, language: str, columns: int
) -> None:
    lines = shown(language, "check", "-C", base, columns=columns)
    assert len(lines) > 40
    assert not [line for line in lines if "\x1b" in line]
    wide = [line for line in lines if cells(line) > columns and not PLACE.match(line)]
    assert wide == []
    messages = [line for line in lines if line.startswith(("  ", "    ")) and "|" not in line]
    # Lines are as full as they can be: something was broken, and nothing much too early.
    assert max(map(cells, messages)) > columns - 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [80, 200])
def test_carets_stand_under_the_cells_that_are_meant(base: Path, language: str, columns: int) -> None:
    lines = shown(language, "check", "-C", base, columns=columns)
    document = (base / PATH).read_text(encoding="utf-8").splitlines()
    seen = 0
    for at, line in enumerate(lines):
        place = PLACE.match(line)
        if place is None or place["path"] != PATH:
            continue
        source = next(
            (row for row in range(at, at + 8) if row < len(lines) and SOURCE.match(lines[row])), None
        )
        if source is None:
            continue
        number, text = SOURCE.match(lines[source]).groups()  # type: ignore[union-attr]
        carets = CARETS.match(lines[source + 1])
        assert carets is not None, lines[source + 1]
        assert lines[source].index("|") == lines[source + 1].index("|")
        assert int(number) == int(place["line"])
        meant = document[int(place["line"]) - 1][int(place["column"]) - 1 :]
        before = carets[1]
        above = ""
        for letter in text:
            if cells(above + letter) > cells(before):
                break
            above += letter
        assert cells(above) == cells(before), (above, before)
        under = text[len(above) :].rstrip("…")
        assert meant.startswith(under[:3]) if under else not meant, (meant, under)
        seen += 1
    assert seen > 6


def test_colours_are_for_terminals_that_want_them(base: Path) -> None:
    check = ("--now", NOW, "check", "-C", base)
    exit_code, coloured = at_terminal(*check)
    assert exit_code == 1
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert at_terminal(*check, NO_COLOR="1")[1] == ESCAPE.sub("", coloured)
    assert at_terminal(*check, TERM="dumb")[1] == ESCAPE.sub("", coloured)
    assert at_terminal(*check, NO_COLOR="")[1] == coloured
    piped = run(*check).stdout
    assert "\x1b" not in piped
    # Piped, every message is one line, to be searched.
    said = json.loads(run(*check, "--format", "json").stdout)["findings"]
    assert all(f"  {one['message']}\n" in piped and f"  → {one['help']}\n" in piped for one in said)


@pytest.mark.parametrize(
    "arguments",
    [
        ["rules"],
        ["explain", "KY501"],
        ["explain", "KY001"],
        ["actions"],
        ["show", "PM-055"],
        ["show", "PM-055-1"],
        ["show", "design/idempotency"],
        ["--help"],
        ["check", "--help"],
        ["baseline", "--help"],
        ["new", "--help"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_other_answer_fits_as_well(arguments: list[str]) -> None:
    for language in LANGUAGES[: 1 if "--help" in arguments else 2]:
        session = ("-C", ROOT, "--now", NOW, "--lang", language)
        exit_code, text = at_terminal(*session, *arguments, NO_COLOR="1")
        assert exit_code == 0
        assert [line for line in text.splitlines() if cells(line) > 80 or line != line.rstrip()] == []


def test_a_complaint_is_one_line_however_narrow_the_terminal(base: Path) -> None:
    exit_code, text = at_terminal("check", "-C", base, "--select", "KY5O1", columns=30, complaints=True)
    assert exit_code == 2
    assert text.count("\n") == 1
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("注文が失敗した。", 10, ["注文が失敗", "した。"]),
        ("注文が失敗。した", 10, ["注文が失", "敗。した"]),
        ("注文は「失敗」した", 8, ["注文は", "「失敗」", "した"]),
        ("注文がTIMEOUTで失敗", 12, ["注文が", "TIMEOUTで失", "敗"]),
        ("x" * 20, 8, ["x" * 8, "x" * 8, "xxxx"]),
        ("", 8, [""]),
        ("がぎぐげ", 8, ["がぎぐげ"]),
        ("か\u3099き\u3099く\u3099け\u3099こ\u3099", 8, ["か\u3099き\u3099く\u3099け\u3099", "こ\u3099"]),
    ],
)
def test_where_a_line_may_be_broken(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines
    assert wrapped(text, None) == [text]
