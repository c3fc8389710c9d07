"""Reading very many documents in several processes."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kyokun.reading.conventions import Conventions
from kyokun.reading.document import Location, read_data
from kyokun.rules.catalogue import reporting_rules
from kyokun.rules.noting import Notes, note
from kyokun.rules.rule import Setting

WORTH = 400
"""Documents from which on a second process saves more than its start takes."""
_SHARE = 40
"""Documents handed over at a time."""
_SELDOM = 100_000
"""Objects made between two searches for cycles."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read, what its file holds, and whether it is to be examined."""

    location: Location
    data: bytes
    examined: bool


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def note_all(
    tasks: Sequence[Task], setting: Setting, conventions: Conventions, processes: int
) -> Iterator[tuple[Task, Notes]]:
    """Every task with its notes, in the order of the tasks; in this process alone when others cannot be started."""
    done = 0
    if processes > 1 and len(tasks) >= WORTH:
        from concurrent.futures.process import BrokenProcessPool

        try:
            for pair in _in_others(tasks, setting, conventions, min(processes, len(tasks) * 2 // WORTH)):
                yield pair
                done += 1
        except (BrokenProcessPool, OSError, ImportError):  # no shared memory, no room, or killed
            pass
    for task in tasks[done:]:
        yield task, _note(task, setting, conventions)


def _in_others(
    tasks: Sequence[Task], setting: Setting, conventions: Conventions, processes: int
) -> Iterator[tuple[Task, Notes]]:
    # Only here: importing them takes as long as a dozen of documents.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    shares = [tasks[at : at + _SHARE] for at in range(0, len(tasks), _SHARE)]
    # Started afresh rather than forked: a fork takes along threads' locks, and not every system can.
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (setting, conventions)) as pool:
        for share, notes in zip(shares, pool.map(_note_share, shares), strict=True):
            yield from zip(share, notes, strict=True)


_hired: list[Callable[[Task], Notes]] = []
"""In a process that was started to help: what it does."""


def _begin(setting: Setting, conventions: Conventions) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    gc.freeze()  # the program stays, and a document that has been read is let go of as a whole:
    gc.set_threshold(_SELDOM)  # there is little to be found by looking for cycles
    _hired.append(lambda task: _note(task, setting, conventions))


def _note_share(share: Sequence[Task]) -> list[Notes]:
    return [_hired[0](task) for task in share]


def _note(task: Task, setting: Setting, conventions: Conventions) -> Notes:
    document = read_data(task.location, task.data, conventions)
    return note(document, setting, reporting_rules(), examined=task.examined)
