"""Places are counted as editors count them, whatever a text is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.editor.encoding import Encoding, Place, Places, units
from kyokun.text.span import Lines

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab 期限🍀𠮷é\u200d\u2028\x0c\x85\ufeff\t"),
        st.sampled_from("\r\n"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)
BYTES_A_UNIT = {
    Encoding.UTF8: ("utf-8", 1),
    Encoding.UTF16: ("utf-16-le", 2),
    Encoding.UTF32: ("utf-32-le", 4),
}

every_encoding = pytest.mark.parametrize("encoding", Encoding)


def length(text: str, encoding: Encoding) -> int:
    codec, size = BYTES_A_UNIT[encoding]
    return len(text.encode(codec)) // size


@every_encoding
@given(TEXTS)
def test_units_are_the_encodings_own(encoding: Encoding, text: str) -> None:
    assert units(text, encoding) == length(text, encoding)


@every_encoding
@given(TEXTS, st.data())
def test_an_offset_comes_back(encoding: Encoding, text: str, data: st.DataObject) -> None:
    places = Places(Lines(text), encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        offset -= 1  # no place lies between the two
    place = places.at(offset)
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    assert place == Place(before.count("\n"), length(before.rpartition("\n")[2], encoding))
    assert places.offset(place) == offset


@every_encoding
@given(TEXTS, st.integers(0, 70), st.integers(0, 70))
def test_any_place_is_somewhere(encoding: Encoding, text: str, line: int, column: int) -> None:
    places = Places(Lines(text), encoding)
    offset = places.offset(Place(line, column))
    assert 0 <= offset <= len(text)
    assert places.at(offset) <= Place(line, column)


@every_encoding
def test_a_byte_order_mark_counts_in_the_first_line_only(encoding: Encoding) -> None:
    places = Places(Lines("a\nb"), encoding, has_bom=True)
    mark = length("\ufeff", encoding)
    assert places.at(1) == Place(0, mark + 1)
    assert places.at(3) == Place(1, 1)
    assert places.offset(Place(0, mark + 1)) == 1
    assert places.offset(Place(0, 0)) == 0


def test_a_place_inside_a_character_is_before_it() -> None:
    assert Places(Lines("𠮷野家"), Encoding.UTF16).offset(Place(0, 1)) == 0
    assert Places(Lines("期限"), Encoding.UTF8).offset(Place(0, 4)) == 1
