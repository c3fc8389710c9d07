"""Owners, due dates and states as people write them."""

from datetime import date

import pytest

from kyokun.model.terms import ActionState
from kyokun.reading.action_values import is_due, read_due, read_owners, read_state

MEETING = date(2025, 1, 31)


@pytest.mark.parametrize(
    ("written", "owners"),
    [
        ("@alice", ("@alice",)),
        ("@eve（QA）", ("@eve",)),
        ("@a, @b /@c and @a", ("@a", "@b", "@c")),
        ("@org/team-a.", ("@org/team-a",)),
        ("＠alice、＠bob", ("@alice", "@bob")),
        ("山田 太郎、鈴木／佐藤", ("山田 太郎", "鈴木", "佐藤")),
        ("Rin Sato and Sam", ("Rin Sato", "Sam")),
        ("**Rin** & [Sam](u)", ("Rin", "Sam")),
        ("rin@example.com", ("rin@example.com",)),
        ("Sandy Anderson", ("Sandy Anderson",)),
        ("@name", ()),
        ("@担当者", ()),
        ("TBD", ()),
        ("", ()),
    ],
)
def test_owners_are_handles_or_else_names(written: str, owners: tuple[str, ...]) -> None:
    assert read_owners(written) == owners


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("3日以内", date(2025, 2, 3)),
        ("1週間以内", date(2025, 2, 7)),
        ("２週間後", date(2025, 2, 14)),
        ("1ヶ月以内", date(2025, 2, 28)),
        ("1か月以内に完了", date(2025, 2, 28)),
        ("1年以内", date(2026, 1, 31)),
        ("within 2 weeks", date(2025, 2, 14)),
        ("Within a month of the meeting", date(2025, 2, 28)),
        ("in 3 days", date(2025, 2, 3)),
        ("two weeks", date(2025, 2, 14)),
        ("明日", date(2025, 2, 1)),
        ("即日", MEETING),
        ("immediately", MEETING),
    ],
)
def test_a_relative_due_date_counts_from_the_meeting(written: str, on: date) -> None:
    due = read_due(written, MEETING)
    assert due is not None
    assert (due.written, due.on, due.is_relative) == (written, on, True)
    unknown = read_due(written, None)
    assert unknown is not None
    assert (unknown.on, unknown.is_relative) == (None, True)


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("2025-01-17", date(2025, 1, 17)),
        ("2025年1月17日（金）", date(2025, 1, 17)),
        ("２０２５／１／１７", date(2025, 1, 17)),
        ("2025-01-17（延期: 2025-02-01）", date(2025, 1, 17)),
        ("2025-02-30", None),
        ("20255-01-17", None),
        ("2025年3月末", None),
        ("3月末", None),
        ("5営業日以内", None),
        ("5 business days", None),
        ("来週", None),
        ("soon", None),
        ("9999年以内", None),
    ],
)
def test_a_due_date_that_is_not_relative(written: str, on: date | None) -> None:
    due = read_due(written, MEETING)
    assert due is not None
    assert (due.written, due.on, due.is_relative) == (written, on, False)


@pytest.mark.parametrize("written", ["", "-", "TODO", "YYYY-MM-DD", "未定", "[日付]", "{{ due }}"])
def test_a_placeholder_is_no_due_date(written: str) -> None:
    assert read_due(written, MEETING) is None


def test_a_date_beyond_the_calendar_is_unknown() -> None:
    due = read_due("999年以内", date(9998, 1, 1))
    assert due is not None
    assert due.on is None


@pytest.mark.parametrize(
    ("words", "is_it"),
    [("2025-01-15", True), ("3日以内", True), ("within 2 weeks", True), ("soon", False), ("", False)],
)
def test_words_that_are_a_due_date_and_nothing_else(words: str, *, is_it: bool) -> None:
    assert is_due(words) is is_it


@pytest.mark.parametrize(
    ("written", "state", "done_on", "note"),
    [
        ("完了（2025-01-16）", ActionState.DONE, date(2025, 1, 16), "2025-01-16"),
        ("done (2025-01-16)", ActionState.DONE, date(2025, 1, 16), "2025-01-16"),
        ("Done: 2025-01-16, late", ActionState.DONE, date(2025, 1, 16), "2025-01-16 late"),
        ("完了 2025年1月16日", ActionState.DONE, date(2025, 1, 16), "2025年1月16日"),
        ("2025-01-16 完了", ActionState.DONE, date(2025, 1, 16), "2025-01-16"),
        ("✅ 完了", ActionState.DONE, None, ""),
        ("**完了**", ActionState.DONE, None, ""),
        ("対応済み", ActionState.DONE, None, ""),
        ("進行中", ActionState.IN_PROGRESS, None, ""),
        ("進行中（2025-01-20 に再開）", ActionState.IN_PROGRESS, None, "2025-01-20 に再開"),
        ("In progress - waiting", ActionState.IN_PROGRESS, None, "waiting"),
        ("in-progress", ActionState.IN_PROGRESS, None, ""),
        ("未着手", ActionState.OPEN, None, ""),
        ("To do", ActionState.OPEN, None, ""),
        ("見送り（費用に見合わない）", ActionState.WONT_DO, None, "費用に見合わない"),
        ("Won't do: too costly", ActionState.WONT_DO, None, "too costly"),
        ("won’t do (see (1))", ActionState.WONT_DO, None, "see (1)"),
        ("wont-do", ActionState.WONT_DO, None, ""),
        ("not done", ActionState.UNKNOWN, None, ""),
        ("完了していない", ActionState.UNKNOWN, None, ""),
        ("halfway", ActionState.UNKNOWN, None, ""),
        ("", ActionState.UNKNOWN, None, ""),
    ],
)
def test_a_state_with_its_date_and_its_reason(
    written: str, state: ActionState, done_on: date | None, note: str
) -> None:
    read = read_state(written)
    assert (read.state, read.done_on, read.note) == (state, done_on, note)
