"""Names in addresses."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.model.cause import Cause
from kyokun.model.terms import CauseCategory
from kyokun.pages.slugs import LONGEST, cause_slug, slug

ANY = st.one_of(st.text(), st.text(alphabet="aAbé-_/ .決Ａ", max_size=8))


@pytest.mark.parametrize("name", ["api", "payment-gateway", "決済", "web_2", "ms-365"])
def test_a_plain_name_is_its_own_slug(name: str) -> None:
    assert slug(name) == name


@pytest.mark.parametrize(
    "name", ["Payment API", "api/v1", "API", "index", "..", "", "a--b", "Ａｐｉ", "<b>", "x" * 300]
)
def test_any_other_name_keeps_its_words_and_gets_a_mark(name: str) -> None:
    made = slug(name)
    assert made != name
    assert len(made) <= LONGEST + 9
    assert not set(made) & set(string.whitespace + "/.\\<>\"'#?%:")


def test_a_name_made_to_look_like_a_slug_is_not_taken_for_it() -> None:
    assert slug(slug("Payment API")) != slug("Payment API")


@given(ANY, ANY)
def test_two_names_never_share_a_slug(first: str, second: str) -> None:
    assert (slug(first) == slug(second)) == (first == second)


def test_a_cause_is_named_by_both_its_parts() -> None:
    assert cause_slug(Cause(CauseCategory.TECHNOLOGY, "memory-leak")) == "technology-memory-leak"
