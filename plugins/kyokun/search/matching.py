"""Where a query's texts stand in a line: what is marked in an answer."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kyokun.search.analysis import Run, Token, alike, normalise, rows, tokens, word_forms
from kyokun.search.query import Text

Marks = tuple[tuple[int, int], ...]
"""Stretches of a text in code points, in order, none touching another."""


class Pattern(NamedTuple):
    """A row of a query's text, to be found in lines."""

    slots: tuple[frozenset[str], ...]
    """By position: the terms that may stand there."""
    word: str
    """The row's only word, which also counts within a longer one; empty for any other row."""
    hint: str
    """A text that does not have it (``alike``) cannot have the row."""
    typed_hint: str
    """The same as it was typed (``normalise``), which is sooner looked for."""

    def spans(self, line: str) -> Iterator[tuple[int, int]]:
        """Where it stands."""
        placed = {token.position: token for token in tokens(line)}
        for position, token in placed.items():
            last = placed.get(position + len(self.slots) - 1)
            if last is None:
                continue
            if all(
                (there := placed.get(position + step)) is not None and not slot.isdisjoint(there.terms)
                for step, slot in enumerate(self.slots)
            ):
                yield self._within(line, token) if self.word else (token.start, last.end)
            elif self.word and self.word in token.terms[0]:
                yield self._within(line, token)

    def _within(self, line: str, token: Token) -> tuple[int, int]:
        """The word itself within a longer one, or all of what was found in another form."""
        shown = line[token.start : token.end].casefold()
        at = shown.find(self.word) if len(shown) == token.end - token.start else -1
        return (token.start + at, token.start + at + len(self.word)) if at >= 0 else (token.start, token.end)


@lru_cache(maxsize=256)
def patterns(text: Text) -> tuple[Pattern, ...]:
    """A text's rows."""
    return tuple(_pattern(row, text.text) for row in rows(text.text))


def marks(line: str, wanted: Iterable[Pattern]) -> Marks:
    """Where any of the patterns stand in a line."""
    shaped = alike(line)
    spans = sorted(span for pattern in wanted if pattern.hint in shaped for span in pattern.spans(line))
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _pattern(row: Sequence[Run], typed: str) -> Pattern:
    slots: list[frozenset[str]] = []
    for run in row:
        if run.is_cjk:
            letters = run.text
            slots += (frozenset((letters[at : at + 2],)) for at in range(max(1, len(letters) - 1)))
        else:
            forms = word_forms(run.text)
            slots.append(frozenset((forms.words[0], *(forms.stems if len(forms.words) == 1 else ()))))
    first = row[0]
    if first.is_cjk:
        return Pattern(tuple(slots), "", first.text[:2], normalise(typed[first.start : first.end])[:2])
    word, stem = first.text.casefold(), min(slots[0], key=len)
    pairs = enumerate(zip(word, stem, strict=False))
    shared = word[: next((at for at, (one, other) in pairs if one != other), len(stem))]
    return Pattern(tuple(slots), word if len(row) == 1 else "", shared, shared)
