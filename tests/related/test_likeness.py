"""Likeness as a measure: symmetric, between 0 and 1, the same in whatever order documents come."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Language
from kyokun.search.related.answers import Related
from kyokun.search.related.likeness import Rarity, Vector, likeness
from kyokun.search.related.matrix import all_nearest
from kyokun.search.related.profile import Profile
from kyokun.search.related.relations import Relations
from tests.related.judging import labelled

NAMES = st.sampled_from(["heap", "leak", "接続", "枯渇", "tls", "dns", "queue", "cron", "quota", "lock"])
NAME_SETS = st.frozensets(NAMES, max_size=4)
PROFILES = st.lists(
    st.builds(
        Profile,
        lang=st.sampled_from(Language),
        text=st.dictionaries(NAMES, st.floats(1, 5)),
        concepts=st.dictionaries(NAMES, st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.0])),
        causes=NAME_SETS,
        services=NAME_SETS,
        failed=NAME_SETS,
        lessons=NAME_SETS,
    ),
    min_size=2,
    max_size=12,
)


def vectors(profiles: Sequence[Profile]) -> list[Vector]:
    rarity = Rarity(profiles)
    return [rarity.vector(profile) for profile in profiles]


@given(PROFILES)
def test_likeness_is_symmetric_and_between_0_and_1(profiles: Sequence[Profile]) -> None:
    for one in vectors(profiles):
        for other in vectors(profiles):
            assert 0 <= likeness(one, other) <= 1
            assert likeness(one, other) == likeness(other, one)


@given(PROFILES, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(profiles: list[Profile], random: Random) -> None:
    before = vectors(profiles)
    order = list(range(len(profiles)))
    random.shuffle(order)
    after = vectors([profiles[at] for at in order])
    for place, at in enumerate(order):
        assert likeness(after[place], after[0]) == likeness(before[at], before[order[0]])


@given(PROFILES, st.integers(1, 12))
def test_all_at_once_finds_those_most_alike(profiles: Sequence[Profile], count: int) -> None:
    compared = vectors(profiles)
    everyone = range(len(compared))
    (found,) = all_nearest(compared, [everyone], count)
    for at, nearest in enumerate(found):
        for lang in Language:
            of_language = [to for to in everyone if compared[to].lang is lang]
            true = sorted((likeness(compared[at], compared[to]) for to in of_language), reverse=True)[:count]
            near = sorted(
                (likeness(compared[at], compared[to]) for to, _ in nearest if to in of_language), reverse=True
            )
            expected = [score for score in true if score > 0]
            assert [score for score in near if score > 0] == pytest.approx(expected, abs=1e-4)


def shown(related: Related) -> list[tuple[str | None, float]]:
    slots = related.incidents.values()
    return [(one.incident.postmortem.id, one.likeness) for slot in slots for one in slot]


def test_answers_do_not_depend_on_the_order_of_files() -> None:
    knowledge = labelled()
    reversed_ = Knowledge(knowledge.documents[::-1], knowledge.options, knowledge.root)
    for incidents in (knowledge, reversed_):
        assert len(incidents.incidents) == len(knowledge.documents)
    straight, turned = Relations(knowledge), Relations(reversed_)
    for one in knowledge.incidents[::7]:
        assert shown(straight.related(one, 5)) == shown(turned.related(one, 5))


def test_an_unrelated_document_changes_no_answer_by_much() -> None:
    knowledge = labelled()
    *most, last = knowledge.documents
    assert last.postmortem is not None
    stranger = replace(
        last, text="", postmortem=replace(last.postmortem, id="PM-999", title="zzz", summary="", causes=())
    )
    before, after = (
        Relations(Knowledge(tuple(documents), knowledge.options, knowledge.root))
        for documents in (most, [*most, stranger])
    )
    for one in before.knowledge.incidents[::11]:
        known = dict(shown(before.related(one, 20)))
        for id_, score in shown(after.related(one, 20)):
            assert score == pytest.approx(known.get(id_, 0.2), abs=0.05)
