"""What was meant by a word that is nearly another."""

from collections.abc import Iterable

from kyokun.text.folding import fold

_ONE_SLIP = 4
_TWO_SLIPS = 9
"""Letters from which a word may differ by one slip, and by two: shorter ones are too easily another word."""


def surely_meant(written: str, known: Iterable[str]) -> str | None:
    """The one known word that ``written`` can only be, or None.

    Case, width and the choice between space, ``-`` and ``_`` do not matter. Otherwise it is a slip of the keyboard (a
    letter missing, added, wrong, or two exchanged), and no other known word is as near, nor nearly so.
    """
    own = _folded(written)
    distances = sorted((_slips(own, _folded(word)), word) for word in set(known))
    if not distances:
        return None
    (nearest, word), others = distances[0], distances[1:]
    allowed = (len(own) >= _ONE_SLIP) + (len(own) >= _TWO_SLIPS)
    if nearest > allowed or (others and others[0][0] <= nearest + (nearest > 0)):
        return None
    return word


def _folded(word: str) -> str:
    return fold(word).replace("-", "_").replace(" ", "_")


def _slips(one: str, other: str) -> int:
    """The distance of Damerau and Levenshtein in which no stretch is changed twice."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, wanted in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
    return row[-1]
