"""From bytes to text, or to a reason why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.decoding import Obstacle, Undecodable, decode

JAPANESE = "インシデントのきろく。サーバーの記憶が足りない。\n"


def obstacle(data: bytes) -> tuple[Obstacle, str]:
    """Why bytes are no text."""
    with pytest.raises(Undecodable) as caught:
        decode(data)
    return caught.value.obstacle, caught.value.detail


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        ("shift_jis", "shift-jis"),
        ("cp932", "shift-jis"),
        ("euc_jp", "euc-jp"),
        ("iso2022_jp", "iso2022-jp"),
        ("utf-16", "utf-16"),
    ],
)
def test_another_encoding_is_named(encoding: str, guess: str) -> None:
    assert obstacle(JAPANESE.encode(encoding)) == (Obstacle.ENCODING, guess)


def test_letters_that_only_windows_has_do_not_hide_shift_jis() -> None:
    assert obstacle("①はサーバー".encode("cp932")) == (Obstacle.ENCODING, "shift-jis")


def test_an_encoding_that_cannot_be_told_is_not_guessed() -> None:
    assert obstacle("café répété".encode("latin-1")) == (Obstacle.ENCODING, "")


@pytest.mark.parametrize(
    "data",
    [b"text\0more", "utf-16 without a mark".encode("utf-16-le"), bytes(range(256)) * 4, b"\x01\x02\x03"],
    ids=["nul", "utf-16-le", "every byte", "control characters"],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    assert obstacle(data) == (Obstacle.BINARY, "")


def test_a_byte_order_mark_is_noted_and_left_out() -> None:
    decoded = decode(b"\xef\xbb\xbf# T\r\n")
    assert (decoded.text, decoded.has_bom) == ("# T\r\n", True)
    assert not decode(b"# T").has_bom


def test_a_log_with_terminal_colours_is_text() -> None:
    assert decode(b"\x1b[31mERROR\x1b[0m \x1b$ done").text == "\x1b[31mERROR\x1b[0m \x1b$ done"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"").text == ""


@given(st.one_of(st.binary(max_size=200), st.text().map(str.encode)))
def test_any_bytes_are_text_or_undecodable(data: bytes) -> None:
    assert encoded_again(data) in (data, Obstacle.BINARY, Obstacle.ENCODING)


def encoded_again(data: bytes) -> bytes | Obstacle:
    """The bytes made from the text they are, or why they are none."""
    try:
        decoded = decode(data)
    except Undecodable as error:
        return error.obstacle
    return (b"\xef\xbb\xbf" if decoded.has_bom else b"") + decoded.text.encode()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_any_printable_text_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
