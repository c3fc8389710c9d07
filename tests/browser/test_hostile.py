"""Nothing that an author writes runs, on any page, and nothing of it is lost: it can be read as it was written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitors, built
from tests.browser.hostile import ACTION_CELLS, CELLS, FRONT_MATTER, SECTIONS, payload, write_hostile_base
from tests.browser.serving import served

_NOTE_WHAT_RUNS = "window.happened = []; window.ran = (where) => window.happened.push(where);"
_SUSPECT = """() => [...document.querySelectorAll('*')].flatMap((node) => [
  ...[...node.attributes].filter(({ name }) => /^on/i.test(name)).map(({ name }) => `${node.tagName} ${name}`),
  ...['href', 'src', 'xlink:href', 'action', 'formaction', 'data', 'srcdoc']
    .filter((name) => /^\\s*(javascript|vbscript|data:(?!image\\/))/i.test(node.getAttribute(name) ?? ''))
    .map((name) => `${node.tagName} ${name}=${node.getAttribute(name)}`),
  ...(['IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(node.tagName) ? [node.tagName] : []),
])"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of the site, and the folder it is served from."""
    folder = built(write_hostile_base(tmp_path_factory.mktemp("hostile") / "base"))
    with served(folder) as home:
        yield home, folder


def happened(page: Page) -> list[str]:
    """What ran, and what could still."""
    ran: list[str] = page.evaluate("window.happened")
    return [*ran, *page.evaluate(_SUSPECT)]


def text_of(page: Page) -> str:
    """What can be read on a page, white space collapsed."""
    return " ".join(page.evaluate("document.querySelector('article').textContent").split())


def test_nothing_runs_on_any_page(hostile: tuple[str, Path], visitors: Visitors) -> None:
    home, folder = hostile
    visitor = visitors(home)
    visitor.page.add_init_script(_NOTE_WHAT_RUNS)
    visitor.page.on("dialog", lambda dialog: visitor.complaints.append(f"dialog: {dialog.message}"))
    urls = [file.relative_to(folder).as_posix().removesuffix("index.html") for file in folder.rglob("*.html")]
    assert len(urls) > 30
    for url in sorted(urls):
        visitor.visit(url)
        assert happened(visitor.page) == [], url


def test_nothing_is_lost_of_a_postmortem(hostile: tuple[str, Path], visitors: Visitors) -> None:
    home, _ = hostile
    for id_ in ("PM-901", "PM-902"):
        text = text_of(visitors(home).visit(f"postmortems/{id_}/").page)
        for where in (
            *FRONT_MATTER,
            *SECTIONS,
            *CELLS,
            *ACTION_CELLS[:2],
            "why",
            "because",
            "fishbone",
            "details",
        ):
            for part in (
                f"{where} <script>ran('{where}')</script><img src=x onerror=ran('{where}')>",
                f"<svg onload=ran('{where}')> {{{{ 7*7 }}}} {{% include 'x' %}} ]]>",
                f"\"onmouseover=ran('{where}')",
            ):
                assert part in text, (id_, where, part)
        assert "@x\"><script>ran('owner')</script>" in text
        assert payload("code") in text


def test_nothing_is_lost_of_a_lesson(hostile: tuple[str, Path], visitors: Visitors) -> None:
    home, _ = hostile
    text = text_of(visitors(home).visit("lessons/best-practices/trap/").page)
    for where in (
        "lesson-title",
        "lesson-tag",
        "lesson-service",
        "lesson-owner",
        "lesson-text",
        "lesson-quote",
        "rollout",
    ):
        assert f"{where} <script>ran('{where}')</script><img src=x onerror=ran('{where}')>" in text, where


def test_nothing_runs_in_the_search(hostile: tuple[str, Path], visitors: Visitors) -> None:
    home, _ = hostile
    visitor = visitors(home)
    visitor.page.add_init_script(_NOTE_WHAT_RUNS)
    visitor.visit()
    visitor.search("onerror")
    expect(visitor.results.first).to_be_visible()
    assert happened(visitor.page) == []
    assert "<img src=x onerror=ran('title')>" in " ".join(visitor.dialog.inner_text().split())
