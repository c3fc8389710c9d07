"""Regular expressions that are compiled when they are first used: starting the program compiles none it does not need."""

import re
from typing import Any, cast


def lazy_pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` makes of an expression, as soon as anything is asked of it.

    An expression that cannot be compiled raises ``re.error`` then.
    """
    return cast(re.Pattern[str], _Awaited(expression, flags))


class _Awaited:
    """Stands for a pattern: what has been asked of it once is at hand without a detour."""

    def __init__(self, expression: str, flags: int) -> None:
        self._written = expression, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what asks is looking for a protocol, not for an answer
            raise AttributeError(name)
        answer = getattr(re.compile(*self._written), name)
        self.__dict__[name] = answer
        return answer
