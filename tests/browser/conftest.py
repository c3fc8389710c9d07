"""What the browser tests share.

A test takes ``site`` (the address of the built site, at a sub-path) and ``visitors``; each ``visitors(site, …)`` is a fresh
page (``visitor.Visitor``). When the test ends it fails if any of its pages logged an error or asked another host for anything.
Wait by Playwright's ``expect``; never sleep.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.base import INSTANT, SAMPLE_DAY, sample_base, write_base
from tests.browser.chromium import chromium
from tests.browser.serving import served
from tests.browser.visitor import DESKTOP, PHONE, Visitor, arrive
from tests.mkdocs.engines import environment

Visitors = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium() as started:
        yield started


@dataclass(frozen=True)
class Sample:
    """A site that is served: its address, and the folder it is served from."""

    home: str
    folder: Path

    @property
    def urls(self) -> tuple[str, ...]:
        """Every page, from the home page's address."""
        files = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))
        return tuple(sorted(file.removesuffix("index.html") for file in files))


def built(base: Path, variables: Mapping[str, str] = MappingProxyType({})) -> Path:
    """The site of a base, as `mkdocs build` makes it."""
    site = base.parent / "site"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        "-f",
        str(base / "mkdocs.yml"),
        "-d",
        str(site),
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**environment(), **variables}, cwd=base, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with Material."""
    with served(built(write_base(tmp_path_factory.mktemp("material") / "base"))) as home:
        yield home


@pytest.fixture(scope="session")
def instant_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with Material changing pages in place."""
    folder = tmp_path_factory.mktemp("instant")
    with served(folder / "site") as home:
        built(write_base(folder / "base", options=INSTANT.replace("{home}", home)))
        yield home


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The site of this repository's own base, on a fixed day."""
    folder = tmp_path_factory.mktemp("sample")
    with served(folder / "site") as home:
        yield Sample(home, built(sample_base(folder / "base", home), SAMPLE_DAY))


@pytest.fixture(scope="session")
def english_sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The same with its own pages in English."""
    folder = tmp_path_factory.mktemp("english")
    with served(folder / "site") as home:
        yield Sample(home, built(sample_base(folder / "base", home, "en"), SAMPLE_DAY))


@pytest.fixture(scope="session")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with a theme that knows nothing of Kyokun."""
    base = write_base(
        tmp_path_factory.mktemp("plain") / "base", theme="readthedocs", options="  highlightjs: false"
    )
    with served(built(base)) as home:
        yield home


@pytest.fixture
def visitors(browser: Browser) -> Iterator[Visitors]:
    """Makes visitors: ``visitors(site, dark=True, phone=True, scripts=False)``."""
    contexts: list[BrowserContext] = []
    seen: list[Visitor] = []

    def new(home: str, *, dark: bool = False, phone: bool = False, scripts: bool = True) -> Visitor:
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,  # type: ignore[arg-type]
            has_touch=phone,
            is_mobile=phone,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        seen.append(arrive(context, home))
        return seen[-1]

    yield new
    complaints = [complaint for visitor in seen for complaint in visitor.complaints]
    for context in contexts:
        context.close()
    assert complaints == []
