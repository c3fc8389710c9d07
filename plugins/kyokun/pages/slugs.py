"""The part of an address that stands for a name: a service, a team, a cause."""

import re
import unicodedata
from hashlib import blake2b

from kyokun.model.cause import Cause

LONGEST = 60
"""Characters, before the mark that tells apart what would be alike."""
_PLAIN = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
_MARKED = re.compile(r"(?:.*-)?[0-9a-f]{8}")
_BETWEEN = re.compile(r"[\W_]+")
_TAKEN = frozenset({"index"})
"""What a folder keeps for its own list."""


def slug(name: str) -> str:
    """A name as part of an address, by which no other name goes, whatever else the base holds.

    A name in small letters and single hyphens is its own slug; whatever was changed leaves a short mark behind:
    ``api``, ``決済``, ``payment-api-98a1b73c`` for ``Payment API``.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    is_taken = name in _TAKEN or _MARKED.fullmatch(name)
    if plain == name and len(name) <= LONGEST and _PLAIN.fullmatch(name) and not is_taken:
        return name
    words = _BETWEEN.sub("-", plain).strip("-")[:LONGEST].rstrip("-")
    mark = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{words}-{mark}" if words else mark


def cause_slug(cause: Cause) -> str:
    """A declared cause as part of an address: ``technology-memory-leak``."""
    return f"{cause.category.value}-{slug(cause.tag)}"
