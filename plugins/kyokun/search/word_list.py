"""The words of a base: which of them a query's word is part of, and which it may be a misspelling of."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import filterfalse

_JOINT = re.compile(r"[-_./:@+'’\\~>]")
_MOST = 300
"""Words taken for one word of a query, the shortest first: a part that more words have means little."""
_SHORTEST_PART = 3


class WordList:
    """The words of a base, in lower case but for katakana.

    They are kept as two texts, a word a line, since to search a text takes less than to make a list of it.
    """

    def __init__(self, simple: str = "", joined: str = "") -> None:
        """Words, a line each, and words made of several with joints between them."""
        self._simple = f"\n{simple}\n"
        self._joined = f"\n{joined}\n"

    @classmethod
    def of(cls, words: Iterable[str]) -> "WordList":
        """The list of these."""
        known = frozenset(words) - {""}
        marked = list(filterfalse(str.isalnum, known))  # the others are told without the pattern
        joined = frozenset(word for word in marked if _JOINT.search(word))
        return cls("\n".join(sorted(known - joined)), "\n".join(sorted(joined)))

    @classmethod
    def read(cls, text: str) -> "WordList":
        """The list that was written as this text."""
        simple, _, joined = text.partition("\n\n")
        return cls(simple, joined)

    def written(self) -> str:
        """The list as a text."""
        return f"{self._simple[1:-1]}\n\n{self._joined[1:-1]}"

    @cached_property
    def all(self) -> frozenset[str]:
        """Every word."""
        return frozenset((*self._simple.split("\n"), *self._joined.split("\n"))) - {""}

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
            word for word in self.all if abs(len(word) - len(written)) <= 2 and word.isascii() is is_latin
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
