"""Which entries a query finds, and how well each answers it.

Okapi BM25 with weighted frequencies (see ``records``). How often a text occurs is counted for the text itself: a phrase is as
rare as the phrase, not as its letters. All figures are those of the entries there are, so that an index that has been brought
up to date answers exactly as one made anew.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from kyokun.search.analysis import Run, rows, word_forms
from kyokun.search.engine.reading import Reader, Slot
from kyokun.search.query import Days, Either, Every, Labelled, Node, Text, Without
from kyokun.search.records import weight_at
from kyokun.search.word_list import WordList

Scores = dict[int, float]
"""By document: how well it answers. What only passed a filter has 0."""

_SATURATION = 1.2
"""BM25's k1: how soon more occurrences stop to matter."""
_SLOPE = 0.3
"""BM25's b, low since a long postmortem is a thorough one."""
_USUAL_LENGTH = 1_500.0
"""A fixed one instead of the average, which would change with every file."""
_EXACT, _STEM, _BEGINNING, _INSIDE, _VARIANT = 1.0, 0.6, 0.5, 0.1, 0.3
"""How much a word counts as written, by its stem, at another's beginning or inside it, and in another usual spelling."""


class Evaluation:
    """Answers queries from one open index."""

    def __init__(self, reader: Reader, words: WordList) -> None:
        self._reader = reader
        self._words = words
        self._norms = [
            _SATURATION * (1 - _SLOPE + _SLOPE * length / _USUAL_LENGTH) for length in reader.lengths
        ]

    @cached_property
    def _everything(self) -> Scores:
        return dict.fromkeys(self._reader.all_documents(), 0.0)

    def scores(self, node: Node | None) -> Scores:
        """The entries that a query's node finds. Raises ``Damaged``."""
        found = self._everything
        match node:
            case Text():
                found = self._text(node)
            case Labelled():
                found = dict.fromkeys(self._labelled(node), 0.0)
            case Days():
                found = dict.fromkeys(self._days(node), 0.0)
            case Every():
                found = self._every(node.parts)
            case Either():
                found = _sum(map(self.scores, node.parts))
            case Without():
                found = self._every((node,))
        return found

    def document_count(self, node: Node) -> int:
        """In how many documents a node finds something."""
        return len({self._reader.groups[number] for number in self.scores(node)})

    def values(self, name: str) -> list[str]:
        """The values that a filter finds something by."""
        labels = self._reader.labels_from(f"{name}:")
        return [label.partition(":")[2] for label in labels if self._reader.labelled(label)]

    def _every(self, parts: Sequence[Node]) -> Scores:
        ruled_out = [part.part for part in parts if isinstance(part, Without)]
        asked = [part for part in parts if not isinstance(part, Without)]
        found: Scores | None = None
        for part in sorted(asked, key=lambda part: isinstance(part, Text)):  # filters cost least
            one = self.scores(part)
            if found is None:
                found = one
            else:
                few, many = (found, one) if len(found) <= len(one) else (one, found)
                found = {number: score + many[number] for number, score in few.items() if number in many}
            if not found:
                return {}
        found = self._everything if found is None else found
        for out in ruled_out:
            gone = self.scores(out)
            found = {number: score for number, score in found.items() if number not in gone}
        return found

    def _labelled(self, node: Labelled) -> set[int]:
        labels = {
            *node.labels,
            *(one for prefix in node.prefixes for one in self._reader.labels_from(prefix)),
        }
        return {number for label in labels for number in self._reader.labelled(label)}

    def _days(self, node: Days) -> set[int]:
        if node.first is None and node.last is None:
            return set()
        days = self._reader.days
        first = node.first.toordinal() if node.first else 1
        last = node.last.toordinal() if node.last else date.max.toordinal()
        return {number for number in self._everything if first <= days[number] <= last}

    def _text(self, node: Text) -> Scores:
        found: Scores | None = None
        for row in rows(node.text):
            weights = self._row(row, is_prefix=node.is_prefix, is_phrase=node.is_phrase)
            one = self._scored(weights)
            found = (
                one
                if found is None
                else {number: score + one[number] for number, score in found.items() if number in one}
            )
        return found or {}

    def _scored(self, weights: Scores) -> Scores:
        count = self._reader.count
        rarity = math.log(1 + (count - len(weights) + 0.5) / (len(weights) + 0.5))
        gain, norms = rarity * (_SATURATION + 1), self._norms
        return {number: gain * weight / (weight + norms[number]) for number, weight in weights.items()}

    def _row(self, row: Sequence[Run], *, is_prefix: bool, is_phrase: bool) -> Scores:
        """The weighed frequencies of a row of runs that touch."""
        if len(row) == 1 and not row[0].is_cjk:
            return self._word(row[0].text, is_prefix=is_prefix, is_phrase=is_phrase)
        if len(row) == 1 and len(row[0].text) == 1:
            return self._any_of((term, _EXACT) for term in self._reader.terms_from(row[0].text))
        weights = self._phrase(self._slots(row))
        variant = _other_spelling(row)
        if variant is not None:
            more = self._phrase(self._slots(variant))
            weights = {number: _VARIANT * weight for number, weight in more.items()} | weights
        return weights

    def _word(self, written: str, *, is_prefix: bool, is_phrase: bool) -> Scores:
        """A word as written, by its stem, and within the words that contain it."""
        forms = word_forms(written)
        whole = forms.words[0]
        found = {whole: _EXACT}
        if len(forms.words) == 1 and not is_prefix:
            found |= dict.fromkeys(forms.stems, _STEM)
        containing = self._words.beginning(whole) if is_prefix else self._words.containing(whole)
        for word in containing:
            found.setdefault(word, _BEGINNING if word.startswith(whole) else _INSIDE)
        weights = self._any_of(found.items())
        if not weights and len(forms.words) > 1 and not is_prefix and not is_phrase:
            weights = self._all_of(forms.words[1:])
        return weights

    def _any_of(self, terms: Iterable[tuple[str, float]]) -> Scores:
        """Terms that stand for the same: their frequencies add up."""
        found: Scores = {}
        for term, factor in terms:
            weights = self._reader.weights(term)
            if not found and factor == _EXACT:
                found = weights
                continue
            for number, weight in weights.items():
                found[number] = found.get(number, 0.0) + factor * weight
        return found

    def _all_of(self, terms: Iterable[str]) -> Scores:
        """The parts of an identifier that nobody wrote in one piece."""
        found: Scores | None = None
        for term in terms:
            one = self._any_of([(term, _INSIDE)])
            found = one if found is None else {n: w for n, w in found.items() if n in one}
        return found or {}

    def _slots(self, row: Sequence[Run]) -> list[Slot]:
        """What must stand where for a row to be found: pairs of letters that together cover it, and words."""
        slots: list[Slot] = []
        for order, run in enumerate(row):
            is_first, is_last = order == 0, order == len(row) - 1
            if not run.is_cjk:
                forms = word_forms(run.text)
                terms = [*forms.words[:1], *(forms.stems if len(forms.words) == 1 else ())]
                # What the phrase is part of may go on at either end: "connection pool" in "connection pooling".
                terms += self._words.beginning(terms[0]) if is_last else ()
                terms += self._words.ending(terms[0]) if is_first else ()
                slots.append(Slot(run.position, tuple(dict.fromkeys(terms))))
                continue
            length = len(run.text)
            pairs = sorted({*range(0, length - 1, 2), max(0, length - 2)})
            slots += (Slot(run.position + at, (run.text[at : at + 2],)) for at in pairs)
        return slots

    def _phrase(self, slots: Sequence[Slot]) -> Scores:
        """Where all slots are filled at their distances, weighed by the fields it happens in."""
        found: Scores = {}
        for number, position in self._reader.rows(slots):
            found[number] = found.get(number, 0.0) + weight_at(position)
        return found


def _other_spelling(row: Sequence[Run]) -> list[Run] | None:
    """``サーバ`` for ``サーバー``: the last long vowel is written or not, as houses have it."""
    last = row[-1]
    if last.is_cjk and len(last.text) > 3 and last.text.endswith("ー"):
        return [*row[:-1], last._replace(text=last.text[:-1])]
    return None


def _sum(parts: Iterable[Scores]) -> Scores:
    found: Scores = {}
    for part in parts:
        for number, score in part.items():
            found[number] = found.get(number, 0.0) + score
    return found
