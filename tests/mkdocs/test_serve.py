"""The live server: what changes on disk shows, without a restart and without anything stale; nothing kills it."""

import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.mkdocs.engines import ENGINES, configured, copied_to, environment

_EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")
_PATIENCE = 90
"""Seconds after which a server that does nothing has failed; the engine itself answers after 60."""


class Server:
    """A running server."""

    def __init__(self, engine: str, base: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        address = f"127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", engine, "serve", "-f", str(base / "mkdocs.yml"), "-a", address],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(),
            cwd=base,
        )
        self.log: list[str] = []
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._pump)
        self._reader.start()
        assert self.said("Serving on", _PATIENCE), "".join(self.log)
        # The engine looks for changes some time after it says it serves: make harmless ones until it sees one.
        touched = base / "docs" / "about.md"
        for number in range(_PATIENCE):
            touched.write_text(f"{touched.read_text(encoding='utf-8')}\n{number}\n", encoding="utf-8")
            if self.said("Reloading browsers", 1):
                return
        pytest.fail("no change was seen:\n" + "".join(self.log))

    def _pump(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stdout:
            for line in stdout:
                self._lines.put(line)

    def said(self, words: str, patience: float) -> bool:
        """Read the log up to a line that holds the words; False when none comes in time."""
        deadline = monotonic() + patience
        while (left := deadline - monotonic()) > 0:
            try:
                self.log.append(self._lines.get(timeout=left))
            except Empty:
                return False
            if words in self.log[-1]:
                return True
        return False

    def get(self, url: str = "") -> tuple[int, str]:
        """Status and body."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{url}", timeout=_PATIENCE) as response:
                return response.status, response.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")

    def text(self, *urls: str) -> str:
        """The bodies of several pages."""
        return "".join(self.get(url)[1] for url in urls)

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Wait until a condition holds, asking again after each build that the engine says it has shown."""
        deadline = monotonic() + _PATIENCE
        while True:
            found = _EPOCH.search(self.get("about/")[1])
            assert found is not None
            if holds():
                return
            assert self.process.poll() is None, "".join(self.log)
            assert monotonic() < deadline, "".join(self.log)
            self.get(f"livereload/{found[1]}/{found[2]}")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=_PATIENCE)
        self._reader.join()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return configured(copied_to(tmp_path), "site_url: https://kb.example.com/\n", "strict: true\n")


@pytest.fixture
def server(engine: str, base: Path) -> Iterator[Server]:
    running = Server(engine, base)
    yield running
    running.stop()


def test_edits_new_files_deletions_and_broken_files_show(server: Server, base: Path) -> None:
    folder = base / "postmortems" / "2026"
    first = folder / "PM-001-cart.md"
    text = first.read_text(encoding="utf-8")

    first.write_text(text.replace("**状態**: 進行中", "**状態**: 完了（2026-04-30）"), encoding="utf-8")
    server.wait_for(lambda: "完了</span>（2026-04-30）" in server.text("postmortems/PM-001/"))
    assert "2026-04-30" in server.text("lessons/design/limits/")

    new = folder / "PM-777-new.md"
    new.write_text(text.replace("PM-001", "PM-777").replace("カートに", "棚に"), encoding="utf-8")
    server.wait_for(lambda: "棚に商品" in server.text("postmortems/PM-777/"))
    assert "PM-777-1" in server.text("lessons/design/limits/")

    new.unlink()
    server.wait_for(lambda: server.get("postmortems/PM-777/")[0] == 404)
    assert "PM-777" not in server.text("lessons/design/limits/", "postmortems/", "actions/", "")

    first.write_text(text.replace("severity: high", "severity: ["), encoding="utf-8")
    server.wait_for(lambda: "PM-001-cart.md:" in server.text(""))
    assert server.get("postmortems/PM-001/")[0] == 404

    first.write_text(text.replace("- **担当**: @bob\n", ""), encoding="utf-8")
    server.wait_for(lambda: "kyokun-banner-errors" in server.text("postmortems/PM-001/"))
    assert "kyokun-banner-errors" in server.text("")

    first.write_text(text, encoding="utf-8")
    server.wait_for(lambda: "kyokun-banner-errors" not in server.text(""))
    assert "kyokun-banner-errors" not in server.text("postmortems/PM-001/")


def test_a_template_of_ones_own_is_live_and_a_broken_one_does_no_harm(engine: str, base: Path) -> None:
    own = base / "templates" / "pages"
    own.mkdir(parents=True)
    (own / "lessons.md.jinja").write_text("# One {{ title }}\n", encoding="utf-8")
    server = Server(engine, base)
    try:
        assert "One 教訓" in server.text("lessons/")
        (own / "lessons.md.jinja").write_text("# Two {{ title }}\n", encoding="utf-8")
        server.wait_for(lambda: "Two 教訓" in server.text("lessons/"))
        (own / "lessons.md.jinja").write_text("{{ nothing }}", encoding="utf-8")
        server.wait_for(lambda: "上限は最初に決める" in server.text("lessons/"))
    finally:
        server.stop()


def test_a_base_that_is_broken_from_the_start_is_served(engine: str, base: Path) -> None:
    broken = base / "postmortems" / "2026" / "PM-001-cart.md"
    text = broken.read_text(encoding="utf-8")
    broken.write_bytes(b"\x00\xff")
    server = Server(engine, base)
    try:
        assert "PM-001-cart.md" in server.text("")
        assert any("ERROR" in line and "PM-001-cart.md" in line for line in server.log)
        broken.write_text(text, encoding="utf-8")
        server.wait_for(lambda: server.get("postmortems/PM-001/")[0] == 200)
    finally:
        server.stop()
