"""Checking a base as it is on disk: what has not changed since the last time is not read again."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from kyokun.knowledge.base import Base
from kyokun.knowledge.contents import Content, Stamp, content, digest_of
from kyokun.knowledge.discovery import base_locations
from kyokun.knowledge.facts import Facts
from kyokun.knowledge.linked import under
from kyokun.knowledge.loading import base_conventions
from kyokun.knowledge.store import Store
from kyokun.knowledge.survey import Survey
from kyokun.reading.document import Document, Location
from kyokun.reading.problems import Unreadable
from kyokun.rules.catalogue import reporting_rules
from kyokun.rules.checking import conclude
from kyokun.rules.crew import Task, note_all
from kyokun.rules.examining import Examined
from kyokun.rules.noting import Details, Notes, Outdated, cell, keys_of, note, packed_in
from kyokun.rules.rule import Finding, Rule, Setting
from kyokun.text.packing import Unpackable, pack, unpack_all

Say = Callable[[int, int], None]
"""Told how many of the documents to be read have been read."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a base."""

    base: Base
    now: datetime | None = None
    """None: what only the passing of time causes is not asked."""
    under: tuple[str, ...] | None = None
    """The paths of documents and folders to be reported on; None means all."""
    also: tuple[Location, ...] = ()
    """Files of the base that are to be read as documents beside its own."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What counts in place of a document's file, by path: an editor's text that has not been saved."""
    rules: tuple[Rule, ...] | None = None
    """None means all that report."""
    processes: int = 1
    """How many processes may read at the same time."""
    looked_at: int = 0
    """The clock's time in nanoseconds since the epoch: a file that changed long before need not be read again next time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check found."""

    findings: tuple[Finding, ...]
    """In the order of path, line, column and code."""
    asked: tuple[Location, ...]
    """The documents reported on."""
    survey: Survey


def check_base(request: Request, store: Store | None = None, say: Say = lambda _done, _all: None) -> Answer:
    """Check a base. The answer is the same whatever ``store`` holds; with what it holds it is only had sooner.

    ``say`` is called now and then while documents are read.
    """
    kept = Store(None, request.base.root) if store is None else store
    try:
        return _Check(request, kept, say).answer()
    except (Outdated, Unpackable):  # something else writes there, or has damaged it
        return _Check(request, Store(None, request.base.root), say).answer()
    finally:
        if store is None:
            kept.close()


class _Check:
    """One run."""

    def __init__(self, request: Request, store: Store, say: Say) -> None:
        base = request.base
        located = {one.path: one for one in (*request.also, *base_locations(base.root))}
        self.locations = {path: located[path] for path in sorted(located)}
        asked = None if request.under is None else frozenset(under(self.locations, request.under))
        self.asked = asked
        self.request = request
        self.store = store
        self.say = say
        self.rules = reporting_rules()
        self.setting = Setting(base.options, request.now, base.templates)
        self.conventions = base_conventions(base)
        self.keys = keys_of(self.setting, self.conventions)

    def answer(self) -> Answer:
        contents = self._contents()
        digests = {path: one.digest for path, one in contents.items()}
        cells = self.store.all("facts")
        facts = self._holding(cells, self.locations, self.keys.reading, digests)
        asked = self.locations if self.asked is None else self.asked
        examined = self._holding(self._cells("examined"), asked, self.keys.examining, digests)
        details = {}
        if self.asked is None:
            details = self._holding(self._cells("details"), asked, self.keys.reading, digests)
        missing = [
            path
            for path in self.locations
            if path not in facts
            or (path in asked and path not in examined)
            or (self.asked is None and path not in details)
        ]
        new = self._read(missing, contents, asked)
        for path, notes in new.items():
            facts[path] = notes.facts
            details[path] = notes.detail
            if notes.examined is not None:
                examined[path] = notes.examined
        self._keep(new, contents, digests, [path for path in cells if path not in self.locations])
        base = self.request.base
        known = unpack_all(facts, Facts)
        survey = Survey(
            tuple(known[path] for path in self.locations),
            Details(details, digests, self.store, self.keys.reading),
            base.options,
            base.root,
            self.asked,
        )
        found = conclude(
            survey,
            unpack_all(examined, Examined),
            self.setting,
            self.rules if self.request.rules is None else self.request.rules,
        )
        return Answer(found, tuple(self.locations[one.path] for one in survey.asked), survey)

    def _contents(self) -> dict[str, Content]:
        """What every document holds."""
        stamps = unpack_all(self.store.all("stamps"), Stamp)
        found = {}
        for path, location in self.locations.items():
            if path in self.request.texts:
                data = self.request.texts[path].encode("utf-8", "surrogatepass")
                found[path] = Content(digest_of(data), data)
            else:
                found[path] = content(location, stamps.get(path), self.request.looked_at)
        return found

    def _cells(self, table: str) -> Mapping[str, bytes | None]:
        """Those of the documents asked about."""
        if self.asked is None or len(self.asked) * 4 > len(self.locations):
            return self.store.all(table)
        return {path: self.store.one(table, path) for path in self.asked}

    @staticmethod
    def _holding(
        cells: Mapping[str, bytes | None],
        paths: Iterable[str],
        key: bytes,
        digests: Mapping[str, str | None],
    ) -> dict[str, bytes]:
        """The notes in cells that still hold."""
        found = {path: packed_in(cells.get(path), key, digests[path]) for path in paths}
        return {path: packed for path, packed in found.items() if packed is not None}

    def _read(
        self, paths: list[str], contents: dict[str, Content], asked: Collection[str]
    ) -> dict[str, Notes]:
        """Read documents and write down what they say."""
        new: dict[str, Notes] = {}
        tasks = []
        for path in paths:
            location, found = self.locations[path], contents[path]
            if found.obstacle is None:
                tasks.append(Task(location, self._data(location, found), path in asked))
                contents[path] = replace(found, data=None)
            else:
                unreadable = Unreadable(found.obstacle.obstacle, found.obstacle.detail)
                document = Document(location, unreadable=unreadable)
                new[path] = note(document, self.setting, self.rules, examined=path in asked)
        for task, notes in note_all(tasks, self.setting, self.conventions, self.request.processes):
            new[task.location.path] = notes
            self.say(len(new), len(paths))
        return new

    @staticmethod
    def _data(location: Location, found: Content) -> bytes:
        """What a document's file holds, be it that it was not looked at before."""
        if found.data is not None:
            return found.data
        again = content(location, None, 0)
        if again.data is None or again.digest != found.digest:
            raise Outdated
        return again.data

    def _keep(
        self,
        new: Mapping[str, Notes],
        contents: Mapping[str, Content],
        digests: Mapping[str, str | None],
        gone: Collection[str],
    ) -> None:
        """Keep what is new, and forget documents that are there no more."""
        cells: dict[str, dict[str, bytes]] = {"stamps": {}, "facts": {}, "details": {}, "examined": {}}
        for path, found in contents.items():
            if found.stamp is not None:
                cells["stamps"][path] = pack(found.stamp)
        for path, notes in new.items():
            digest = digests[path]
            if digest is None:
                continue
            cells["facts"][path] = cell(self.keys.reading, digest, notes.facts)
            cells["details"][path] = cell(self.keys.reading, digest, notes.detail)
            if notes.examined is not None:
                cells["examined"][path] = cell(self.keys.examining, digest, notes.examined)
        if gone or any(cells.values()):
            self.store.put(cells, gone)
