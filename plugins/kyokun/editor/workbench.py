"""A base with the documents that are open in an editor: what is found in them now, and what the base is known to hold.

What one document says is asked at every change. What depends on the whole base is asked by ``settle``, which a caller runs
beside its other work; until its answer is taken in, the last one stands, moved along with the text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from kyokun.editor.judging import Surveyed, found_in, surveyed, told
from kyokun.editor.live import read_live, sound, tells_its_kind
from kyokun.editor.moving import moved
from kyokun.editor.shelf import Shelf, empty_shelf, refreshed
from kyokun.editor.stock import Stock, stock_of
from kyokun.knowledge.base import LESSONS, POSTMORTEMS, Base
from kyokun.knowledge.discovery import is_document, location
from kyokun.knowledge.knowledge import Knowledge
from kyokun.reading.conventions import Conventions
from kyokun.reading.document import Document, Location
from kyokun.rules.catalogue import reporting_rules
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding, Rule

_FOLDERS = frozenset({POSTMORTEMS, LESSONS})

Clock = Callable[[Base], datetime | None]
"""The time in a base's zone; None leaves out what only the passing of time causes."""


@dataclass(frozen=True, slots=True)
class Open:
    """A file in an editor: where it would be saved, its text as sent, and how that reads."""

    location: Location
    text: str
    conventions: Conventions
    document: Document
    is_document: bool
    """Whether it is checked at all; a base's other files, such as its README, are not."""


@dataclass(frozen=True, slots=True)
class Task:
    """What ``settle`` needs: a snapshot that later changes do not touch."""

    shelf: Shelf
    open: Mapping[str, Open]
    suspects: frozenset[str]
    reads_disk: bool
    """Whether files may have changed: after a mere keystroke none has."""
    now: datetime | None
    before: Surveyed | None
    """What was noted the last time."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The whole base as it was found, and all findings of the open documents."""

    shelf: Shelf
    surveyed: Surveyed
    stock: Stock
    findings: Mapping[str, tuple[Finding, ...]]
    open: Mapping[str, Open]


@dataclass(slots=True)
class Workbench:
    """A base and the files of it that are open, by path."""

    shelf: Shelf
    clock: Clock
    open: dict[str, Open] = field(default_factory=dict)
    settled: Settled | None = None
    suspects: set[str] = field(default_factory=set)
    """Documents that something else is said to have changed on disk."""

    @classmethod
    def of(cls, base: Base, clock: Clock, *, is_base: bool = True) -> "Workbench":
        """A workbench that knows a base's policy and none of its documents yet.

        Without ``is_base``, ``base`` is any folder: what is open there stands for itself, as in ``kyokun check FILE``.
        """
        return cls(empty_shelf(base, is_base=is_base), clock)

    @property
    def base(self) -> Base:
        """The base."""
        return self.shelf.base

    def path_of(self, file: Path) -> str:
        """What a file in the base's folder is known as."""
        return location(file, file.relative_to(self.base.root)).path

    def put(self, file: Path, sent: str) -> str:
        """Take in a file's text as an editor has it; gives its path."""
        place = location(file, file.relative_to(self.base.root))
        place = self.shelf.location(place.path) or place
        text = sound(sent)
        wanted = self._is_document(place, text)
        conventions = self.shelf.conventions
        self.open[place.path] = Open(place, text, conventions, read_live(place, text, conventions), wanted)
        return place.path

    def _is_document(self, place: Location, text: str) -> bool:
        """A base's documents, and what is about to be one; outside any base, what looks like one."""
        if self.shelf.is_base:
            return is_document(place.path) or (tells_its_kind(text) and not place.file.exists())
        return not _FOLDERS.isdisjoint(place.file.parts[:-1]) or tells_its_kind(text)

    def close(self, path: str) -> None:
        """What is on disk counts again."""
        self.open.pop(path, None)

    def knowledge(self) -> Knowledge:
        """The base with its open documents as they are now."""
        return _together(self.settled.shelf if self.settled else self.shelf, self.open)

    def stock(self) -> Stock:
        """What the base offers for completion, as of the last ``settle``."""
        return self.settled.stock if self.settled else Stock()

    def findings(self, path: str) -> tuple[Finding, ...]:
        """The findings of an open file: its own as of now, the base's as of the last ``settle``."""
        one = self.open[path]
        if not one.is_document:
            return ()
        then = self.settled.open.get(path) if self.settled else None
        if self.settled is None or then is None:
            return self._own(one)
        found = self.settled.findings[path]
        if then.document is one.document:
            return found
        of_base = (finding for finding in found if finding.code not in _codes_of_documents())
        now = (*self._own(one), *moved(of_base, then.document.lines, one.document.lines))
        return tuple(sorted(now, key=lambda finding: finding.sort_key))

    def _own(self, one: Open) -> tuple[Finding, ...]:
        alone = Knowledge((one.document,), self.base.options, self.base.root, self.base.templates)
        found = check(alone, self.clock(self.base), rules=_rules_of_documents())
        return told(alone, found, {one.location.path})

    def task(self, *, reads_disk: bool) -> Task:
        """What there is to settle now."""
        now = self.clock(self.base)
        before = self.settled.surveyed if self.settled else None
        task = Task(self.shelf, dict(self.open), frozenset(self.suspects), reads_disk, now, before)
        self.suspects.clear()
        return task

    def accept(self, settled: Settled) -> None:
        """Take in what ``settle`` found; what changed meanwhile stays as it is now."""
        self.settled = settled
        self.shelf = settled.shelf
        for path, one in self.open.items():
            then = settled.open.get(path)
            if then is not None and then.text == one.text:
                self.open[path] = then
            else:
                self.open[path] = _under(one, settled.shelf.conventions)


def settle(task: Task, base: Base) -> Settled:
    """Read what changed on disk under the policy of ``base``, and check the open documents against the whole base."""
    shelf = refreshed(task.shelf, base, task.suspects) if task.reads_disk else task.shelf
    opened = {path: _under(one, shelf.conventions) for path, one in task.open.items()}
    knowledge = _together(shelf, opened)
    wanted = {path for path, one in opened.items() if one.is_document}
    base_now = surveyed(knowledge, task.before)
    found = told(knowledge, found_in(base_now, task.now, wanted), wanted)
    by_path = {path: tuple(one for one in found if one.path == path) for path in opened}
    return Settled(shelf, base_now, stock_of(knowledge), by_path, opened)


def _under(one: Open, conventions: Conventions) -> Open:
    """A file read under those conventions."""
    if one.conventions == conventions:
        return one
    document = read_live(one.location, one.text, conventions)
    return Open(one.location, one.text, conventions, document, one.is_document)


def _together(shelf: Shelf, opened: Mapping[str, Open]) -> Knowledge:
    """What is on disk, and in its place what is open."""
    documents: dict[str, Document] = shelf.documents
    documents |= {path: one.document for path, one in opened.items() if one.is_document}
    ordered = tuple(documents[path] for path in sorted(documents))
    return Knowledge(ordered, shelf.base.options, shelf.base.root, shelf.base.templates)


@cache
def _rules_of_documents() -> tuple[Rule, ...]:
    return tuple(rule for rule in reporting_rules() if rule.of_document is not None)


@cache
def _codes_of_documents() -> frozenset[str]:
    return frozenset(rule.code for rule in _rules_of_documents())
