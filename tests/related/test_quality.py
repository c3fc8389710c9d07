"""How good the answers are, by the labelled set; and that there is enough of it."""

from collections import Counter

import pytest

from kyokun.search.related.relations import Relations
from tests.related.judging import PARTS, judge, labelled, labels


@pytest.fixture(scope="module")
def relations() -> Relations:
    return Relations(labelled())


@pytest.mark.parametrize("part", PARTS)
def test_the_nearest_have_the_same_cause(relations: Relations, part: str) -> None:
    assert judge(relations, part).first_three >= 0.8


@pytest.mark.parametrize("part", PARTS)
def test_a_japanese_incident_finds_its_english_sibling(relations: Relations, part: str) -> None:
    assert judge(relations, part).siblings >= 0.7


@pytest.mark.parametrize("part", PARTS)
def test_a_suspected_recurrence_is_one(relations: Relations, part: str) -> None:
    found = judge(relations, part)
    assert found.precision >= 0.8
    assert found.recall >= 0.6


def test_what_is_computed_for_all_at_once_is_the_same() -> None:
    relations = Relations(labelled())
    one_by_one = [relations.related(one, 5) for one in labelled().incidents]
    relations.compute_all()
    assert [relations.related(one, 5) for one in labelled().incidents] == one_by_one


def test_the_set_is_large_and_mixed() -> None:
    causes = Counter(cause for cause, _ in labels().values())
    languages = Counter(one.postmortem.lang for one in labelled().incidents)
    assert {one.postmortem.id for one in labelled().incidents} == set(labels())
    assert len(labels()) >= 60
    assert len(causes) == 20
    assert min(causes.values()) >= 3
    assert min(languages.values()) >= 30
