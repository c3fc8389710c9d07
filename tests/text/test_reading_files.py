"""What keeps a file from being read is named."""

import errno
import os
from pathlib import Path

import pytest

from kyokun.text.decoding import MAX_BYTES, Obstacle, Undecodable, read_text


def obstacle(path: Path) -> tuple[Obstacle, str]:
    """Why a file cannot be read."""
    with pytest.raises(Undecodable) as caught:
        read_text(path)
    return caught.value.obstacle, caught.value.detail


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "名 前.md").write_bytes("# 題\r\n".encode())
    assert read_text(tmp_path / "名 前.md").text == "# 題\r\n"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert obstacle(tmp_path / "no.md") == (Obstacle.NOT_FOUND, "")


def test_a_folder_is_no_file_and_is_let_go_of(tmp_path: Path) -> None:
    before = os.dup(0)
    os.close(before)
    assert obstacle(tmp_path) == (Obstacle.NOT_A_FILE, "")
    after = os.dup(0)
    os.close(after)
    assert after == before


def test_a_named_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert obstacle(tmp_path / "pipe.md") == (Obstacle.NOT_A_FILE, "")


def test_a_device_is_no_file() -> None:
    assert obstacle(Path(os.devnull)) == (Obstacle.NOT_A_FILE, "")


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    link = tmp_path / "loop.md"
    link.symlink_to(link)
    assert obstacle(link) == (Obstacle.LINK_LOOP, "")


def test_the_largest_file_that_is_read_and_the_smallest_that_is_not(tmp_path: Path) -> None:
    file = tmp_path / "large.md"
    file.write_bytes(b"a" * MAX_BYTES)
    assert len(read_text(file).text) == MAX_BYTES
    file.write_bytes(b"a" * (MAX_BYTES + 1))
    assert obstacle(file) == (Obstacle.TOO_LARGE, str(MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EACCES, (Obstacle.NO_PERMISSION, "")),
        (errno.EPERM, (Obstacle.NO_PERMISSION, "")),
        (errno.EIO, (Obstacle.OTHER, os.strerror(errno.EIO))),
    ],
)
def test_what_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: tuple[Obstacle, str]
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    assert obstacle(tmp_path / "any.md") == expected


def test_what_is_under_a_file_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file.md").write_bytes(b"")
    assert obstacle(tmp_path / "file.md" / "x.md")[0] is Obstacle.OTHER
