"""Whether it happened again."""

from datetime import date

import pytest

from kyokun.trends import definitions
from kyokun.trends.figures import Statistic, Why
from tests.trends.building import figure, left_out, postmortem, trends_of

FIRST = ("started_at: 2025-01-10T10:00", "held_at: 2025-01-12")
TODAY = date(2025, 12, 1)


def first(state: str = "done (2025-01-20)") -> tuple[str, str]:
    return postmortem("PM-001", *FIRST, body=f"## Action items\n\n### 1. Do it\n- **State**: {state}\n")


def again(began: str, of: str = "PM-001", id_: str = "PM-002") -> tuple[str, str]:
    return postmortem(id_, f"started_at: {began}", f"recurrence_of: [{of}]")


@pytest.mark.parametrize(
    ("began", "value"),
    [("2025-04-10T09:00", 1), ("2025-04-11T00:00", 0), ("2025-01-10T11:00", 1)],  # 90 days, 91, none
)
def test_within_ninety_days(began: str, value: float) -> None:
    found = figure(
        trends_of([first(), again(began)], today=TODAY), definitions.RECURRENCE, "2025", Statistic.SHARE
    )
    assert dict(found.points) == {"PM-001": 0, "PM-002": value}


def test_of_what_the_base_does_not_know_it_is_unknown() -> None:
    undated = postmortem("PM-009", "severity: high")
    for other in ([], [undated]):
        base = [first(), *other, again("2025-02-01", of="PM-009")]
        found = figure(trends_of(base, today=TODAY), definitions.RECURRENCE, "2025", Statistic.SHARE)
        assert (found.ids, found.missing) == (("PM-001",), ("PM-002",))


def test_what_came_later_was_not_repeated() -> None:
    found = figure(
        trends_of([first(), again("2024-12-01")], today=TODAY),
        definitions.RECURRENCE,
        "2024",
        Statistic.SHARE,
    )
    assert left_out(found) == {"PM-002": Why.ENDS_BEFORE_START}


def test_a_translation_named_means_its_original() -> None:
    translation = postmortem("PM-003", "translation_of: PM-001", "lang: en", "started_at: 2025-01-10T10:00")
    base = [first(), translation, again("2025-02-01", of="PM-003")]
    found = figure(trends_of(base, today=TODAY), definitions.RECURRENCE, "2025", Statistic.SHARE)
    assert dict(found.points) == {"PM-001": 0, "PM-002": 1}


@pytest.mark.parametrize(
    ("state", "values", "missing"),
    [
        ("open", [1], ()),
        ("in-progress", [1], ()),
        ("done (2025-01-20)", [0], ()),
        ("done (2025-02-20)", [1], ()),
        ("done (2025-02-01)", [], ("PM-002",)),  # the same day: nobody can tell
        ("done", [], ("PM-002",)),
        ("wont-do (no)", [0], ()),
        ("", [], ("PM-002",)),
    ],
)
def test_while_an_action_was_open(state: str, values: list[float], missing: tuple[str, ...]) -> None:
    base = [first(state), again("2025-02-01T10:00")]
    found = figure(trends_of(base, today=TODAY), definitions.RECURRED_WHILE_OPEN, "2025", Statistic.SHARE)
    assert (found.values, found.missing) == (values, missing)


def test_only_recurrences_are_asked() -> None:
    found = figure(
        trends_of([first()], today=TODAY), definitions.RECURRED_WHILE_OPEN, "2025", Statistic.SHARE
    )
    assert (found.n, found.missing, found.excluded) == (0, (), ())
