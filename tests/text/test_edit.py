"""Edits change their own stretches and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.edit import Edit, edited
from kyokun.text.span import Span


def test_edits_are_made_wherever_they_stand_in_the_list() -> None:
    assert edited("a b c", [Edit(Span(4, 5), "z"), Edit(Span(0, 1), ""), Edit(Span(2, 2), "+")]) == " +b z"


@pytest.mark.parametrize("span", [Span(1, 3), Span(0, 1), Span(4, 6), Span(3, 2)])
def test_edits_that_overlap_or_leave_the_text_are_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited("12345", [Edit(Span(0, 2), "x"), Edit(span, "y")])


@given(
    st.lists(st.tuples(st.text(max_size=5), st.text(min_size=1, max_size=5), st.text(max_size=5)), max_size=6)
)
def test_what_no_edit_covers_stays(pieces: list[tuple[str, str, str]]) -> None:
    text, wanted, edits = "", "", []
    for kept, old, new in pieces:
        text += kept
        edits.append(Edit(Span(len(text), len(text) + len(old)), new))
        text += old
        wanted += kept + new
    assert edited(text, reversed(edits)) == wanted
