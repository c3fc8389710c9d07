"""Whether what was decided gets done."""

from datetime import date

import pytest

from kyokun.trends import definitions
from kyokun.trends.figures import Absence, Dimension, Figure, Statistic, Why
from kyokun.trends.periods import Granularity
from tests.trends.building import figure, left_out, postmortem, trends_of

TODAY = date(2025, 6, 10)
HELD = ("started_at: 2025-03-01T10:00", "held_at: 2025-03-03")


def actions(*items: str) -> tuple[str, str]:
    """An incident of March 2025 whose meeting was on the 3rd, with these actions."""
    blocks = (
        f"### {number}. Do it\n"
        + "".join(f"- **{line.replace(':', '**:', 1)}\n" for line in item.split("; "))
        for number, item in enumerate(items, start=1)
    )
    return postmortem("PM-001", *HELD, body="## Action items\n\n" + "\n".join(blocks))


def one(*items: str, metric: str, name: str = "2025-03", statistic: Statistic = Statistic.COUNT) -> Figure:
    wanted = next(known for known in definitions.METRICS if known.id == metric)
    found = trends_of([actions(*items)], Granularity.MONTH, TODAY)
    return figure(found, wanted, name, statistic)


FOUR = (
    "State: done (2025-03-20); Due: 2025-03-31; Priority: P0; Kind: prevent",
    "State: done (2025-04-02); Due: 2025-03-31; Priority: P1; Kind: detect",
    "State: open; Due: 2025-03-31; Priority: P1",
    "State: wont-do (too dear); Due: 2025-03-31",
)


def test_completion_by_hand() -> None:
    found = one(*FOUR, metric="action-completion", statistic=Statistic.SHARE)
    assert found.values == [1, 0, 0]
    assert found.value == pytest.approx(1 / 3)
    assert left_out(found) == {"PM-001-4": Why.WONT_DO}


def test_done_on_the_due_date_is_in_time_and_due_today_is_not_late() -> None:
    found = one(
        "State: done (2025-06-10); Due: 2025-06-10",
        "State: open; Due: 2025-06-10",
        "State: open; Due: 2025-06-09",
        metric="action-completion",
        name="2025-06",
        statistic=Statistic.SHARE,
    )
    assert (found.values, left_out(found)) == ([1, 0], {"PM-001-2": Why.NOT_DUE_YET})


def test_what_is_not_said_of_an_action_is_unknown() -> None:
    found = one(
        "State: done; Due: 2025-03-31",
        "Due: 2025-03-31",
        "State: done (2025-03-20)",
        metric="action-completion",
        statistic=Statistic.SHARE,
    )
    assert (found.n, found.value, found.absent) == (0, None, Absence.NONE)
    assert found.missing == ("PM-001-1", "PM-001-2")


def test_opened_closed_and_what_is_left() -> None:
    found = trends_of([actions(*FOUR)], Granularity.MONTH, TODAY)
    told = {
        (metric.id, name): figure(found, metric, name, Statistic.COUNT).value
        for metric in (
            definitions.ACTIONS_OPENED,
            definitions.ACTIONS_CLOSED,
            definitions.ACTIONS_WONT_DO,
            definitions.BACKLOG,
        )
        for name in ("2025-03", "2025-04")
    }
    assert told == {
        ("actions-opened", "2025-03"): 4,
        ("actions-opened", "2025-04"): 0,
        ("actions-closed", "2025-03"): 1,
        ("actions-closed", "2025-04"): 1,
        ("actions-wont-do", "2025-03"): 1,
        ("actions-wont-do", "2025-04"): 0,
        ("backlog", "2025-03"): 2,
        ("backlog", "2025-04"): -1,
    }
    assert left_out(figure(found, definitions.BACKLOG, "2025-03", Statistic.COUNT)) == {
        "PM-001-4": Why.WONT_DO
    }


def test_done_on_an_unknown_day_is_in_no_month_and_in_no_balance() -> None:
    found = trends_of([actions("State: done; Due: 2025-03-31")], Granularity.MONTH, TODAY)
    assert found.undated["actions-closed"] == ("PM-001-1",)
    balance = figure(found, definitions.BACKLOG, "2025-03", Statistic.COUNT)
    assert (balance.value, balance.missing) == (0, ("PM-001-1",))


def test_by_priority_and_kind() -> None:
    found = trends_of([actions(*FOUR)], Granularity.MONTH, TODAY)
    for metric, statistic, expected in (
        (definitions.ACTIONS_OPENED, Statistic.COUNT, {"P0": 1, "P1": 2, "unknown": 1}),
        (definitions.ACTION_COMPLETION, Statistic.SHARE, {"P0": 1, "P1": 0, "unknown": None}),
    ):
        parts = found.segments(metric, Dimension.PRIORITY)
        assert {
            part.name: figure(found, metric, "2025-03", statistic, part).value for part in parts
        } == expected
    kinds = found.segments(definitions.ACTIONS_OPENED, Dimension.KIND)
    assert [part.name for part in kinds] == ["prevent", "detect", "unknown"]


def test_ages_are_those_of_today_and_the_oldest_is_named() -> None:
    found = trends_of(
        [actions("State: open", "State: in-progress", "State: done (2025-03-20)", "Due: 2025-07-01")],
        today=TODAY,
    )
    age = figure(found, definitions.ACTION_AGE, "2025-06-10", Statistic.OLDEST)
    assert (age.value, age.ids, age.missing) == (99, ("PM-001-1", "PM-001-2"), ("PM-001-4",))
    median = figure(found, definitions.ACTION_AGE, "2025-06-10", Statistic.MEDIAN)
    assert (median.value, median.absent) == (None, Absence.TOO_FEW)


def test_a_relative_due_date_counts_from_the_meeting() -> None:
    found = one(
        "State: done (2025-03-10); Due: within 1 week", metric="action-completion", statistic=Statistic.SHARE
    )
    assert found.values == [1]


def test_a_translations_actions_are_the_originals() -> None:
    path, text = actions(*FOUR)
    translation = text.replace("id: PM-001", "id: PM-002\ntranslation_of: PM-001\nlang: en")
    found = trends_of([(path, text), ("postmortems/b.md", translation)], Granularity.MONTH, TODAY)
    assert figure(found, definitions.ACTIONS_OPENED, "2025-03", Statistic.COUNT).value == 4


def test_an_action_without_a_number_still_counts_once() -> None:
    body = "## Action items\n\n- [ ] Do it\n- [x] Do that\n"
    found = trends_of([postmortem("PM-001", *HELD, body=body)], Granularity.MONTH, TODAY)
    opened = figure(found, definitions.ACTIONS_OPENED, "2025-03", Statistic.COUNT)
    assert (opened.value, len(set(opened.ids))) == (2, 2)
