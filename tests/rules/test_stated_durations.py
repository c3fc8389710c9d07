"""Durations that a text states, in the shapes that real documents have them."""

import pytest

from kyokun.reading.written_durations import seconds_in
from kyokun.rules.stated_durations import stated_durations
from tests.reading.given import given

MINUTE, HOUR = 60, 3600


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("1時間45分", 105 * MINUTE),
        ("１時間半", 90 * MINUTE),
        ("約 90 分間", 90 * MINUTE),
        ("1.5 h", 90 * MINUTE),
        ("6 h 05 min", 365 * MINUTE),
        ("2h13m", 133 * MINUTE),
        ("1,415 minutes", 1415 * MINUTE),
        ("3 日 23 時間", 95 * HOUR),
        ("2 hours and 5 minutes", 125 * MINUTE),
        ("2秒", 2),
    ],
)
def test_a_duration_is_read_in_any_unit(written: str, seconds: int) -> None:
    measured = seconds_in(written)
    assert measured is not None
    assert measured[0] == seconds


@pytest.mark.parametrize("written", ["", "3名", "45", "90 分前", "2 Monate", "1:30"])
def test_what_is_no_duration_is_not_read(written: str) -> None:
    assert seconds_in(written) is None


@pytest.mark.parametrize(
    ("written", "tolerance"),
    [("90分", MINUTE), ("2 h", HOUR // 2), ("3 days", 12 * HOUR), ("約 100 分", 15 * MINUTE), ("1.5 h", 180)],
)
def test_it_may_be_off_by_what_rounding_leaves(written: str, tolerance: int) -> None:
    measured = seconds_in(written)
    assert measured is not None
    assert measured[1] == tolerance


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("**MTTR**: 1時間30分（検知から修正版公開まで）", [("resolve", 90, "detected_at")]),
        ("**MTTR**: 46分（検知から）/ 50分（発生から）", [("resolve", 46, "detected_at"), ("resolve", 50, "started_at")]),
        ("検知まで1分、緩和まで8分、**MTTR** 10分（いずれも発生から）。",
         [("detect", 1, "started_at"), ("mitigate", 8, "started_at"), ("resolve", 10, "started_at")]),
        ("10:34 を起点として、検知まで3分、解決まで1時間。", [("detect", 3, "10:34"), ("resolve", 60, "10:34")]),
        ("- Time to recovery: 84 minutes", [("resolve", 84, None)]),
        ("Time to detect 24 min, to resolve 5 h, all from 19:34.", [("detect", 24, "19:34"), ("resolve", 300, "19:34")]),
        ("MTTR was 6 h from start. Delivery itself was down for 4 h.", [("resolve", 360, "started_at")]),
        ("| MTTR | 75 min |", [("resolve", 75, None)]),
        ("## MTTR (Mean Time To Repair)\n\n25分", [("resolve", 25, None)]),
        ("最初の問い合わせから検知まで35分かかった", []),
        ("MTTR の目標は 15 分以内", []),
        ("MTTR: 32分 → 18分", []),
        ("復旧まで 3 回の再試行", []),
        ("`MTTR: 3 min`", []),
        ("Time to recovery: ?", []),
    ],
)  # fmt: skip
def test_a_statement_tells_of_what_how_long_and_from_when(
    line: str, stated: list[tuple[str, int, str | None]]
) -> None:
    document = given(f"# T\n\n{line}\n")
    found = [(one.metric, one.seconds // MINUTE, one.start) for one in stated_durations(document)]
    assert found == stated


def test_a_line_of_a_megabyte_is_passed_over() -> None:
    assert list(stated_durations(given("# T\n\n" + "検知まで1分、" * 150_000))) == []
