"""The house keeps its walls: each room, imported whole, brings in nothing it must not know."""

import subprocess
import sys

import pytest

ROOMS = (
    "text",
    "model",
    "reading",
    "knowledge",
    "rules",
    "search",
    "trends",
    "reporters",
    "editor",
    "pages",
    "lsp",
    "cli",
    "mkdocs",
)
"""From the ground up."""

_NEIGHBOURS = {
    "cli": {"mkdocs"},
    "mkdocs": {"cli"},
    "search": {"rules"},
    "trends": {"rules", "search"},
}
"""Rooms of one floor, which must not know each other either."""

_IMPORT_ALL = """
import importlib, pkgutil, sys
room = importlib.import_module("kyokun." + sys.argv[1])
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print("\\n".join(sorted(sys.modules)))
"""


def modules_after_importing(room: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _IMPORT_ALL, room], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_those_it_stands_on(room: str) -> None:
    loaded = modules_after_importing(room)
    allowed = {*ROOMS[: ROOMS.index(room) + 1]} - _NEIGHBOURS.get(room, set())
    rooms = {name.split(".")[1] for name in loaded if name.startswith("kyokun.")}
    assert rooms <= allowed | {"packaged"}


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in ("cli", "mkdocs")])
def test_every_room_but_the_doors_works_without_the_engine_and_the_command_line(room: str) -> None:
    loaded = {name.partition(".")[0] for name in modules_after_importing(room)}
    assert not loaded & {"mkdocs", "properdocs", "material", "click"}


def test_what_an_editor_is_told_is_independent_of_its_protocol() -> None:
    loaded = {name.partition(".")[0] for name in modules_after_importing("editor")}
    assert not loaded & {"pygls", "lsprotocol", "asyncio"}


def test_the_command_starts_without_the_engine_or_any_template() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import kyokun.cli.check, sys; print('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"mkdocs", "properdocs", "material", "jinja2", "markdown", "nh3", "pygls"}
