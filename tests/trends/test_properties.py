"""What holds for any base."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kyokun.trends import definitions
from kyokun.trends.figures import Dimension, Excluded, Figure, Point, Statistic
from kyokun.trends.periods import Granularity
from kyokun.trends.trends import Query, Trends, trends
from tests.trends.building import TODAY, knowledge, postmortem

FIRST = date(2024, 7, 1)
DAYS = st.integers(0, (TODAY - FIRST).days).map(lambda days: FIRST + timedelta(days))


@st.composite
def incidents(draw: st.DrawFn) -> tuple[str, str]:
    """Of any day, type and completeness, under an id that may be taken."""
    began = draw(DAYS)
    chosen = [f"started_at: {began}{draw(st.sampled_from(('', 'T09', 'T09:30', 'T23:59+02:00')))}"]
    for name in ("detected_at", "acknowledged_at", "mitigated_at", "resolved_at", "published_at"):
        later = began + timedelta(draw(st.integers(-1, 5)))
        chosen.append(
            f"{name}: {draw(st.sampled_from((f'{later}T10:00', str(later), 'unknown', 'open', 'not-applicable')))}"
        )
    chosen += [
        f"severity: {draw(st.sampled_from(('critical', 'high', 'low', '')))}",
        f"type: {draw(st.sampled_from(('postmortem', 'record', 'near-miss')))}",
        f"services: [{draw(st.sampled_from(('api', 'db', 'api, db', '')))}]",
        f"causes: [{draw(st.sampled_from(('technology/a', 'process/b', '')))}]",
        f"detected_by: {draw(st.sampled_from(('monitoring', 'customer', '')))}",
    ]
    kept = [line for line in chosen if draw(st.integers(0, 9))]
    state = draw(st.sampled_from(("open", "done (2025-02-03)", "done", "wont-do", "")))
    body = f"## Action items\n\n### 1. Do it\n- **State**: {state}\n- **Due**: {began + timedelta(7)}\n- **Priority**: P1\n"
    return postmortem(f"PM-{draw(st.integers(1, 400)):03}", *kept, body=body)


BASES = st.lists(incidents(), max_size=10, unique_by=lambda document: document[0])


def told(documents: Sequence[tuple[str, str]], by: Granularity = Granularity.YEAR) -> Trends:
    return trends(knowledge(documents), Query(by, FIRST), TODAY)


def entries(figures: Sequence[Figure]) -> tuple[Counter[Point], Counter[str], Counter[Excluded]]:
    return (
        Counter(point for one in figures for point in one.points),
        Counter(id_ for one in figures for id_ in one.missing),
        Counter(excluded for one in figures for excluded in one.excluded),
    )


@settings(max_examples=25)
@given(BASES)
def test_months_quarters_and_years_add_up_to_the_same(documents: list[tuple[str, str]]) -> None:
    by_length = [told(documents, by) for by in Granularity]
    statistics = {(one.metric.id, one.statistic): one.metric for one in by_length[0].figures}
    for (_, statistic), metric in statistics.items():
        added = [entries(found.series(metric, statistic)) for found in by_length]
        assert added[0] == added[1] == added[2]


@settings(max_examples=25)
@given(BASES)
def test_the_parts_of_a_partition_add_up_to_the_whole(documents: list[tuple[str, str]]) -> None:
    found = told(documents)
    partitions = [
        (definitions.INCIDENTS, Statistic.COUNT, Dimension.SEVERITY),
        (definitions.INCIDENTS, Statistic.COUNT, Dimension.TYPE),
        *((metric, Statistic.MEDIAN, Dimension.SEVERITY) for metric in definitions.DURATIONS.values()),
        (definitions.ACTIONS_OPENED, Statistic.COUNT, Dimension.PRIORITY),
        (definitions.ACTIONS_CLOSED, Statistic.COUNT, Dimension.KIND),
        (definitions.ACTION_COMPLETION, Statistic.SHARE, Dimension.PRIORITY),
    ]
    for metric, statistic, dimension in partitions:
        parts = [
            one for part in found.segments(metric, dimension) for one in found.series(metric, statistic, part)
        ]
        assert entries(parts) == entries(found.series(metric, statistic))


@settings(max_examples=25)
@given(BASES, st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(documents: list[tuple[str, str]], random: Random) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)
    renamed = [(f"postmortems/{at}.md", text) for at, (_, text) in enumerate(shuffled)]
    assert told(shuffled) == told(documents)
    assert told(renamed).figures == told(documents).figures


@settings(max_examples=25)
@given(BASES, DAYS)
def test_an_unknown_is_counted_as_unknown_and_changes_nothing_else(
    documents: list[tuple[str, str]], day: date
) -> None:
    before = told(documents)
    after = told([*documents, postmortem("PM-999", f"started_at: {day}T10:00")])
    for metric in definitions.DURATIONS.values():
        for statistic in (Statistic.MEDIAN, Statistic.P90):
            for old, new in zip(
                before.series(metric, statistic), after.series(metric, statistic), strict=True
            ):
                assert (new.n, new.points, new.excluded, new.value, new.interval) == (
                    old.n,
                    old.points,
                    old.excluded,
                    old.value,
                    old.interval,
                )
                expected = ["PM-999"] if new.span.name == str(day.year) else []
                assert sorted(new.missing) == sorted([*old.missing, *expected])


@settings(max_examples=25)
@given(BASES)
def test_every_incident_is_in_a_figure_or_said_to_be_left_out(documents: list[tuple[str, str]]) -> None:
    found = told(documents)
    base = knowledge(documents)
    everyone = {one.postmortem.id for one in base.originals}
    for metric in definitions.DURATIONS.values():
        points, missing, excluded = entries(found.series(metric, Statistic.MEDIAN))
        named = {
            *(point.id for point in points),
            *missing,
            *(one.id for one in excluded),
            *found.undated.get(metric.id, ()),
        }
        assert named == everyone


@settings(max_examples=25)
@given(BASES)
def test_a_value_rests_on_enough_and_says_why_when_there_is_none(documents: list[tuple[str, str]]) -> None:
    least = {Statistic.MEDIAN: 5, Statistic.P90: 10, Statistic.MEAN: 5}
    for one in told(documents).figures:
        assert (one.value is None) is (one.absent is not None)
        if one.value is not None:
            assert one.n >= least.get(one.statistic, 0)
            if one.statistic in (Statistic.MEDIAN, Statistic.P90):
                assert min(one.values) <= one.value <= max(one.values)
