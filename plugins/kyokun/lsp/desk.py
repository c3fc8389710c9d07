"""Which documents are open, on which workbench each lies, and when what is found in them is told anew."""

import asyncio
import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kyokun.editor.encoding import Encoding, Places
from kyokun.editor.workbench import Clock, Open, Settled, Workbench, settle
from kyokun.knowledge.base import Base, find_base
from kyokun.knowledge.configuration import CONFIGURATION_NAMES, BadConfiguration
from kyokun.lsp.background import in_background
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.rules.rule import Finding

_SOON = 0.01
"""Seconds in which changes of one document are gathered."""
_QUIET = 0.3
"""Seconds without a change before the base is asked."""


@dataclass(slots=True)
class Station:
    """A workbench, and how far asking its base has come."""

    bench: Workbench
    is_settled: asyncio.Event = field(default_factory=asyncio.Event)
    timer: asyncio.TimerHandle | None = None
    is_disk_due: bool = True
    """Whether files may have changed since they were last looked at."""
    running: asyncio.Task[None] | None = None
    is_wanted_again: bool = False


@dataclass(slots=True)
class Sheet:
    """An open document."""

    uri: str
    version: int | None
    file: Path
    station: Station
    path: str
    timer: asyncio.TimerHandle | None = None
    told: tuple[int | None, tuple[Finding, ...], Language] | None = None

    @property
    def bench(self) -> Workbench:
        """The workbench it lies on."""
        return self.station.bench

    @property
    def open(self) -> Open:
        """Its text and how that reads."""
        return self.bench.open[self.path]

    def places(self, encoding: Encoding) -> Places:
        """Its places as the editor counts them."""
        one = self.open
        return Places(one.document.lines, encoding, has_bom=one.text.startswith("\ufeff"))


