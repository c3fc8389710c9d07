"""Which lines differ between two versions of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.changes import changed_lines
from kyokun.text.span import Lines

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "日本語", "- **Owner**:"]), max_size=30)


def kept(lines: list[str], changed: frozenset[int]) -> list[str]:
    return [line for number, line in enumerate(lines, 1) if number not in changed]


@given(TEXTS, TEXTS)
def test_what_is_left_is_the_same_on_both_sides(before: list[str], after: list[str]) -> None:
    old, new = Lines("\n".join(before)), Lines("\n".join(after))
    changes = changed_lines(old, new)
    one = [old.line(number) for number in range(1, len(old.starts) + 1)]
    other = [new.line(number) for number in range(1, len(new.starts) + 1)]
    assert kept(one, changes.before) == kept(other, changes.after)
    assert changes.before <= set(range(1, len(one) + 1))
    assert changes.after <= set(range(1, len(other) + 1))


@given(TEXTS)
def test_a_text_differs_from_itself_in_no_line_however_lines_end(lines: list[str]) -> None:
    same = changed_lines(Lines("\n".join(lines)), Lines("\r\n".join(lines)))
    assert (same.before, same.after) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("before", "after", "gone", "came"),
    [
        ("a\nb\nc", "a\nx\nc", {2}, {2}),
        ("a\nb\nc", "a\nb\nx\nc", set(), {3}),
        ("a\nb\nc", "a\nc", {2}, set()),
        ("a\nb\n", "a\nb\nc\n", set(), {3}),
        ("a\n\nb\n\nc", "c\n\na\n\nb", {4, 5}, {1, 2}),
        ("a\rb", "a\rB", {2}, {2}),
    ],
)
def test_lines_put_in_taken_out_and_rewritten(
    before: str, after: str, gone: set[int], came: set[int]
) -> None:
    changes = changed_lines(Lines(before), Lines(after))
    assert (set(changes.before), set(changes.after)) == (gone, came)
