"""The files that ship with Kyokun: templates and schemas."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def packaged(name: str) -> Path:
    """The folder ``templates`` or ``schemas``: inside an installed package, or at the top of a clone."""
    installed = _PACKAGE / "packaged" / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
