"""Which program this is: what another one found out is not believed."""

import importlib.util
import sys
import unicodedata
from functools import cache
from hashlib import blake2b
from pathlib import Path

from kyokun import __version__

_ROOMS = ("text", "model", "reading", "knowledge", "rules")
_PARSERS = ("pyromark", "yaml")


@cache
def program() -> str:
    """A digest of everything that an answer comes from beside the documents and the policy."""
    digest = blake2b(digest_size=16)
    digest.update(f"{__version__}\0{sys.version}\0{unicodedata.unidata_version}".encode())
    package = Path(__file__).parent.parent
    for room in _ROOMS:
        # By content, since a version may stand for many states of a clone, and times say when it was installed.
        for file in sorted((package / room).rglob("*.py")):
            digest.update(file.read_bytes())
    for parser in _PARSERS:
        spec = importlib.util.find_spec(parser)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for file in sorted(Path(folder).iterdir()):
                digest.update(f"\0{file.name}\0{file.stat().st_size}".encode())
    return digest.hexdigest()
