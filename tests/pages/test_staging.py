"""Staging touches nothing but what it wrote itself."""

import html
import json
from pathlib import Path

import pytest
import yaml

from kyokun.model.language import Language
from kyokun.pages.page import Asset, Page, Site
from kyokun.pages.staging import MARKER, CannotStage, front_matter, stage


def site(*uris: str, extra: tuple[Asset, ...] = ()) -> Site:
    return Site(
        tuple(Page(uri, f"T: {uri} '\"", Language.EN, f"# {uri}\n", None, "line: 1 # x") for uri in uris),
        extra,
    )


def tree(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()} - {MARKER}


def test_pages_have_front_matter_and_assets_are_as_they_are(tmp_path: Path) -> None:
    written = stage(site("a/b.md", extra=(Asset("x.bin", b"\x00\xff"),)), tmp_path / "new")
    assert [file.relative_to(tmp_path / "new").as_posix() for file in written] == ["a/b.md", "x.bin"]
    head, body = (tmp_path / "new/a/b.md").read_text(encoding="utf-8").removeprefix("---\n").split("---\n", 1)
    assert yaml.safe_load(head) == {"title": "T: a/b.md '”", "lang": "en", "description": "line: 1 # x"}
    assert body == "\n# a/b.md\n"
    assert (tmp_path / "new/x.bin").read_bytes() == b"\x00\xff"


def test_staging_again_removes_what_is_stale_and_only_that(tmp_path: Path) -> None:
    stage(site("a/b.md", "c.md"), tmp_path)
    (tmp_path / "a/mine.txt").write_text("mine", encoding="utf-8")
    stage(site("c.md"), tmp_path)
    assert tree(tmp_path) == {"c.md", "a/mine.txt"}
    (tmp_path / "a/mine.txt").unlink()
    stage(site("d/e.md"), tmp_path)
    assert tree(tmp_path) == {"d/e.md"}


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotStage, match="neither empty"):
        stage(site("a.md"), tmp_path)
    assert tree(tmp_path) == {"notes.md"}


def test_someone_elses_file_is_never_overwritten(tmp_path: Path) -> None:
    stage(site("a.md"), tmp_path)
    (tmp_path / "b.md").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotStage, match=r"b\.md is in the way"):
        stage(site("a.md", "b.md", "c.md"), tmp_path)
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "c.md").exists()


@pytest.mark.parametrize("uri", ["../x.md", "/x.md", "a/../../x.md", MARKER])
def test_nothing_is_written_outside(tmp_path: Path, uri: str) -> None:
    with pytest.raises(CannotStage):
        stage(site(uri), tmp_path / "in")
    assert not list(tmp_path.rglob("*.md"))


def test_links_are_not_followed(tmp_path: Path) -> None:
    stage(site("a.md"), tmp_path / "in")
    (tmp_path / "other").mkdir()
    (tmp_path / "in/sub").symlink_to(tmp_path / "other")
    with pytest.raises(CannotStage, match="in the way"):
        stage(site("a.md", "sub/b.md"), tmp_path / "in")
    (tmp_path / "in/a.md").unlink()
    (tmp_path / "in/a.md").symlink_to(tmp_path / "other/target.md")
    with pytest.raises(CannotStage, match="in the way"):
        stage(site("a.md"), tmp_path / "in")
    assert not list((tmp_path / "other").iterdir())


def test_a_marker_cannot_make_it_remove_files_elsewhere(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    (tmp_path / "in").mkdir()
    files = ["../mine.txt", str(mine), "a/../../mine.txt"]
    (tmp_path / "in" / MARKER).write_text(json.dumps({"version": 1, "files": files}), encoding="utf-8")
    stage(site("a.md"), tmp_path / "in")
    assert mine.exists()


@pytest.mark.parametrize("marker", ["", "[]", "{}", '{"files": 3}', "\x00"])
def test_a_marker_that_cannot_be_read_is_said(tmp_path: Path, marker: str) -> None:
    (tmp_path / MARKER).write_text(marker, encoding="utf-8")
    with pytest.raises(CannotStage, match="cannot be read"):
        stage(site("a.md"), tmp_path)


@pytest.mark.parametrize(
    "text", ["</title><script>x</script>", '" onload="x', "&lt;/title&gt;&lt;script&gt;", "&lt/title&gt"]
)
def test_a_title_is_harmless_wherever_a_theme_puts_it(text: str) -> None:
    page = Page("x.md", text, Language.EN, "", None, text)
    for value in yaml.safe_load(front_matter(page).strip("-\n")).values():
        assert not set('<"') & set(html.unescape(value))


def test_a_title_without_markup_is_as_it_was() -> None:
    page = Page("x.md", "R&D: p99 > 2 s, “why”", Language.EN, "", None)
    assert yaml.safe_load(front_matter(page).strip("-\n"))["title"] == page.title
