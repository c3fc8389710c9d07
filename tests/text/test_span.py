"""Offsets, lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.span import Lines, Position, Span, Where

LINE_TEXTS = st.text(alphabet=st.sampled_from("a日\n\r \u2028\x0b📅"))


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("ab\ncd", 0, 1, 1),
        ("ab\ncd", 2, 1, 3),
        ("ab\ncd", 3, 2, 1),
        ("ab\r\ncd", 4, 2, 1),
        ("ab\rcd", 3, 2, 1),
        ("日本\n📅語", 4, 2, 2),
        ("ab\n", 3, 2, 1),
        ("ab", 99, 1, 3),
        ("ab", -5, 1, 1),
        ("a\u2028b", 2, 1, 3),
    ],
)
def test_a_position_counts_code_points_from_1(text: str, offset: int, line: int, column: int) -> None:
    assert Lines(text).position(offset) == Position(line, column)


@pytest.mark.parametrize(
    ("number", "line"), [(1, "ab"), (2, ""), (3, "cd"), (4, ""), (5, ""), (0, ""), (-1, "")]
)
def test_a_line_comes_without_its_break(number: int, line: str) -> None:
    assert Lines("ab\r\n\ncd\n").line(number) == line


@given(LINE_TEXTS, st.data())
def test_a_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    offset = data.draw(st.integers(0, len(text)))
    position = lines.position(offset)
    assert lines.starts[position.line - 1] + position.column - 1 == offset


@given(LINE_TEXTS)
def test_lines_and_their_breaks_make_up_the_text(text: str) -> None:
    lines = Lines(text)
    ends = (*lines.starts[1:], len(text))
    rebuilt = []
    for number, (start, end) in enumerate(zip(lines.starts, ends, strict=True), start=1):
        line = lines.line(number)
        assert text[start : start + len(line)] == line
        rebuilt.append(line + text[start + len(line) : end])
    assert "".join(rebuilt) == text


def test_a_field_that_was_not_written_stands_where_the_whole_does() -> None:
    where = Where(Span(0, 9), {"owner": Span(3, 5)})
    assert (where["owner"], where["due"]) == (Span(3, 5), Span(0, 9))
    assert "owner" in where
    assert "due" not in where
