"""The words of a base: which of them a query's word is part of, and which it may be a misspelling of."""

import re
from collections.abc import Iterable
from functools import cached_property

_JOINT = re.compile(r"[-_./:@+'’\\~>]")
_MOST = 300
"""Words taken for one word of a query, the shortest first: a part that more words have means little."""
_SHORTEST_PART = 3


class WordList:
    """The words of a base, in lower case but for katakana."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words

    @cached_property
    def _simple(self) -> str:
        # Most words are told without the pattern, which takes longest.
        simple = [
            word for word in self._words if word.isalnum() or ("-" not in word and not _JOINT.search(word))
        ]
        return "\n".join(["", *simple, ""])

    @cached_property
    def _joined(self) -> str:
        return "\n".join(["", *(word for word in self._words if _JOINT.search(word)), ""])

    def containing(self, part: str) -> list[str]:
        """The words that a part is found in. A joined word's parts are words themselves, so that a part without a joint
        need not be looked for in joined words; a number is not looked for in the middle of words."""
        if len(part) < _SHORTEST_PART or part.isdecimal():
            return []
        return self._found(part, part)

    def beginning(self, part: str) -> list[str]:
        """The words that begin with a part."""
        return self._found(part, f"\n{part}") if len(part) > 1 else []

    def ending(self, part: str) -> list[str]:
        """The words that end with a part."""
        return self._found(part, f"{part}\n") if len(part) > 1 else []

    def resembling(self, written: str) -> list[str]:
        """The words about as long as one that is misspelt, in order."""
        is_latin = written.isascii()
        return sorted(
            word for word in self._words if abs(len(word) - len(written)) <= 2 and word.isascii() is is_latin
        )

    def _found(self, part: str, needle: str) -> list[str]:
        listed = self._joined if _JOINT.search(part) else self._simple
        found: list[str] = []
        at = listed.find(needle)
        while at >= 0:
            start = listed.rfind("\n", 0, at + 1) + 1
            end = listed.find("\n", start)
            found.append(listed[start:end])
            at = listed.find(needle, end)
        return sorted(found, key=lambda word: (len(word), word))[:_MOST]
