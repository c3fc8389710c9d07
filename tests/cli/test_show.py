"""``kyokun show``: what an id finds, and how it is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import one_line, run
from tests.making import write_base

SMALL = Path(__file__).parents[1] / "bases" / "export-small"
EXPORT = json.loads((SMALL / "expected.json").read_text("utf-8"))


def shown(id_: str) -> dict[str, Any]:
    result = run("show", "-C", SMALL, id_, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def exported(list_: str, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = next(entry for entry in EXPORT[list_] if entry["id"] == id_)
    return found


@pytest.mark.parametrize("id_", ["PM-999", "pm-999", "ＰＭ－９９９"])
def test_a_postmortem_in_any_spelling(id_: str) -> None:
    assert shown(id_) == exported("postmortems", "PM-999")


@pytest.mark.parametrize("id_", ["practice/timeouts", "lessons/practice/timeouts.md", "Practice/Timeouts"])
def test_a_lesson_by_id_or_path(id_: str) -> None:
    assert shown(id_) == exported("lessons", "practice/timeouts")


@pytest.mark.parametrize("id_", ["PM-999-2", "pm-999-2", "PM-1000-2"])
def test_an_action_also_by_its_translations_id(id_: str) -> None:
    expected = exported("postmortems", "PM-999")["actions"][1]
    assert shown(id_) == {"postmortem": "PM-999", **expected}


@pytest.mark.parametrize(
    ("id_", "english", "japanese"),
    [
        ("PM-99", "there is no PM-99; did you mean PM-999", "PM-99 は見つかりません。PM-999"),
        ("PM-999-3", "there is no PM-999-3; did you mean PM-999-", "PM-999-3 は見つかりません。PM-999-"),
        ("practice/timeout", "did you mean practice/timeouts?", "practice/timeouts のことですか？"),
        ("zzz", "there is no zzz; documents that cannot be read: 1", "読み取れない文書が 1 件あります"),
        ("", "there is no ", " は見つかりません"),
    ],
)
def test_an_unknown_id_exits_1_with_one_line(id_: str, english: str, japanese: str) -> None:
    for language, said in (("en", english), ("ja", japanese)):
        for arguments in ([], ["--json"]):
            result = run("show", "-C", SMALL, "--lang", language, id_, *arguments)
            assert (result.exit_code, result.stdout) == (1, "")
            assert said in one_line(result.stderr)


def test_a_postmortem_in_english() -> None:
    assert run("show", "-C", SMALL, "PM-999", "--now", "2025-06-05").stdout == (
        "PM-999  Checkout: 5xx for 3 in 10 orders\n"
        "\n"
        "Type                 Postmortem\n"
        "Severity             High\n"
        "Status               Closed\n"
        "Impact began         2025-06-02 10:00:00 JST\n"
        "Detected             2025-06-02 10:00:59 JST\n"
        "Acknowledged         2025-06-02 10:05 JST\n"
        "Cause identified     2025-06-02 10:30 JST\n"
        "Impact mitigated     2025-06-02 11h JST\n"
        "Resolved             2025-06-03 00:00:01 JST\n"
        "Drafted              2025-06-03\n"
        "Review meeting       2025-06-04\n"
        "Time to detect       59 s\n"
        "Time to acknowledge  4 min 1 s\n"
        "Time to identify     30 min\n"
        "Time to resolve      14 h 1 s\n"
        "Services             api, checkout\n"
        "Teams                backend\n"
        "Causes               technology/timeout, process/code-review\n"
        "Recurred as          PM-007\n"
        "Other language       PM-1000\n"
        "File                 postmortems/2025/PM-999-checkout.md\n"
        "\n"
        "Summary\n"
        "  For 30 minutes three in ten orders failed.\n"
        "\n"
        "Action items\n"
        "  Due         ID        Priority  State    Owner       Action\n"
        "  2025-06-07  PM-999-2  P0        Done     @rin, @bob  Bound every outgoing call\n"
        "  unknown     PM-999-1  -         Unknown  -           Rehearse the rollback\n"
        "\n"
        "Lessons\n"
        "  practice/timeouts  Bound every wait\n"
        "  rollback  戻せる形で出す\n"
    )


def test_a_record_in_japanese_tells_unknown_not_applicable_and_ongoing_apart() -> None:
    output = run("show", "-C", SMALL, "PM-007", "--lang", "ja", "--now", "2025-08-01").stdout
    for line in (
        "種類        インシデント記録",
        "影響の開始  2025-07-01",
        "検知        不明",
        "対応の開始  該当なし",
        "復旧        継続中",
        "再発元      PM-999",
        "  2025-07-31  PM-007-1  P1      未着手（期限切れ）  @mio  期限の監視を入れる",
    ):
        assert line in output.splitlines()
    assert "まで" not in output  # no duration can be told


def test_an_action_and_a_lesson_in_both_languages() -> None:
    english = run("show", "-C", SMALL, "PM-999-2").stdout.splitlines()
    assert "Due         2025-06-07 (within 3 days)" in english
    assert "Postmortem  PM-999  Checkout: 5xx for 3 in 10 orders" in english
    japanese = run("show", "-C", SMALL, "practice/timeouts", "--lang", "ja").stdout.splitlines()
    assert "水平展開  api: 適用済み, batch: 未適用, billing: 対象外" in japanese
    assert "この教訓のもとになったインシデント" in japanese
    assert "    PM-999-2  完了  Bound every outgoing call" in japanese


def test_authors_text_cannot_drive_the_terminal(tmp_path: Path) -> None:
    text = '---\nid: PM-1\ntitle: "\\e[2J\\u202E"\nservices: ["\\a"]\n---\n## Summary\n\x1b]0;x\x07\n'
    write_base(tmp_path, {"postmortems/a.md": text, "lessons/a.md": text})
    for id_ in ("PM-1", "a"):
        output = run("show", "-C", tmp_path, id_).stdout
        assert output
        assert not set(output) & set("\x1b\x07\u202e")
