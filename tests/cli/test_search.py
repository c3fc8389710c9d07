"""``kyokun search``: how answers look, to people and to programs."""

import json
import os
import signal
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from kyokun.reporters.search_schema import search_schema
from kyokun.text.width import width
from tests.cli.running import one_line, run, start
from tests.search.small_base import DOCUMENTS, make, postmortem

SCHEMA = Draft202012Validator(search_schema())


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KYOKUN_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return make(tmp_path / "base").root


def search(base: Path, *arguments: str) -> Result:
    return run("search", "-C", base, *arguments)


def test_an_answer_in_japanese(base: Path) -> None:
    assert search(base, "メモリリーク", "--lang", "ja", "--limit", "2").stdout == (
        "PM-001  api のメモリリークによる停止\n"
        "  2025-01-10 · 重大度 高 · クローズ · api, worker\n"
        "  ヒープが増え続け、api が再起動を繰り返した。\n"
        "\n"
        "PM-002  決済画面が開かない\n"
        "  2025-03-31 · 重大度 致命的 · 公開済み · payment-gateway\n"
        "  サマリー: TLS証明書の期限が切れた。原因はメモリリークではない。\n"
        "\n"
        "3 件のうち 2 件。続きは --limit で表示できます\n"
    )


def test_an_answer_in_english(base: Path) -> None:
    assert search(base, "max_connections OR 停電", "--lang", "en").stdout == (
        "PM-042  京都リージョンの停電\n"
        "  Record · Low\n"
        "  Summary: 停電で東京都からも接続できなかった。PM-003 とは別件。夜\n"
        "\n"
        "PM-003  Checkout ran out of connections\n"
        "  2024-06-01 · Medium · In review · api\n"
        "  Action items: 1. Raise max_connections — @alice, due 2024-07-01, P1\n"
        "  PM-003-1  Open  Raise max_connections\n"
        "\n"
        "2 found\n"
    )


def test_no_line_is_wider_than_a_terminal_and_none_begins_with_a_full_stop(base: Path) -> None:
    long = "、".join(["とても長い題名のポストモーテム with some English words"] * 4) + "。"
    (base / "postmortems" / "long.md").write_text(postmortem("PM-900", long, summary=long * 3), "utf-8")
    lines = search(base, "とても長い", "type:incident").stdout.splitlines()
    assert len(lines) > 5
    assert max(map(width, lines)) <= 80
    assert not [line for line in lines if line.strip().startswith(("、", "。"))]


def test_nothing_found(base: Path) -> None:
    result = search(base, "停電 severity:critical", "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "kyokun: nothing matches 停電 severity:critical\nkyokun: without severity:critical: 1\n"
    )
    result = search(base, "メモリーリク", "--lang", "ja")
    assert result.stderr == (
        "kyokun: 「メモリーリク」に当てはまるものはありません\n"
        "kyokun: メモリーリク はありません。メモリリーク のことですか？\n"
    )


def test_what_was_not_understood_is_told_beside(base: Path) -> None:
    result = search(base, "停電 severity:urgent", "--lang", "en")
    assert result.exit_code == 0
    assert "severity: was left out" in one_line(result.stderr)


@pytest.mark.parametrize("query", ["", "！？", "severity:urgent"])
def test_a_query_that_asks_for_nothing_is_one_line(base: Path, query: str) -> None:
    result = search(base, query)
    assert (result.exit_code, result.stdout) == (2, "")
    one_line(result.stderr)


@pytest.mark.parametrize(
    "arguments", [["-メモリ", "type:record"], ["-メモリ type:record"], ["NOT", "メモリ", "--type", "記録"]]
)
def test_a_query_may_begin_with_what_it_rules_out(base: Path, arguments: list[str]) -> None:
    answer = json.loads(search(base, "--json", *arguments).stdout)
    assert [found["id"] for found in answer["results"]] == ["PM-042"]
    assert "\u2212" not in answer["query"]


@pytest.mark.parametrize(
    "query", ["メモリ", "PM-001-2", "type:action", "type:lesson", "year:2024", "zzzz", "lang:en memory"]
)
def test_the_json_is_what_the_schema_says(base: Path, query: str) -> None:
    result = search(base, query, "--json")
    answer = json.loads(result.stdout)
    SCHEMA.validate(answer)
    assert (result.exit_code == 0) is bool(answer["results"])
    assert answer["query"] == query


def test_the_json_of_an_action(base: Path) -> None:
    answer = json.loads(search(base, "type:action ヒープ", "--json").stdout)
    (found,) = answer["results"]
    assert (found["id"], found["type"], found["match"]) == ("PM-001", "postmortem", None)
    (action,) = found["actions"]
    assert (action["id"], action["state"], action["owners"]) == ("PM-001-1", "done", ["@alice"])
    start_, end = action["match"]["title_marks"][0]
    assert action["title"][start_:end] == "ヒープ"


def test_the_newest_first(base: Path) -> None:
    answer = json.loads(search(base, "type:incident", "--sort", "date", "--json").stdout)
    dates = [found["date"] for found in answer["results"]]
    known = [day for day in dates if day]
    assert known == sorted(known, reverse=True)
    assert dates[-1] is None


def test_without_a_cache_it_answers_and_says_so(base: Path, cache: Path) -> None:
    cache.write_text("a file")
    result = search(base, "停電", "--lang", "ja")
    assert result.exit_code == 0
    assert "索引を保存できないため" in one_line(result.stderr)


def test_authors_text_cannot_drive_the_terminal(base: Path) -> None:
    (base / "postmortems" / "x.md").write_text(postmortem("PM-901", "\x1b[2J悪い\u202e題"), "utf-8")
    output = search(base, "悪い").stdout
    assert "\ufffd[2J悪い\ufffd題" in output


def test_a_cold_command_in_a_terminal_marks_what_was_found(base: Path) -> None:
    leader, follower = os.openpty()
    process = start("search", "停電", cwd=base, stdout=follower)
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert "\x1b[1;7m停電\x1b[0m".encode() in shown


def test_a_kill_while_the_first_index_is_made_leaves_nothing_in_the_way(base: Path) -> None:
    for number in range(60):
        (base / "postmortems" / f"{number}.md").write_text(postmortem(f"PM-{number:03d}", "多数"), "utf-8")
    process = start("search", "多数", cwd=base)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert json.loads(search(base, "多数", "--json").stdout)["total"] == 60


def test_many_documents_are_indexed_by_several_processes(base: Path) -> None:
    for number in range(450):
        text = postmortem(f"PM-{number:03d}", "多数", summary=f"その{number}番")
        (base / "postmortems" / f"{number:03d}.md").write_text(text, "utf-8")
    answer = json.loads(search(base, "多数", "--json").stdout)
    assert answer["total"] == 450
    assert json.loads(search(base, "証明書", "--json").stdout)["results"][0]["id"] == "PM-002"
    assert len(DOCUMENTS) + 450 == json.loads(search(base, "-zzz", "--json").stdout)["total"]
