"""The quick look at the files sees the same files as reading does."""

import os
from pathlib import Path

from kyokun.knowledge.discovery import base_locations
from kyokun.search.files import content, stamps


def test_the_same_files_as_reading(tmp_path: Path) -> None:
    root, outside = tmp_path / "base", tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("# secret")
    for name in (
        "postmortems/2025/a.md",
        "postmortems/2025/B.MD",
        "postmortems/README.md",
        "postmortems/_x.md",
        "postmortems/.y/z.md",
        "postmortems/note.txt",
        "postmortems/が.md",
        "lessons/a/b/c.md",
        "lessons/index.md",
        "other/d.md",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("# x")
    (root / "postmortems" / "round").symlink_to(root / "postmortems")
    (root / "postmortems" / "link.md").symlink_to(outside / "secret.md")
    (root / "postmortems" / "folder").symlink_to(outside)
    (root / "postmortems" / "dangling.md").symlink_to(root / "nowhere")
    (root / "postmortems" / "loop.md").symlink_to(root / "postmortems" / "loop.md")
    (root / "lessons" / "a" / "folder.md").mkdir()
    os.mkfifo(root / "postmortems" / "pipe.md")
    assert sorted(stamps(root)) == [location.path for location in base_locations(root)]
    assert content(root, "postmortems/link.md") is None
    assert content(root, "postmortems/folder/secret.md") is None
    assert content(root, "postmortems/pipe.md") is None
    assert content(root, "postmortems/2025/a.md") == b"# x"


def test_a_base_without_documents(tmp_path: Path) -> None:
    assert stamps(tmp_path) == {}
