"""Making an index, and bringing one up to date. Whoever calls holds its lock."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import mkdtemp

from kyokun.knowledge.base import Base
from kyokun.search.engine.writing import Writer, create
from kyokun.search.manifest import Present, Sources, discard_manifests, save_manifest, source
from kyokun.search.parts import Part, Task, index_part, read_part
from kyokun.search.records import origin
from kyokun.search.sources import SourceReader
from kyokun.search.word_list import WordList

Progress = Callable[[int, int], None]
"""Called with how many files are done, and of how many."""

_MOST_PROCESSES = 4
_FEW_FILES = 400
"""Fewer files are read sooner than other processes have started."""
_SMALL_SEGMENT = 400
"""Entries; merging some such segments takes about a second."""
_PARTS = "part-"


def build(base: Base, folder: Path, present: Present, progress: Progress) -> None:
    """Make the index of a base anew. Raises ``OSError`` when it cannot be written."""
    _clear(folder)
    create(folder)
    tasks = _tasks(folder, present)
    count = _Count(progress, len(present.stamps))
    if len(tasks) > 1:
        _in_processes(base, tasks, count)
    parts = [_finished(base, task, count) for task in tasks]
    sources = {path: one for part in parts for path, one in part.sources.items()}
    words = WordList.of(word for part in parts for word in part.words)
    with Writer(folder) as writer:
        for task in tasks:
            writer.adopt(task.folder)
        save_manifest(folder, writer.generation, present.fingerprint, sources, words)
        writer.commit()
        _clear(folder, writer.generation)


def update(
    base: Base,
    folder: Path,
    known: WordList,
    same: Sources,
    present: Present,
    changed: Iterable[str],
    progress: Progress,
) -> None:
    """Bring an index up to date.

    Args:
        base: what it is the index of.
        folder: where it is.
        known: its words.
        same: the files that are as they were indexed.
        present: the files there are.
        changed: those that are new, gone or different.
        progress: told of each of these.

    Raises:
        OSError: it cannot be written.
        Damaged: it cannot be read.
    """
    sources = dict(same)
    words = set(known.all)
    reader = SourceReader(base)
    there = sorted(path for path in changed if path in present.stamps)
    with Writer(folder) as writer:
        writer.delete(map(origin, changed))
        for count, path in enumerate(there, start=1):
            read = reader.read(path)
            for record in read.records:
                writer.add(record)
            words |= read.words
            sources[path] = source(present.stamps[path], read.digest, present.now)
            progress(count, len(there))
        save_manifest(folder, writer.generation, present.fingerprint, sources, WordList.of(words))
        writer.commit(small=_SMALL_SEGMENT)
        discard_manifests(folder, writer.generation)


class _Count:
    """Files done, by however many processes."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._lock = threading.Lock()
        self._progress = progress
        self._done = 0
        self._total = total

    def one(self) -> None:
        with self._lock:
            self._done += 1
            self._progress(self._done, self._total)


def _tasks(folder: Path, present: Present) -> list[Task]:
    """The files divided among as many processes as pay."""
    paths = sorted(present.stamps)
    processes = min(_MOST_PROCESSES, _processors()) if len(paths) >= _FEW_FILES else 1
    return [
        Task(
            Path(mkdtemp(prefix=_PARTS, dir=folder)),
            {path: present.stamps[path] for path in paths[first::processes]},
            present.now,
        )
        for first in range(processes)
    ]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(base: Base, tasks: Sequence[Task], count: _Count) -> None:
    """Have each task done by a process of its own, as far as that works: a part that is not there is made later."""
    threads = [threading.Thread(target=_run, args=(base, task, count), daemon=True) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _run(base: Base, task: Task, count: _Count) -> None:
    # -P: the folder one stands in, which may be anybody's checkout, must not lend its modules.
    command = [sys.executable, "-P", "-m", "kyokun.search.parts"]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
    except OSError:
        return
    with process:
        if process.stdin is None or process.stdout is None:
            return
        try:
            process.stdin.write(task.to_json(base.root))
            process.stdin.close()
            for _ in process.stdout:
                count.one()
        except OSError:
            process.kill()


def _finished(base: Base, task: Task, count: _Count) -> Part:
    """A task's part, made here and now if no process has."""
    try:
        return read_part(task.folder)
    except (OSError, ValueError, LookupError):
        index_part(base, task, count.one)
        return read_part(task.folder)


def _clear(folder: Path, *generations: int) -> None:
    """Remove what is left of unfinished work, and the manifests of all other generations."""
    for part in folder.glob(f"{_PARTS}*"):
        shutil.rmtree(part, ignore_errors=True)
    discard_manifests(folder, *generations)
