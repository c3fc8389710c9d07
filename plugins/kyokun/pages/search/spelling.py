"""The words a mistyped word is likely to mean: those that several pages use where it counts."""

import re
from collections import Counter
from collections.abc import Iterable

from kyokun.pages.search.findable import Findable
from kyokun.search.analysis import normalise

_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*|[ァ-ヺー]{3,}|[一-鿿々]{2,6}")
_SHORTEST = 3
_MOST = 6000


def words(pages: Iterable[Findable]) -> list[tuple[str, int]]:
    """The words of names, summaries and causes with the number of pages that use them, the most used first."""
    counts: Counter[str] = Counter()
    for page in pages:
        names, summary, causes, _, _ = page.regions()
        found = set(_WORD.findall(normalise(f"{names}\n{summary}\n{causes}")))
        counts.update(word for word in found if len(word) >= _SHORTEST or not word.isascii())
    return sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))[:_MOST]
