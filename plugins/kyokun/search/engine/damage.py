"""Files that are not the index that was written."""

import struct
import zlib
from collections.abc import Callable
from functools import wraps
from pickle import UnpicklingError
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")

_DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ImportError,
    ArithmeticError,
    MemoryError,
    RecursionError,
    struct.error,
    zlib.error,
    UnpicklingError,
)
"""What reading a damaged file ends in; Whoosh adds bare ``Exception`` of its own."""


class Damaged(Exception):
    """The files are not the index that was written."""


def guarded(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Whatever goes wrong while reading is told as damage."""

    @wraps(function)
    def watched(*arguments: _P.args, **named: _P.kwargs) -> _T:
        try:
            return function(*arguments, **named)
        except _DAMAGE as error:
            raise Damaged(f"{type(error).__name__}: {error}") from error
        except Exception as error:
            if type(error) is Exception or type(error).__module__.startswith("whoosh"):
                raise Damaged(f"{type(error).__name__}: {error}") from error
            raise

    return watched