@dataclass(slots=True)
class Desk:
    """All that is open. ``tell`` is given a document's findings whenever they change, ``log`` a line for the editor's log."""

    clock: Clock
    tell: Callable[[Sheet, tuple[Finding, ...]], None]
    log: Callable[[str], None]
    chosen: Language | None = None
    """The language to speak; None: each base's own."""
    folders: list[Path] = field(default_factory=list)
    """The editor's folders."""
    sheets: dict[str, Sheet] = field(default_factory=dict)
    """By URI."""
    stations: dict[Path, Station] = field(default_factory=dict)
    """By the folder of the base, or of what lies outside any."""
    complaints: dict[Path, str] = field(default_factory=dict)
    """What was last said to be wrong with a file or with the configuration of a folder: it is said once."""

    def language(self, bench: Workbench) -> Language:
        """The language to speak about a base: the one chosen, else the base's, else English."""
        if self.chosen is not None:
            return self.chosen
        return bench.base.options.lang if bench.shelf.is_base else Language.EN

    def add_folder(self, folder: Path) -> None:
        """Begin to read the base that one of the editor's folders belongs to, if any."""
        self.folders.append(folder)
        base = self._base(folder)
        if base is not None:
            self._soon(self._station(base, is_base=True))

    def remove_folder(self, folder: Path) -> None:
        """The editor has put a folder away; what is open of it stays."""
        self.folders = [one for one in self.folders if one != folder]

    def open(self, uri: str, file: Path, version: int | None, text: str) -> None:
        """A document has been opened in the editor."""
        station = self._station_for(file)
        path = station.bench.put(file, text)
        self.sheets[uri] = Sheet(uri, version, file, station, path)
        self._tell(self.sheets[uri])
        self._soon(station)

    def change(self, uri: str, version: int | None, text: str) -> None:
        """A document's text has changed in the editor."""
        sheet = self.sheets.get(uri)
        if sheet is None:
            return
        sheet.version = version
        sheet.bench.put(sheet.file, text)
        if sheet.timer is None:
            sheet.timer = asyncio.get_running_loop().call_later(_SOON, self._tell, sheet)
        self._soon(sheet.station, _QUIET, is_disk_due=False)

    def save(self, uri: str) -> None:
        """A document has been written to its file."""
        sheet = self.sheets.get(uri)
        if sheet is not None:
            self._tell(sheet)
            self._soon(sheet.station)

    def close(self, uri: str) -> None:
        """A document is no longer open: what is in its file counts again."""
        sheet = self.sheets.pop(uri, None)
        if sheet is None:
            return
        if sheet.timer is not None:
            sheet.timer.cancel()
        if not any(
            other.station is sheet.station and other.path == sheet.path for other in self.sheets.values()
        ):
            sheet.bench.close(sheet.path)
        self.tell(sheet, ())
        self._soon(sheet.station)

    def touched(self, files: Iterable[Path]) -> None:
        """Something else has written, made or removed files."""
        for file in files:
            for root, station in self.stations.items():
                if file.is_relative_to(root):
                    station.bench.suspects.add(station.bench.path_of(file))
                    self._soon(station)
                elif file.name in CONFIGURATION_NAMES and root.is_relative_to(file.parent):
                    self._soon(station)

    async def settled(self, uri: str) -> Sheet | None:
        """An open document, once its base has been read; None when it is not open."""
        while (sheet := self.sheets.get(uri)) is not None and not sheet.station.is_settled.is_set():
            await sheet.station.is_settled.wait()
        return sheet

    def _station_for(self, file: Path) -> Station:
        base = self._base(file.parent)
        if base is not None:
            return self._station(base, is_base=True)
        return self._station(Base(file.parent, Options()), is_base=False)

    def _station(self, base: Base, *, is_base: bool) -> Station:
        station = self.stations.get(base.root)
        if station is None or station.bench.shelf.is_base is not is_base:
            station = Station(Workbench.of(base, self.clock, is_base=is_base))
            self.stations[base.root] = station
        return station

    def _base(self, folder: Path) -> Base | None:
        try:
            base = find_base(folder)
        except (BadConfiguration, OSError) as error:
            self._complain(folder, str(error))
            return None
        self.complaints.pop(folder, None)
        return base

    def _complain(self, folder: Path, message: str) -> None:
        if message not in self.complaints.values():
            self.log(message)
        self.complaints[folder] = message

    def _tell(self, sheet: Sheet) -> None:
        if sheet.timer is not None:
            sheet.timer.cancel()
            sheet.timer = None
        try:
            findings = sheet.bench.findings(sheet.path)
        except Exception as error:  # noqa: BLE001 - whatever a document holds, the editor is served on
            self._complain(sheet.file, f"{sheet.path}: {type(error).__name__}: {error}")
            return
        telling = (sheet.version, findings, self.language(sheet.bench))
        if sheet.told != telling:
            sheet.told = telling
            self.tell(sheet, findings)

    def _soon(self, station: Station, after: float = _SOON, *, is_disk_due: bool = True) -> None:
        """Ask a base ``after`` some seconds, counted from the last time this was wanted."""
        station.is_disk_due |= is_disk_due
        if station.running is not None:
            station.is_wanted_again = True
            return
        if station.timer is not None:
            station.timer.cancel()
        station.timer = asyncio.get_running_loop().call_later(after, self._begin, station)

    def _begin(self, station: Station) -> None:
        station.timer = None
        station.running = asyncio.get_running_loop().create_task(self._settle(station))

    async def _settle(self, station: Station) -> None:
        bench, reads_disk = station.bench, station.is_disk_due
        station.is_disk_due = False
        try:
            task = bench.task(reads_disk=reads_disk)
            base = await self._policy(bench) if reads_disk else bench.base
            if base is not None and base.root == bench.base.root:
                settled = await in_background(lambda: settle(task, base))
                self._accept(station, settled)
            else:
                self._move(station)
        except Exception as error:  # noqa: BLE001 - whatever a document holds, the editor is served on
            self._complain(bench.base.root, f"{bench.base.root}: {type(error).__name__}: {error}")
        finally:
            station.running = None
            station.is_settled.set()
        if station.is_wanted_again:
            station.is_wanted_again = False
            self._soon(station, _SOON if station.is_disk_due else _QUIET, is_disk_due=False)

    async def _policy(self, bench: Workbench) -> Base | None:
        """The base as it is configured now; None when its documents belong elsewhere by now."""
        root = bench.base.root
        try:
            base = await in_background(lambda: find_base(root))
        except (BadConfiguration, OSError) as error:
            self._complain(root, str(error))
            return bench.base  # as it was before its configuration broke
        self.complaints.pop(root, None)
        if bench.shelf.is_base:
            return base
        return bench.base if base is None else None

    def _accept(self, station: Station, settled: Settled) -> None:
        station.bench.accept(settled)
        if not station.is_settled.is_set():
            gc.freeze()  # what a base holds stays: looking through it for cycles would hold up a keystroke
        for sheet in [one for one in self.sheets.values() if one.station is station]:
            self._tell(sheet)

    def _move(self, station: Station) -> None:
        """A base has come to be, or is none any more: its documents go where they belong now."""
        self.stations = {root: one for root, one in self.stations.items() if one is not station}
        for sheet in [one for one in self.sheets.values() if one.station is station]:
            self.open(sheet.uri, sheet.file, sheet.version, sheet.open.text)
