"""What is kept between runs comes back as it was, or not at all."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kyokun.text.packing import Unpackable, pack, pack_by_field, unpack_all, unpack_by_field
from kyokun.text.span import Span

_TEXTS = some.text(some.characters(exclude_categories=["Cs"]))
_SPANS = some.builds(Span, some.integers(0, 1 << 31), some.integers(0, 1 << 31))


class Noted(NamedTuple):
    """Something to keep."""

    words: tuple[str, ...]
    places: Mapping[str, Span]
    names: frozenset[str] = frozenset()
    number: int | None = None


_NOTED = some.builds(
    Noted,
    some.lists(_TEXTS).map(tuple),
    some.dictionaries(_TEXTS, _SPANS),
    some.frozensets(_TEXTS),
    some.none() | some.integers(-(1 << 53), 1 << 53),
)


@given(some.dictionaries(_TEXTS, _NOTED))
def test_many_come_back_as_they_were(values: dict[str, Noted]) -> None:
    assert unpack_all({name: pack(value) for name, value in values.items()}, Noted) == values


@given(_NOTED)
def test_each_field_comes_back_when_it_is_asked_for(value: Noted) -> None:
    read = unpack_by_field(pack_by_field(value), Noted)
    assert (read.words, read.places, read.names, read.number) == value
    assert isinstance(next(iter(read.places.values()), Span(0, 0)), Span)


def test_any_mapping_can_be_kept() -> None:
    kept = pack(Noted((), MappingProxyType({"a": Span(1, 2)})))
    assert unpack_all({"one": kept}, Noted) == {"one": Noted((), {"a": Span(1, 2)})}


@pytest.mark.parametrize(
    "damaged",
    [b"", b"[]", b'[["a"],{},[],"1"]', b'[["a"],{"b":[1]},[],1]', b"[[1],{},[],1]", b"\xff", b"[" * 9999],
)
def test_what_is_no_such_value_is_refused(damaged: bytes) -> None:
    with pytest.raises(Unpackable):
        unpack_all({"one": pack(Noted((), {})), "two": damaged}, Noted)


def test_two_values_in_place_of_one_are_refused() -> None:
    one = pack(Noted((), {}))
    with pytest.raises(Unpackable):
        unpack_all({"one": one + b"," + one}, Noted)


def test_a_damaged_field_is_refused_when_it_is_asked_for() -> None:
    words, places, names, _ = pack_by_field(Noted(("a",), {})).split(b"\n")
    read = unpack_by_field(b"\n".join((words, places, names, b'"x"')), Noted)
    assert read.words == ("a",)
    with pytest.raises(Unpackable):
        _ = read.number
    with pytest.raises(AttributeError):
        _ = read.other  # type: ignore[attr-defined]
    with pytest.raises(Unpackable):
        unpack_by_field(b"\n".join((words, places, names)), Noted)
