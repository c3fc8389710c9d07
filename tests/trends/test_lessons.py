"""What lessons did."""

from datetime import date

import pytest

from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Statistic, Why
from kyokun.trends.lessons import Efficacy
from tests.trends.building import figure, lesson, postmortem, trends_of

TODAY = date(2025, 6, 30)
CAUSE = "causes: [technology/memory-leak]"
WRITTEN = lesson("practice/memory", "rollout: {api: applied, batch: pending, web: not-applicable}")


def taught(
    state: str, causes: str = CAUSE, id_: str = "PM-001", began: str = "2025-01-10"
) -> tuple[str, str]:
    """An incident whose one action cites the lesson."""
    link = "- **Lesson**: [Memory](../lessons/practice/memory.md)\n"
    body = f"## Action items\n\n### 1. Do it\n- **State**: {state}\n{link}"
    return postmortem(id_, f"started_at: {began}", causes, body=body)


def alike(id_: str, began: str) -> tuple[str, str]:
    return postmortem(id_, f"started_at: {began}", CAUSE)


def efficacy(*documents: tuple[str, str]) -> Efficacy:
    (found,) = trends_of([WRITTEN, *documents], today=TODAY).efficacies
    return found


def test_before_and_after_by_hand() -> None:
    found = efficacy(
        taught("done (2025-03-01)"),
        alike("PM-002", "2025-02-20"),
        alike("PM-003", "2025-03-01"),  # the day itself is neither
        alike("PM-004", "2025-04-01"),
        alike("PM-005", "2025-04-21"),  # 51 days later, and only 50 are known before
        postmortem("PM-006", "started_at: 2025-04-02", "causes: [process/review]"),
    )
    assert found == Efficacy(
        "practice/memory",
        ("technology/memory-leak",),
        date(2025, 3, 1),
        50,
        before=("PM-001", "PM-002"),
        after=("PM-004",),
    )


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (taught("open"), Why.STILL_OPEN),
        (taught("wont-do (no)"), Why.WONT_DO),
        (taught("done (2025-03-01)", causes="tags: [x]"), Why.NO_COMMON_CAUSE),
        (taught("done"), None),
    ],
)
def test_without_a_day_on_which_all_was_done_there_is_no_before_and_after(
    document: tuple[str, str], why: Why | None
) -> None:
    found = efficacy(document)
    assert (found.closed_on, found.before, found.after, found.why) == (None, (), (), why)


def test_a_lesson_that_no_action_cites() -> None:
    body = "## Lessons\n\n[Memory](../lessons/practice/memory.md)\n"
    assert efficacy(postmortem("PM-001", "started_at: 2025-01-10", CAUSE, body=body)).why is Why.NO_ACTIONS


def test_only_causes_that_all_share() -> None:
    other = taught("done (2025-03-01)", "causes: [technology/memory-leak, process/x]", "PM-002", "2025-02-01")
    found = efficacy(taught("done (2025-02-01)"), other)
    assert (found.causes, found.closed_on) == (("technology/memory-leak",), date(2025, 3, 1))


def test_rollout() -> None:
    translation = lesson(
        "practice/memory-en", "translation_of: practice/memory", "lang: en", "rollout: {x: applied}"
    )
    found = trends_of([WRITTEN, translation, alike("PM-001", "2025-01-01")], today=TODAY)
    for segment in (None, (Dimension.LESSON, "practice/memory")):
        one = figure(found, definitions.ROLLOUT_COVERAGE, "2025-06-30", Statistic.SHARE, segment)
        assert (one.value, one.n, len(one.excluded)) == (0.5, 2, 1)
    assert "rollout-coverage" not in found.undated
