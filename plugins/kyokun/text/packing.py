"""Values as plain JSON and back, by their declared types: what is kept between runs can hold data and nothing else.

A dataclass becomes the list of its fields, an enumeration its value, a mapping an object or, where its keys are no text, a
list of pairs; times are ISO 8601. Reading never calls anything but the constructors of the types asked for.
"""

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

T = TypeVar("T")
Convert = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, type(None))
_FOREIGN = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
"""What bytes that nobody packed can make an unpacker raise."""


class Unpackable(ValueError):
    """Not a packed value of that type."""


def pack(value: object, type_: Any) -> bytes:
    """A value of a type: a dataclass, or what its fields may hold."""
    packer = _packer(type_)
    return _written(packer(value) if packer else value)


def pack_by_field(value: tuple[object, ...], type_: Any) -> bytes:
    """A named tuple, for ``unpack_by_field``: each field on a line of its own."""
    packers = _packers_of(type_)
    return b"\n".join(
        _written(packer(field) if packer else field) for field, packer in zip(value, packers, strict=True)
    )


@cache
def _packers_of(type_: Any) -> tuple[Convert | None, ...]:
    """How each field of a named tuple is packed."""
    hints = get_type_hints(type_)
    return tuple(_packer(hints[name]) for name in type_._fields)


def _written(plain: object) -> bytes:
    # Not as `\\u3042`: twice the size. A lone surrogate is possible, since YAML can spell one.
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes, type_: type[T]) -> T:
    """The value that was packed as that type.

    Raises:
        Unpackable: the bytes are no such value.
    """
    try:
        plain = json.loads(data.decode("utf-8", "surrogatepass"))
        unpacker = _unpacker(cast(Any, type_))
        return unpacker(plain) if unpacker else plain  # type: ignore[no-any-return]
    except _FOREIGN as error:
        raise Unpackable(str(error)) from error


def unpack_by_field(data: bytes, type_: type[T]) -> T:
    """What reads like the named tuple that was packed by field, each of its fields read when it is first asked for.

    Raises:
        Unpackable: there are not as many fields; for what stands in a field, only when that is asked for.
    """
    written = data.split(b"\n")
    form = _fields_of(cast(Any, type_))
    if len(written) != len(form):
        raise Unpackable(f"not the {len(form)} fields of a {type_.__name__}")
    return cast(T, _ByField(written, form))


class _ByField:
    """Stands for a named tuple that is unpacked field by field."""

    def __init__(self, written: list[bytes], form: Mapping[str, tuple[int, Convert | None]]) -> None:
        self._written = written
        self._form = form

    def __getattr__(self, name: str) -> Any:
        if name not in self._form:
            raise AttributeError(name)
        at, unpacker = self._form[name]
        try:
            plain = json.loads(self._written[at].decode("utf-8", "surrogatepass"))
            value = unpacker(plain) if unpacker else plain
        except _FOREIGN as error:
            raise Unpackable(str(error)) from error
        self.__dict__[name] = value
        return value


@cache
def _fields_of(type_: Any) -> Mapping[str, tuple[int, Convert | None]]:
    """The fields of a named tuple: their places and how they are unpacked."""
    hints = get_type_hints(type_)
    return {name: (at, _unpacker(hints[name])) for at, name in enumerate(type_._fields)}


def unpack_all(packed: Mapping[str, bytes], type_: type[T]) -> dict[str, T]:
    """Many values of one type, each under its name.

    Raises:
        Unpackable: one of them is no such value.
    """
    together = b"[" + b",".join(packed.values()) + b"]"
    values = unpack(together, tuple[type_, ...])  # type: ignore[valid-type]
    try:
        return dict(zip(packed, values, strict=True))
    except ValueError as error:
        raise Unpackable(str(error)) from error


@cache
def _packer(type_: Any) -> Convert | None:
    """How a value becomes plain; None when it is so already."""
    return _form(type_)[0]


@cache
def _unpacker(type_: Any) -> Convert | None:
    """How a plain value becomes one of the type again; None when it is one already."""
    return _form(type_)[1]


def _form(type_: Any) -> tuple[Convert | None, Convert | None]:
    """How a type is packed and unpacked."""
    origin, arguments = get_origin(type_), get_args(type_)
    form: tuple[Convert | None, Convert | None]
    if type_ in _PLAIN:
        form = None, None
    elif origin in (Union, types.UnionType):
        form = _optional(arguments, _packer), _optional(arguments, _unpacker)
    elif origin in (tuple, frozenset):
        form = _pack_many(arguments), _unpack_many(origin, arguments)
    elif origin is Mapping:
        form = _pack_mapping(*arguments), _unpack_mapping(*arguments)
    elif isinstance(type_, type) and issubclass(type_, tuple):
        form = _pack_named(type_), _unpack_named(type_)
    elif isinstance(type_, type) and issubclass(type_, StrEnum):
        form = str, {str(member): member for member in type_}.__getitem__
    elif type_ is datetime:
        form = _pack_time, _unpack_time
    elif type_ is date:
        form = date.isoformat, date.fromisoformat
    elif is_dataclass(type_):
        form = _pack_fields(type_), _unpack_fields(type_)
    else:
        raise TypeError(f"{type_} cannot be packed")
    return form


