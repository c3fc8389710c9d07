"""What the browser tests share.

A test takes ``site`` (the address of the built site, at a sub-path) and ``visitors``; each ``visitors(site, …)`` is a fresh
page (``visitor.Visitor``). When the test ends it fails if any of its pages logged an error or asked another host for anything.
Wait by Playwright's ``expect``; never sleep.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.base import INSTANT, write_base
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


def built(base: Path) -> Path:
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
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), cwd=base, check=False)
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
