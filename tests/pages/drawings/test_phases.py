"""The phases between milestones."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.model.moment import Absent, Moment, Precision, When
from kyokun.pages.drawings.phases import MILESTONES, phases
from tests.pages.drawings.given import at, postmortem

START = datetime(2025, 1, 5, 5, 20, tzinfo=UTC)
whens = st.one_of(
    st.sampled_from(Absent),
    st.builds(
        lambda minutes, precision: Moment(START + timedelta(minutes=minutes), precision),
        st.integers(0, 5000),
        st.sampled_from([Precision.MINUTE, Precision.SECOND, Precision.HOUR, Precision.DAY]),
    ),
)


def test_each_milestone_ends_a_phase_and_the_longest_is_marked() -> None:
    found = phases(
        postmortem(
            {
                "started_at": at("2025-01-05T14:20+09:00"),
                "detected_at": at("2025-01-05T05:22+00:00"),
                "identified_at": at("2025-01-05T14:28+09:00"),
                "mitigated_at": at("2025-01-05T14:40+09:00"),
                "resolved_at": at("2025-01-05T14:40+09:00"),
            }
        )
    )
    assert [(phase.until, phase.seconds, phase.share, phase.is_longest) for phase in found] == [
        ("detected_at", 120, 0.1, False),
        ("identified_at", 360, 0.3, False),
        ("mitigated_at", 720, 0.6, True),
    ]


def test_a_milestone_earlier_than_the_one_before_divides_nothing() -> None:
    found = phases(
        postmortem(
            {
                "started_at": at("2025-01-05T14:20+09:00"),
                "detected_at": at("2025-01-05T14:10+09:00"),
                "resolved_at": at("2025-01-05T14:30+09:00"),
            }
        )
    )
    assert [(phase.until, phase.seconds) for phase in found] == [("resolved_at", 600)]


@pytest.mark.parametrize("resolved", [Absent.OPEN, Absent.UNKNOWN, at("2025-01-05T14:20+09:00")])
def test_without_a_second_milestone_or_any_time_passed_there_are_none(resolved: When) -> None:
    assert phases(postmortem({"started_at": at("2025-01-05T14:20+09:00"), "resolved_at": resolved})) == ()


@given(st.fixed_dictionaries(dict.fromkeys(MILESTONES, whens)))
def test_phases_follow_each_other_without_a_gap_and_make_up_the_whole(times: dict[str, When]) -> None:
    found = phases(postmortem(times))
    for phase, following in pairwise(found):
        assert phase.end == following.start
    assert all(phase.seconds > 0 for phase in found)
    if found:
        assert sum(phase.share for phase in found) == pytest.approx(1)
        assert max(phase.seconds for phase in found) in {one.seconds for one in found if one.is_longest}
