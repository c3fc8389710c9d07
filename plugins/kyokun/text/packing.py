"""Values as JSON and back, by their declared types: what is kept between runs can hold data and nothing else.

A named tuple becomes the list of its fields, a dataclass an object, an enumeration its value; times are ISO 8601 with their
offset (a zone's name is not kept). What does not fit its type is refused when it is read.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

import msgspec

T = TypeVar("T")
_Decoder = msgspec.json.Decoder[Any]
_Fields = Mapping[str, tuple[int, _Decoder]]
"""By name: a field's place, and what reads it."""
_ENCODER = msgspec.json.Encoder(enc_hook=dict)  # a mapping that is no dictionary


class Unpackable(ValueError):
    """Not a packed value of that type."""


def pack(value: object) -> bytes:
    """A value: a dataclass, a named tuple, or what their fields may hold."""
    return _ENCODER.encode(value)


def unpack_all(packed: Mapping[str, bytes], type_: type[T]) -> dict[str, T]:
    """Many values of one type, each under its name.

    Raises:
        Unpackable: one of them is no such value.
    """
    together = b"[" + b",".join(packed.values()) + b"]"
    try:
        return dict(zip(packed, _decoder(tuple[type_, ...]).decode(together), strict=True))  # type: ignore[valid-type]
    except (ValueError, RecursionError) as error:
        raise Unpackable(str(error)) from error


def pack_by_field(value: tuple[object, ...]) -> bytes:
    """A named tuple, for ``unpack_by_field``: each field on a line of its own."""
    return b"\n".join(map(_ENCODER.encode, value))


def unpack_by_field(data: bytes, type_: type[T]) -> T:
    """What reads like the named tuple that was packed by field, each of its fields read when it is first asked for.

    Raises:
        Unpackable: there are not as many fields; for what stands in a field, only when that is asked for.
    """
    written = data.split(b"\n")
    fields = _fields_of(cast(Any, type_))
    if len(written) != len(fields):
        raise Unpackable(f"not the {len(fields)} fields of a {type_.__name__}")
    return cast(T, _ByField(written, fields))


class _ByField:
    """Stands for a named tuple that is unpacked field by field."""

    def __init__(self, written: list[bytes], fields: _Fields) -> None:
        self._written = written
        self._fields = fields

    def __getattr__(self, name: str) -> Any:
        if name not in self._fields:
            raise AttributeError(name)
        at, decoder = self._fields[name]
        try:
            value = decoder.decode(self._written[at])
        except (ValueError, RecursionError) as error:
            raise Unpackable(str(error)) from error
        self.__dict__[name] = value
        return value


@cache
def _fields_of(type_: Any) -> _Fields:
    """The fields of a named tuple: their places and what reads them."""
    hints = get_type_hints(type_)
    return {name: (at, _decoder(hints[name])) for at, name in enumerate(type_._fields)}


@cache
def _decoder(type_: Any) -> _Decoder:
    return msgspec.json.Decoder(type_)
