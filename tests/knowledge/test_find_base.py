"""The base is the nearest folder upward whose configuration names the plugin."""

from pathlib import Path

import pytest

from kyokun.knowledge.base import find_base
from kyokun.knowledge.configuration import BadConfiguration

NAMES_IT = "site_name: x\nplugins:\n  - search\n  - kyokun:\n      id_prefix: {}\n"


def configure(folder: Path, text: str, name: str = "mkdocs.yml") -> None:
    """Write a configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def found(start: Path) -> tuple[Path, str] | None:
    """The base's folder, and the prefix that tells which configuration was read."""
    base = find_base(start)
    return (base.root, base.options.id_prefix) if base else None


@pytest.mark.parametrize("start", ["", "postmortems", "postmortems/2025", "mkdocs.yml", "no/such/folder"])
def test_from_any_place_in_it(tmp_path: Path, start: str) -> None:
    configure(tmp_path, NAMES_IT.format("A"))
    (tmp_path / "postmortems" / "2025").mkdir(parents=True)
    assert found(tmp_path / start) == (tmp_path, "A")


def test_the_nearest_wins_and_sites_without_the_plugin_are_passed_over(tmp_path: Path) -> None:
    configure(tmp_path, NAMES_IT.format("A"))
    configure(tmp_path / "kb", NAMES_IT.format("B"))
    configure(tmp_path / "kb" / "docs", "site_name: docs\nplugins: [search]\n")
    configure(tmp_path / "site", "site_name: site\n")
    assert found(tmp_path / "kb" / "docs") == (tmp_path / "kb", "B")
    assert found(tmp_path / "site") == (tmp_path, "A")


@pytest.mark.parametrize("name", ["properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml"])
def test_every_name_of_a_configuration(tmp_path: Path, name: str) -> None:
    configure(tmp_path, NAMES_IT.format("A"), name)
    assert found(tmp_path) == (tmp_path, "A")


def test_properdocs_comes_before_mkdocs_where_it_names_the_plugin(tmp_path: Path) -> None:
    configure(tmp_path, NAMES_IT.format("M"))
    configure(tmp_path, NAMES_IT.format("P"), "properdocs.yml")
    assert found(tmp_path) == (tmp_path, "P")
    configure(tmp_path, "site_name: x\n", "properdocs.yml")
    assert found(tmp_path) == (tmp_path, "M")


def test_no_base(tmp_path: Path) -> None:
    configure(tmp_path, "site_name: x\n")
    assert find_base(tmp_path) is None


def test_a_configuration_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    configure(tmp_path, NAMES_IT.format("A"))
    configure(tmp_path / "kb", "plugins: [\n")
    with pytest.raises(BadConfiguration, match=r"kb.mkdocs\.yml, line 2"):
        find_base(tmp_path / "kb")


def test_a_bases_own_templates_come_first(tmp_path: Path) -> None:
    configure(tmp_path, NAMES_IT.format("A"))
    base = find_base(tmp_path)
    assert base is not None
    shipped = base.templates
    assert (shipped[0] / "postmortem.ja.md").is_file()
    (tmp_path / "templates").mkdir()
    assert base.templates == (tmp_path / "templates", *shipped)
