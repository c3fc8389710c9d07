"""The index of a base as it is now: opened, and first brought up to date or made."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep
from typing import NamedTuple

from kyokun.knowledge.base import Base
from kyokun.model.language import Words
from kyokun.search.cache_folder import CLOCK, NoCache, index_folder
from kyokun.search.engine.damage import Damaged
from kyokun.search.engine.reading import Reader
from kyokun.search.engine.writing import lock
from kyokun.search.files import content, digest, fingerprint, stamps
from kyokun.search.manifest import (
    Manifest,
    Present,
    Source,
    Sources,
    load_manifest,
    load_sources,
    look_of,
    save_manifest,
    source,
)
from kyokun.search.word_list import WordList

Say = Callable[[Words], None]
"""Is told what takes long."""

_PATIENCE = 3.0
"""Seconds to wait for another process that is bringing the index up to date, before the old one is searched."""
_PAUSE = 0.05
_TRIES = 5
_MUCH = 0.3
"""When this share of the files changed, all are indexed anew: it takes little longer, and leaves no gaps in the index."""


class Index(NamedTuple):
    """An open index. ``note`` is what whoever searches should know about it."""

    reader: Reader
    words: WordList
    note: Words | None = None


@contextmanager
def open_index(base: Base, cache: Path | None, say: Say, *, anew: bool = False) -> Iterator[Index]:
    """The index of a base, following its files as they are now; ``anew`` makes it again whatever is there.

    Where none can be kept one is made for this time only, and the note says why.

    Raises:
        OSError: not even that can be written.
        Damaged: what has just been written cannot be read.
    """
    try:
        folder = index_folder(cache, base.root)
    except NoCache as reason:
        temporary = Path(mkdtemp(prefix="kyokun-"))
        try:
            yield from _opened(base, temporary, say, anew=False, note=_NOT_KEPT.format(reason=reason.words))
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        return
    yield from _opened(base, folder, say, anew=anew, note=None)


def _opened(base: Base, folder: Path, say: Say, *, anew: bool, note: Words | None) -> Iterator[Index]:
    state = _current(base, folder, say, anew=anew)
    try:
        yield Index(state.reader, state.manifest.words, note or state.note)
    finally:
        state.reader.close()


class _State(NamedTuple):
    """One generation, open."""

    reader: Reader
    manifest: Manifest
    note: Words | None = None


def _current(base: Base, folder: Path, say: Say, *, anew: bool) -> _State:
    state = None if anew else _load(folder, _TRIES)
    if state is not None and not _stale(base, folder, state, _present(base, folder)):
        return state
    held = lock(folder)
    if not _acquired(held, say, must=state is None):
        if state is not None:
            return _State(state.reader, state.manifest, _OTHER_PROCESS)
        raise Damaged("no lock")
    try:
        if state is not None:
            state.reader.close()
        _bring_up_to_date(base, folder, say, anew=anew)
        state = _load(folder, 1)
    finally:
        held.release()
    if state is None:
        raise Damaged(str(folder))
    return state


def _bring_up_to_date(base: Base, folder: Path, say: Say, *, anew: bool) -> None:
    """What is to be done once nobody else can be doing it."""
    from kyokun.search.building import build, update  # reading documents: a search seldom needs it

    def progress(done: int, total: int) -> None:
        say(_INDEXING.format(done=done, total=total))

    present = _present(base, folder)
    state = None if anew else _load(folder, 1)
    if state is None or state.manifest.fingerprint != present.fingerprint:
        if state is not None:
            state.reader.close()
        build(base, folder, present, progress)
        return
    generation, words = state.reader.generation, state.manifest.words
    state.reader.close()
    sources = load_sources(folder, generation)
    same, changed = _compared(base, sources, present)
    if len(changed) > _MUCH * len(present.stamps):
        build(base, folder, present, progress)
    elif changed:
        try:
            update(base, folder, words, same, present, changed, progress)
        except Damaged:
            build(base, folder, present, progress)
    elif same != sources:
        save_manifest(folder, generation, present.fingerprint, same, words)


def _stale(base: Base, folder: Path, state: _State, present: Present) -> bool:
    """Whether anything has to be written: a changed file, or stamps that could be trusted from now on."""
    if state.manifest.fingerprint != present.fingerprint:
        return True
    if state.manifest.look == look_of(present.stamps):
        return False
    sources = load_sources(folder, state.reader.generation)
    same, changed = _compared(base, sources, present)
    return bool(changed) or same != sources


def _compared(base: Base, sources: Sources, present: Present) -> tuple[dict[str, Source], set[str]]:
    """The sources that are still as indexed, with the stamps they have now; and the paths of all that changed."""
    same: dict[str, Source] = {}
    changed = sources.keys() - present.stamps.keys()
    for path, stamp in present.stamps.items():
        known = sources.get(path)
        if known is None:
            changed.add(path)
        elif known.stamp == stamp:
            same[path] = known
        elif digest(content(base.root, path)) == known.digest:
            same[path] = source(stamp, known.digest, present.now)
        else:
            changed.add(path)
    return same, changed


def _present(base: Base, folder: Path) -> Present:
    """The files as they are now. What time it is, the file system says: its clock is the one that stamps are of."""
    clock = folder / CLOCK
    clock.touch(mode=0o600)
    now = clock.stat().st_mtime_ns
    return Present(stamps(base.root), now, fingerprint(base))


def _load(folder: Path, tries: int) -> _State | None:
    """The newest generation; None when there is none that can be read. A commit of another process may need a second try."""
    for left in reversed(range(tries)):
        if not any(folder.glob("_MAIN_*.toc")):
            return None
        try:
            reader = Reader(folder)
        except Damaged:
            reader = None
        if reader is not None:
            manifest = load_manifest(folder, reader.generation)
            if manifest is not None:
                return _State(reader, manifest)
            reader.close()
        if left:
            sleep(_PAUSE)
    return None


def _acquired(held: object, say: Say, *, must: bool) -> bool:
    """Whether the lock is ours; ``must`` waits for as long as it takes."""
    until = monotonic() + _PATIENCE
    while not held.acquire():  # type: ignore[attr-defined]
        if monotonic() > until and not must:
            return False
        say(_WAITING)
        sleep(_PAUSE)
    return True


_INDEXING = Words("索引を作成しています… {done}/{total}", "indexing… {done}/{total}")
_WAITING = Words("別のプロセスが索引を作成しています…", "another process is making the index…")
_OTHER_PROCESS = Words(
    "別のプロセスが索引を更新中のため、直前の索引で検索しました。最新の変更は含まれません",
    "another process is updating the index: this is an answer from the one before, without the latest changes",
)
_NOT_KEPT = Words(
    "索引を保存できないため、今回だけの索引で検索しました。{reason}",
    "the index cannot be kept and was made for this search only: {reason}",
)
