"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from kyokun.text.atomic import replace, write_new


def names(folder: Path) -> list[str]:
    """Everything in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.md"
    write_new(path, "日本".encode())
    assert path.read_text(encoding="utf-8") == "日本"
    assert names(path.parent) == ["c.md"]


@pytest.mark.parametrize("write", ["file", "folder", "dangling link"])
def test_what_is_there_is_never_overwritten(tmp_path: Path, write: str) -> None:
    path = tmp_path / "c.md"
    if write == "file":
        path.write_bytes(b"old")
    elif write == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_new(path, b"new")
    assert names(tmp_path) == ["c.md"]
    assert not path.is_file() or path.read_bytes() == b"old"


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _refuse)
    write_new(tmp_path / "c.md", b"new")
    assert (tmp_path / "c.md").read_bytes() == b"new"
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "c.md", b"newer")
    assert (names(tmp_path), (tmp_path / "c.md").read_bytes()) == (["c.md"], b"new")


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)
    assert names(tmp_path) == ["c.md"]


def test_a_file_that_was_not_there_gets_the_ordinary_mode(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_bytes(b"")
    replace(tmp_path / "new" / "c.md", b"new")
    ordinary = stat.S_IMODE((tmp_path / "ordinary").stat().st_mode)
    assert stat.S_IMODE((tmp_path / "new" / "c.md").stat().st_mode) == ordinary


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, _refuse)
    with pytest.raises(OSError, match="refused"):
        replace(path, b"new")
    assert (names(tmp_path), path.read_bytes()) == (["c.md"], b"old")


def test_a_failure_on_the_way_leaves_no_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", _refuse)
    with pytest.raises(OSError, match="refused"):
        write_new(tmp_path / "c.md", b"new")
    assert names(tmp_path) == []


def test_a_reader_sees_the_old_file_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(b"old")
    seen: list[bytes] = []
    fsync = os.fsync

    def look(descriptor: int) -> None:
        seen.append(path.read_bytes())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    replace(path, b"new")
    seen.append(path.read_bytes())
    assert seen == [b"old", b"new"]


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError("refused")
