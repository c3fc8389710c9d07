"""Where each term stands: for every page a mask of the stretches of its text that the term stands in.

Positions would make an index several times as large. A stretch is enough to tell, nearly always, whether two terms stand
side by side: it shares the first position of the next one, so that two neighbours always have a stretch in common. The last
word is the browser's, which looks at the text of the few pages that it shows.
"""

from array import array
from collections.abc import Iterable

from kyokun.search.analysis import positions

STRETCHES = (1, 2, 3, 3, 15)
"""How many stretches each of ``Findable.regions`` is divided into: names, summary, causes, actions, all else; 24 bits."""
_SHORTEST = 12
"""Positions; a region of few words has fewer stretches."""


class Postings:
    """For each term the pages it stands in and, at the same place, the masks of its stretches there."""

    def __init__(self) -> None:
        self.pages: dict[str, array[int]] = {}
        self.masks: dict[str, array[int]] = {}

    def add(self, number: int, regions: Iterable[str]) -> None:
        """Add a page; numbers only grow."""
        masks: dict[str, int] = {}
        first = 0
        for text, count in zip(regions, STRETCHES, strict=True):
            _add_region(masks, text, first, count)
            first += count
        for term, mask in masks.items():
            pages = self.pages.get(term)
            if pages is None:
                pages = self.pages[term] = array("I")
                self.masks[term] = array("I")
            pages.append(number)
            self.masks[term].append(mask)


def _add_region(masks: dict[str, int], text: str, first: int, count: int) -> None:
    found, end = positions(text)
    if not found:
        return
    length = max(_SHORTEST, -(-end // count))
    bits = _bits(end, length, first)
    for term, places in found.items():
        mask = masks.get(term, 0)
        for place in places:
            mask |= bits[place]
        masks[term] = mask


def _bits(end: int, length: int, first: int) -> list[int]:
    """The stretches of each position: its own, and for the first of a stretch the one before as well."""
    bits = [1 << (first + place // length) for place in range(end + 1)]
    for place in range(length, end + 1, length):
        bits[place] |= bits[place] >> 1
    return bits
