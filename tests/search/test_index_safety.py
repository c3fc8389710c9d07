"""Whose index is opened, what becomes of a damaged one, and two processes at once."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kyokun.knowledge.base import Base
from kyokun.search import cache_folder
from kyokun.search import index as index_module
from kyokun.search.cache_folder import NoCache, index_folder, user_cache
from kyokun.search.engine.damage import Damaged
from kyokun.search.engine.writing import lock
from kyokun.search.index import open_index
from kyokun.search.parsing import parse
from tests.search.small_base import answered, ids, make, searching


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return make(tmp_path / "base")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def works(base: Base, cache: Path) -> bool:
    return ids(answered(base, cache, "停電")) == ["PM-042"]


def folder_of(base: Base, cache: Path) -> Path:
    return index_folder(cache, base.root)


def index_files(base: Base, cache: Path) -> list[Path]:
    return sorted(path for path in folder_of(base, cache).iterdir() if path.is_file())


def test_only_this_user_can_enter_the_folder(base: Base, cache: Path) -> None:
    assert works(base, cache)
    folder = folder_of(base, cache)
    for part in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(part.stat().st_mode) == 0o700


def test_what_others_could_have_written_is_never_opened(base: Base, cache: Path) -> None:
    assert works(base, cache)
    folder = folder_of(base, cache)
    (folder / "planted").write_text("x")
    folder.chmod(0o777)
    assert works(base, cache)
    assert not (folder / "planted").exists()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_link_in_its_place_is_never_followed(base: Base, cache: Path, tmp_path: Path) -> None:
    folder = folder_of(base, cache)
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    assert works(base, cache)
    assert not folder.is_symlink()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("part", ["kyokun", "kyokun/search"])
def test_a_shelf_that_others_can_write_to_is_not_used(base: Base, cache: Path, part: str) -> None:
    assert works(base, cache)
    (cache / part).chmod(0o777)
    with pytest.raises(NoCache):
        folder_of(base, cache)
    with open_index(base, cache, lambda _: None) as index:
        assert index.note is not None
        assert "only you can write" in index.note.en


def test_a_cache_inside_the_repository_is_not_used(base: Base) -> None:
    (base.root.parent / ".git").mkdir()
    for inside in (base.root / ".cache", base.root.parent / "cache"):
        with open_index(base, inside, lambda _: None) as index:
            assert index.note is not None
            assert "inside the repository" in index.note.en
        assert not inside.exists()


def test_without_any_place_an_index_is_made_for_once(base: Base, tmp_path: Path) -> None:
    with open_index(base, None, lambda _: None) as index:
        assert index.note is not None
        assert index.reader.count > 6
    file = tmp_path / "a file"
    file.write_text("x")
    with open_index(base, file, lambda _: None) as index:
        assert index.note is not None
        assert "cannot write to" in index.note.en


def test_another_users_folder_is_not_used(base: Base, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert works(base, cache)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(NoCache):
        folder_of(base, cache)


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/x")
    assert user_cache({"KYOKUN_CACHE_DIR": "/k", "XDG_CACHE_HOME": "/c"}) == Path("/k")
    assert user_cache({"XDG_CACHE_HOME": "/c"}) == Path("/c")
    assert user_cache({"XDG_CACHE_HOME": "relative"}) == Path("/home/x/.cache")
    assert user_cache({}) == Path("/home/x/.cache")


def test_another_formats_index_is_not_looked_at(
    base: Base, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert works(base, cache)
    old = folder_of(base, cache)
    monkeypatch.setattr(cache_folder, "FORMAT", cache_folder.FORMAT + 1)
    assert works(base, cache)
    assert folder_of(base, cache) != old


def test_what_nobody_has_searched_for_long_is_thrown_away(base: Base, cache: Path, tmp_path: Path) -> None:
    assert works(base, cache)
    gone, recent = folder_of(base, cache), folder_of(make(tmp_path / "second"), cache)
    assert works(make(tmp_path / "second"), cache)
    os.utime(gone / cache_folder.CLOCK, (0, 0))
    assert works(make(tmp_path / "third"), cache)
    assert (gone.exists(), recent.exists()) == (False, True)


def test_options_that_reading_does_not_depend_on_leave_the_index_as_it_is(base: Base, cache: Path) -> None:
    with open_index(base, cache, lambda _: None) as index:
        generation = index.reader.generation
    other = Base(base.root, replace(base.options, quiet_minutes=5, taxonomy=("process/x",)))
    with open_index(other, cache, lambda _: None) as index:
        assert index.reader.generation == generation
    japanese = Base(base.root, replace(base.options, timezone="America/New_York"))
    assert ids(answered(japanese, cache, "started:2025-03-31 決済")) == ["PM-002"]
    assert ids(answered(japanese, cache, "started:2025-01-09 api")) == ["PM-001"]


def test_two_bases_have_two_indexes(base: Base, cache: Path, tmp_path: Path) -> None:
    shutil.copytree(base.root, tmp_path / "other")
    other = Base(tmp_path / "other", base.options)
    (other.root / "postmortems" / "2024" / "PM-042.md").unlink()
    assert works(base, cache)
    assert ids(answered(other, cache, "停電")) == []
    assert works(base, cache)


def damages(data: bytes) -> Iterator[bytes]:
    yield b""
    yield data[: len(data) // 2]
    yield bytes(len(data))
    yield data[:-1]
    yield b"\x80\x04K\x01." + data


def test_a_damaged_index_is_made_anew(base: Base, cache: Path) -> None:
    assert works(base, cache)
    count = 0
    for name in [path.name for path in index_files(base, cache)]:
        suffix = name.partition(".")[2]
        for order in range(5):
            paths = [path for path in index_files(base, cache) if path.name.partition(".")[2] == suffix]
            if not paths or not suffix:
                continue
            data = paths[0].read_bytes()
            paths[0].write_bytes(list(damages(data))[order])
            count += 1
            assert works_in_the_end(base, cache), (name, order)
    assert count > 30


def works_in_the_end(base: Base, cache: Path) -> bool:
    """As the command does it: what turns out to be damaged is made anew once."""
    try:
        return works(base, cache)
    except Damaged:
        with open_index(base, cache, lambda _: None, anew=True):
            pass
        return works(base, cache)


@pytest.mark.parametrize("suffix", ["trm", "pst", "toc"])
def test_a_missing_file_is_a_damage(base: Base, cache: Path, suffix: str) -> None:
    assert works(base, cache)
    for path in index_files(base, cache):
        if path.suffix == f".{suffix}":
            path.unlink()
    assert works_in_the_end(base, cache)


def test_a_reader_keeps_the_index_it_opened(base: Base, cache: Path) -> None:
    with searching(base, cache) as before:
        for number in range(12):  # more than are kept as segments
            (base.root / "postmortems" / "2024" / "PM-042.md").write_text(f"# {number}\n")
            assert ids(answered(base, cache, "停電")) == []
        assert before.search(parse("停電"), 5).total == 1
        assert before.search(parse("メモリリーク"), 5).total == 3


def test_while_another_process_writes_the_old_index_answers(
    base: Base, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "_PATIENCE", 0.1)
    assert works(base, cache)
    held = lock(folder_of(base, cache))
    assert held.acquire()
    try:
        (base.root / "postmortems" / "2024" / "PM-042.md").write_text("# gone\n")
        with open_index(base, cache, lambda _: None) as index:
            assert index.note is not None
            assert "another process" in index.note.en
            assert index.reader.count > 6
    finally:
        held.release()
    assert ids(answered(base, cache, "停電")) == []
