"""Which files are documents."""

import os
from pathlib import Path

import pytest

from kyokun.knowledge.discovery import base_locations, folder_locations, location, shown_path
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import DocumentKind, read_document
from kyokun.text.decoding import Obstacle


def make(root: Path, *names: str) -> None:
    """Empty files."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"")


def paths(root: Path) -> list[str]:
    """The paths of a base's documents."""
    return [found.path for found in base_locations(root)]


def test_markdown_under_postmortems_and_lessons_in_the_order_of_paths(tmp_path: Path) -> None:
    make(
        tmp_path,
        "postmortems/b.md",
        "postmortems/a/z.md",
        "postmortems/C.MD",
        "lessons/x.md",
        "postmortems/n.txt",
    )
    make(tmp_path, "other/y.md", "top.md", "postmortems/no ending", "postmortems/with space.md")
    assert paths(tmp_path) == [
        "lessons/x.md",
        "postmortems/C.MD",
        "postmortems/a/z.md",
        "postmortems/b.md",
        "postmortems/with space.md",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "readme.md",
        "index.md",
        "Index.MD",
        "_draft.md",
        ".hidden.md",
        "_templates/a.md",
        ".git/a.md",
    ],
)
def test_what_is_no_document(tmp_path: Path, name: str) -> None:
    make(tmp_path, f"postmortems/{name}", f"lessons/x/{name}")
    assert paths(tmp_path) == []


@pytest.mark.parametrize("name", ["README-2025.md", "my_index.md", "a_b/c.md", "x.index.md"])
def test_what_is_one_all_the_same(tmp_path: Path, name: str) -> None:
    make(tmp_path, f"postmortems/{name}")
    assert paths(tmp_path) == [f"postmortems/{name}"]


def test_a_base_without_folders_is_empty(tmp_path: Path) -> None:
    make(tmp_path, "postmortems")
    assert paths(tmp_path) == []
    assert paths(tmp_path / "nowhere") == []


def test_a_link_to_a_folder_is_followed_once(tmp_path: Path) -> None:
    make(tmp_path, "postmortems/real/a.md", "elsewhere/b.md")
    (tmp_path / "postmortems" / "again").symlink_to(tmp_path / "postmortems" / "real")
    (tmp_path / "postmortems" / "real" / "up").symlink_to(tmp_path / "postmortems")
    (tmp_path / "postmortems" / "out").symlink_to(tmp_path / "elsewhere")
    assert paths(tmp_path) == ["postmortems/out/b.md", "postmortems/real/a.md"]


def test_links_that_lead_nowhere_or_to_themselves_are_reported_as_documents(tmp_path: Path) -> None:
    make(tmp_path, "postmortems/a.md")
    (tmp_path / "postmortems" / "loop.md").symlink_to(tmp_path / "postmortems" / "loop.md")
    (tmp_path / "postmortems" / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "postmortems" / "loop").symlink_to(tmp_path / "postmortems" / "loop")
    read = [read_document(found, conventions_of(Options())) for found in base_locations(tmp_path)]
    assert [(document.path, document.unreadable and document.unreadable.obstacle) for document in read] == [
        ("postmortems/a.md", None),
        ("postmortems/gone.md", Obstacle.NOT_FOUND),
        ("postmortems/loop.md", Obstacle.LINK_LOOP),
    ]


def test_a_folder_named_like_a_document_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "postmortems/2025.md/a.md")
    assert paths(tmp_path) == ["postmortems/2025.md/a.md"]


def test_a_folder_that_cannot_be_listed_is_reported_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "postmortems/a.md", "postmortems/locked/b.md")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "refused")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert paths(tmp_path) == ["postmortems/a.md", "postmortems/locked"]


def test_a_name_in_no_encoding_can_be_printed(tmp_path: Path) -> None:
    folder = tmp_path / "postmortems"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.md")).write_bytes(b"# T\n")
    (found,) = base_locations(tmp_path)
    assert found.path == "postmortems/\ufffd.md"
    assert read_document(found, conventions_of(Options())).text == "# T\n"


@pytest.mark.parametrize(
    ("path", "kind", "lesson_id"),
    [
        ("lessons/a/b.md", DocumentKind.LESSON, "a/b"),
        ("lessons/b.MD", DocumentKind.LESSON, "b"),
        ("lessons/v1.2.md", DocumentKind.LESSON, "v1.2"),
        ("../kb/lessons/b.md", DocumentKind.LESSON, "b"),
        ("postmortems/lessons/b.md", DocumentKind.POSTMORTEM, ""),
        ("lessons.md", DocumentKind.POSTMORTEM, ""),
        ("b.md", DocumentKind.POSTMORTEM, ""),
    ],
)
def test_a_documents_kind_shows_in_its_path(path: str, kind: DocumentKind, lesson_id: str) -> None:
    found = location(Path("anywhere"), Path(path))
    assert (found.kind, found.lesson_id, found.path) == (kind, lesson_id, path)


def test_a_folder_outside_any_base_gives_all_its_markdown(tmp_path: Path) -> None:
    make(tmp_path, "real/README.md", "real/_x.md", "real/.y.md", "real/sub/z.md", "real/n.txt")
    found = folder_locations(tmp_path / "real", tmp_path)
    assert [item.path for item in found] == ["real/README.md", "real/_x.md", "real/sub/z.md"]


@pytest.mark.parametrize(
    ("file", "start", "shown"),
    [
        ("/a/b/c.md", "/a/b", "c.md"),
        ("/a/x/c.md", "/a/b", "../x/c.md"),
        ("/x/y/c.md", "/a/b", "/x/y/c.md"),
        ("/a/c.md", "/", "a/c.md"),
    ],
)
def test_a_path_is_shown_from_where_one_stands(file: str, start: str, shown: str) -> None:
    assert shown_path(Path(file), Path(start)) == Path(shown)