def _pack_named(type_: Any) -> Convert | None:
    """A named tuple is written as the list of its fields, as JSON writes a tuple anyway."""
    packers = _of_fields(type_, type_._fields, _packer)
    if not packers:
        return None

    def pack_one(value: Any) -> list[Any]:
        plain = list(value)
        for at, packer in packers:
            plain[at] = packer(plain[at])
        return plain

    return pack_one


def _unpack_named(type_: Any) -> Convert:
    unpackers = _of_fields(type_, type_._fields, _unpacker)
    count = len(type_._fields)
    make = partial(tuple.__new__, type_)

    def unpack_one(plain: list[Any]) -> Any:
        if len(plain) != count:
            raise Unpackable(f"{len(plain)} fields in place of {count}")
        for at, unpacker in unpackers:
            plain[at] = unpacker(plain[at])
        return make(plain)

    return unpack_one


def _of_fields(
    type_: Any, names: Sequence[str], convert: Callable[[Any], Convert | None]
) -> list[tuple[int, Convert]]:
    """Those fields that are not plain: their places and how they are converted."""
    hints = get_type_hints(type_)
    return [(at, known) for at, name in enumerate(names) if (known := convert(hints[name])) is not None]


def _optional(arguments: tuple[Any, ...], convert: Callable[[Any], Convert | None]) -> Convert | None:
    """``X | None``; of other unions a packed value would not tell which it is."""
    (inner,) = (argument for argument in arguments if argument is not type(None))
    known = convert(inner)
    return None if known is None else lambda value: None if value is None else known(value)


def _pack_many(arguments: tuple[Any, ...]) -> Convert:
    if (len(arguments) == 2 and arguments[1] is not Ellipsis) or len(arguments) > 2:
        packers = [_packer(argument) for argument in arguments]
        return lambda value: [
            packer(item) if packer else item for packer, item in zip(packers, value, strict=True)
        ]
    each = _packer(arguments[0])
    if each is None:
        return lambda value: sorted(value) if isinstance(value, frozenset) else list(value)
    return lambda value: [each(item) for item in value]


def _unpack_many(origin: Any, arguments: tuple[Any, ...]) -> Convert:
    if (len(arguments) == 2 and arguments[1] is not Ellipsis) or len(arguments) > 2:
        unpackers = [_unpacker(argument) for argument in arguments]
        return lambda plain: tuple(
            unpacker(item) if unpacker else item for unpacker, item in zip(unpackers, plain, strict=True)
        )
    each = _unpacker(arguments[0])
    if each is None:
        return origin  # type: ignore[no-any-return]
    return lambda plain: origin([each(item) for item in plain])


def _pack_mapping(key: Any, value: Any) -> Convert:
    pack_key, pack_value = _packer(key), _packer(value)
    return lambda mapping: [
        (pack_key(one) if pack_key else one, pack_value(other) if pack_value else other)
        for one, other in mapping.items()
    ]


def _unpack_mapping(key: Any, value: Any) -> Convert:
    unpack_key, unpack_value = _unpacker(key), _unpacker(value)
    return lambda plain: {
        unpack_key(one) if unpack_key else one: unpack_value(other) if unpack_value else other
        for one, other in plain
    }


def _pack_fields(type_: Any) -> Convert:
    names = [field.name for field in fields(type_)]
    packers = _of_fields(type_, names, _packer)
    get = attrgetter(*names)
    if len(names) == 1:
        return lambda value: [packers[0][1](get(value)) if packers else get(value)]

    def pack_one(value: Any) -> list[Any]:
        plain = list(get(value))
        for at, packer in packers:
            plain[at] = packer(plain[at])
        return plain

    return pack_one


def _unpack_fields(type_: Any) -> Convert:
    names = [field.name for field in fields(type_)]
    unpackers = _of_fields(type_, names, _unpacker)
    count = len(names)
    keywords = [field.name for field in fields(type_) if field.kw_only]
    if keywords:
        raise TypeError(f"{type_} has fields by keyword only")

    def unpack_one(plain: Any) -> Any:
        if len(plain) != count:
            raise Unpackable(f"{len(plain)} fields in place of {count}")
        for at, unpacker in unpackers:
            plain[at] = unpacker(plain[at])
        return type_(*plain)

    return unpack_one


def _pack_time(at: datetime) -> str | list[str | int]:
    """With the zone's name where it is one: clocks of a zone change, those of an offset do not."""
    zone = at.tzinfo
    if isinstance(zone, ZoneInfo) and zone.key:
        return [at.replace(tzinfo=None).isoformat(), zone.key, at.fold]
    return at.isoformat()


def _unpack_time(plain: Any) -> datetime:
    if isinstance(plain, list):
        written, zone, fold = plain
        return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return datetime.fromisoformat(plain)
