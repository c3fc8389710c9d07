"""Patterns of paths: ``postmortems/2019/**``.

A pattern is compared with a whole POSIX path, from the first folder to the last letter. ``*`` stands for any letters but
``/``, ``?`` for one such letter, and a part that is ``**`` for any number of folders, none included; at the end it stands for
everything beneath. Everything else stands for itself, brackets too. A pattern that names a folder speaks for all that lies
in it.
"""

import re
import unicodedata
from functools import lru_cache


def matches(pattern: str, path: str) -> bool:
    """Whether a path is meant. Case counts; composed and decomposed letters (a Mac's ``が``) are the same."""
    return _compiled(pattern).fullmatch(unicodedata.normalize("NFC", path)) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = [part for part in unicodedata.normalize("NFC", pattern).split("/") if part not in ("", ".")]
    # Runs of `**` mean what one of them means; as several they would make the search exponential.
    kept = [part for at, part in enumerate(parts) if part != "**" or at == 0 or parts[at - 1] != "**"]
    made = "".join(_part(part, is_last=at == len(kept) - 1) for at, part in enumerate(kept))
    return re.compile(made, re.DOTALL)


def _part(part: str, *, is_last: bool) -> str:
    if part == "**":
        return ".+" if is_last else "(?:[^/]+/)*"
    letters = {"*": "[^/]*", "?": "[^/]"}
    made = "".join(letters.get(letter, re.escape(letter)) for letter in re.sub(r"\*+", "*", part))
    return f"{made}(?:/.*)?" if is_last else f"{made}/"
