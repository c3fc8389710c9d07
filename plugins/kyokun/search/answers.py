"""Searching: from a query to what it finds, by document, the best answer first."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from heapq import nsmallest
from typing import NamedTuple

from kyokun.search.analysis import normalise
from kyokun.search.engine.damage import Damaged
from kyokun.search.entries import Entry, EntryKind
from kyokun.search.evaluation import Evaluation, Scores
from kyokun.search.index import Index
from kyokun.search.matching import Marks, Pattern, marks, patterns
from kyokun.search.query import Query
from kyokun.search.records import entry_from, origin
from kyokun.search.snippets import Snippet, snippet
from kyokun.search.suggestions import Suggestions, suggestions


class Order(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    DATE = "date"
    """The newest; what has no date comes last."""


class Hit(NamedTuple):
    """An entry that was found; where in its title and in its text."""

    entry: Entry
    title_marks: Marks
    snippet: Snippet | None


class Group(NamedTuple):
    """What was found in one document: the incident or lesson itself, which may be None, and actions of the incident."""

    about: Entry
    """The incident or lesson, whether itself found or not."""
    main: Hit | None
    actions: tuple[Hit, ...]
    more_actions: int
    """How many more actions were found than are told of."""


class Answer(NamedTuple):
    """What a query finds: the first groups, and how many documents there are in all."""

    query: Query
    groups: tuple[Group, ...]
    total: int
    suggestions: Suggestions
    """Empty unless nothing was found."""


_RERANKED = 40
"""Groups that are looked at for whether they have the query's very words."""
_MOST_ACTIONS = 3
_THAT_VERY_ID = 1_000
"""More than any number of texts in a query."""


class Searcher:
    """Searches one open index; what it has worked out serves further queries."""

    def __init__(self, index: Index) -> None:
        self._reader = index.reader
        self._words = index.words
        self._evaluation = Evaluation(index.reader, self._words)
        self._read: dict[int, Entry] = {}
        """Entries that the search going on has looked at."""

    def search(self, query: Query, limit: int, order: Order = Order.RELEVANCE) -> Answer:
        """The first ``limit`` groups of what a query finds. Raises ``Damaged``."""
        self._read.clear()
        scores = self._evaluation.scores(query.root)
        best = self._best(scores)
        first = self._first(scores, best, query, limit, order)
        wanted = tuple(pattern for text in query.texts for pattern in patterns(text))
        nothing = Suggestions() if best else suggestions(query, self._evaluation, self._words)
        return Answer(query, tuple(self._group(one, wanted) for one in first), len(best), nothing)

    def documents(self, query: Query) -> frozenset[int]:
        """Every document that a query finds, as ``records.group_of`` numbers it. Raises ``Damaged``."""
        numbered = self._reader.groups
        return frozenset(numbered[number] for number in self._evaluation.scores(query.root))

    def _best(self, scores: Scores) -> dict[int, tuple[float, int]]:
        """By group: its best score, and its day."""
        groups, days = self._reader.groups, self._reader.days
        best: dict[int, tuple[float, int]] = {}
        for number, score in scores.items():
            group = groups[number]
            known = best.get(group)
            if known is None or score > known[0]:
                best[group] = (score, days[number])
        return best

    def _first(
        self, scores: Scores, best: Mapping[int, tuple[float, int]], query: Query, limit: int, order: Order
    ) -> list[list[int]]:
        """The members of the first groups."""

        def by_date(group: int) -> tuple[float, ...]:
            score, day = best[group]
            return (-day, -round(score, 6), group)

        def by_relevance(group: int) -> tuple[float, ...]:
            score, day = best[group]
            return (-round(score, 6), -day, group)

        if order is Order.DATE or not query.texts:
            return list(self._members(scores, nsmallest(limit, best, key=by_date)).values())
        likely = nsmallest(max(limit, _RERANKED), best, key=by_relevance)
        members = list(self._members(scores, likely).values())
        literal = [normalise(text.text.strip()) for text in query.texts]
        members.sort(key=lambda some: -self._literally(some, literal))  # stable: else by relevance
        return members[:limit]

    def _members(self, scores: Scores, groups: Sequence[int]) -> dict[int, list[int]]:
        """By group, in the order given: what was found of it, in the order of the document."""
        members: dict[int, list[int]] = {group: [] for group in groups}
        numbered = self._reader.groups
        for number in scores:
            if numbered[number] in members:
                members[numbered[number]].append(number)
        for some in members.values():
            some.sort()
        return members

    def _literally(self, members: list[int], literal: list[str]) -> int:
        """How many of a query's texts stand in a group as they were typed."""
        most = 0
        for number in members:
            entry = self._entry(number)
            if entry.id is not None and normalise(entry.id) in literal:
                return _THAT_VERY_ID
            text = normalise(_all_text(entry))
            most = max(most, sum(one in text for one in literal))
            if most == len(literal):
                break
        return most

    def _group(self, members: list[int], wanted: tuple[Pattern, ...]) -> Group:
        entries = [self._entry(number) for number in members]
        actions = [entry for entry in entries if entry.kind is EntryKind.ACTION]
        mains = [entry for entry in entries if entry.kind is not EntryKind.ACTION]
        about = mains[0] if mains else self._entry(min(self._reader.labelled(origin(entries[0].path))))
        return Group(
            about,
            _hit(mains[0], wanted) if mains else None,
            tuple(_hit(entry, wanted) for entry in actions[:_MOST_ACTIONS]),
            max(0, len(actions) - _MOST_ACTIONS),
        )

    def _entry(self, number: int) -> Entry:
        entry = self._read.get(number)
        if entry is None:
            try:
                entry = self._read[number] = entry_from(self._reader.stored(number))
            except (ValueError, LookupError, TypeError) as error:
                raise Damaged(str(error)) from error
        return entry


def _hit(entry: Entry, wanted: tuple[Pattern, ...]) -> Hit:
    return Hit(entry, marks(entry.title, wanted), snippet(entry, wanted))


def _all_text(entry: Entry) -> str:
    parts = [entry.title, entry.head, entry.summary]
    for passage in entry.passages:
        parts += (passage.heading, passage.prose, passage.code, *passage.links)
    return "\n".join(parts)
