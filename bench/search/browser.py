"""``python -m bench.search.browser DIR``: the site's search over a base, in Chromium.

Each query is asked in a fresh page: ``/``, the words, and the answer as it stands there. Told are recall and the precision of
the first ten against the documents that hold the words letter by letter, the bytes of the first answer with all scripts (as
sent, the server packs), the time of a query in a page that has answered others before, and the time and memory of the build.
"""

import argparse
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, Response
from tests.browser.chromium import chromium
from tests.browser.serving import served

from bench.search.queries import Query, draw
from bench.search.truth import containing, read_texts
from kyokun.knowledge.base import find_base
from kyokun.knowledge.loading import load_base
from kyokun.pages.addresses import Surroundings, published
from kyokun.pages.context import SiteContext
from kyokun.pages.search.assets import search_assets
from kyokun.pages.search.findable import findables
from kyokun.pages.search.page import search_link

_HOST_PAGE = (
    '<!doctype html><html lang="en"><title>bench</title><link rel="icon" href="data:,">'
    '<script type="module" src="assets/search/open.js"></script><body>{link}'
)
_ANSWERED = (
    "() => document.querySelector('.kyokun-search-status')?.textContent"
    " && !document.querySelector('.kyokun-search-panel[aria-busy]')"
    " && new URL(location.href).searchParams.get('q') === document.querySelector('.kyokun-search-field').value"
)
_CANDIDATES = """async (typed) => {
  const { search } = await import(new URL("assets/search/engine.js", location.href.split("?")[0]));
  return (await search(typed, {}, "relevance")).pages;
}"""
_KEPT = """async (typed) => {
  const { search } = await import(new URL("assets/search/engine.js", location.href.split("?")[0]));
  const { Results } = await import(new URL("assets/search/results.js", location.href.split("?")[0]));
  const results = new Results(await search(typed, {}, "relevance"));
  const cards = await results.more(Infinity);
  return cards.map((card) => card.uri);
}"""
_WARM = """async (typed) => {
  const field = document.querySelector(".kyokun-search-field");
  const panel = document.querySelector(".kyokun-search-panel");
  const begun = performance.now();
  const done = new Promise((resolve) => new MutationObserver((_, observer) => {
    if (panel.hasAttribute("aria-busy")) return;
    observer.disconnect();
    resolve();
  }).observe(panel, { attributes: true, attributeFilter: ["aria-busy"] }));
  field.value = typed;
  field.dispatchEvent(new InputEvent("input"));
  await done;
  return performance.now() - begun;
}"""
_MOST_KEPT = 600
"""Pages; of longer lists the last word of the page's text is not asked for each."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one query came to; ``recall`` and ``first_ten`` are None when no document holds the words."""

    query: Query
    recall: float | None
    first_ten: float | None
    whole: float | None
    """Precision of the whole list, as counted before texts are looked at."""
    size: int
    seconds: float


def write_site(root: Path, folder: Path) -> tuple[list[str], float, float]:
    """The search's files and a page to open it from; gives the documents by number, seconds and peak MB."""
    base = find_base(root)
    if base is None:
        raise SystemExit(f"{root} is no base")
    knowledge = published(load_base(base))
    site = SiteContext(knowledge, (), date(2026, 1, 1), Surroundings(base.templates))
    begun = time.perf_counter()
    for asset in search_assets(site):
        file = folder / asset.uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(asset.read())
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    host = _HOST_PAGE.format(link=search_link("search/", knowledge.options.lang))
    (folder / "index.html").write_text(host, encoding="utf-8")
    return [page.page.path for page in findables(site)], seconds, peak


def ask(
    browser: Browser,
    home: str,
    query: Query,
    paths: Sequence[str],
    by_uri: dict[str, str],
    right: frozenset[str],
) -> Answer:
    """Ask one query in a fresh page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(home)
    sizes: list[int] = []

    def count(response: Response) -> None:
        sizes.append(int(response.headers.get("content-length", "0")))

    page.on("response", count)
    begun = time.perf_counter()
    page.keyboard.press("/")
    page.locator(".kyokun-search-field").fill(query.typed)
    page.wait_for_function(_ANSWERED)
    seconds = time.perf_counter() - begun
    size = sum(sizes)
    shown = page.eval_on_selector_all(".kyokun-search-result h2 a", "links => links.map(link => link.href)")
    first = [by_uri[href.removeprefix(home).rstrip("/")] for href in shown][:10]
    found = {paths[number] for number in page.evaluate(_CANDIDATES, query.typed)}
    context.close()
    hits = len(found & right)
    return Answer(
        query,
        hits / len(right) if right else None,
        sum(path in right for path in first) / len(first) if first else (None if not right else 0.0),
        hits / len(found) if found else None,
        size,
        seconds,
    )


def _told(name: str, values: Sequence[float], form: str) -> str:
    if len(values) < 2:
        return f"{name} -"
    tail = quantiles(values, n=20)[-1]
    return f"{name} median {median(values):{form}} p95 {tail:{form}}"


def report(answers: Sequence[Answer]) -> None:
    """A line for each language and kind, and the bytes of all."""
    groups = sorted({(each.query.lang, each.query.kind) for each in answers})
    for lang, kind in [*groups, ("ja", ""), ("en", "")]:
        some = [each for each in answers if each.query.lang == lang and kind in ("", each.query.kind)]
        recalls = [each.recall for each in some if each.recall is not None]
        firsts = [each.first_ten for each in some if each.first_ten is not None]
        wholes = [each.whole for each in some if each.whole is not None]
        print(
            f"{lang} {kind or 'all':<11} n={len(some):<4} recall {_mean(recalls)}  first ten {_mean(firsts)}"
            f"  whole list {_mean(wholes)}"
        )
    print(_told("first answer, kB:", [each.size / 1000 for each in answers], ".0f"))
    print(_told("first answer, s: ", [each.seconds for each in answers], ".2f"))


def _mean(values: Sequence[float]) -> str:
    return f"{sum(values) / len(values):.4f}" if values else "-"


def warm(page: Page, queries: Sequence[Query]) -> None:
    """The time of each query, the pause before it begins included, in a page that has answered others."""
    page.keyboard.press("/")
    page.locator(".kyokun-search-field").wait_for()
    for query in queries[:5]:
        page.evaluate(_WARM, query.typed)
    print(_told("warm query, ms:  ", [page.evaluate(_WARM, query.typed) for query in queries], ".0f"))


def kept(
    page: Page, queries: Sequence[Query], truths: Sequence[frozenset[str]], by_uri: dict[str, str]
) -> None:
    """Recall of what is left when the pages' texts have had the last word."""
    recalls = []
    for query, right in zip(queries, truths, strict=True):
        if not 0 < len(right) <= _MOST_KEPT or len(page.evaluate(_CANDIDATES, query.typed)) > _MOST_KEPT:
            continue
        found = {by_uri[uri.removesuffix(".md")] for uri in page.evaluate(_KEPT, query.typed)}
        recalls.append(len(found & right) / len(right))
        if recalls[-1] < 1:
            print(f"  less than all: {query.typed!r} {recalls[-1]:.3f}, e.g. {min(right - found)}")
    print(f"recall by the texts, {len(recalls)} queries of at most {_MOST_KEPT} pages: {_mean(recalls)}")


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="a base, as bench.generate writes it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask only every Nth query")
    given = parser.parse_args()
    texts = read_texts(given.base)
    queries = draw(texts, given.seed)[:: given.every]
    truths = [containing(texts, query.text) for query in queries]
    with TemporaryDirectory() as folder, chromium() as browser:
        paths, seconds, peak = write_site(given.base, Path(folder))
        print(
            f"{len(paths)} documents; index built in {seconds:.1f} s, {peak:.0f} MB at most (the base itself included)"
        )
        site = Path(folder)
        print(
            f"index: {sum(file.stat().st_size for file in site.rglob('*') if file.is_file()) / 1e6:.1f} MB in all"
        )
        by_uri = {_uri(path): path for path in paths}
        with served(site) as home:
            answers = [
                ask(browser, home, query, paths, by_uri, right)
                for query, right in zip(queries, truths, strict=True)
            ]
            report(answers)
            page = browser.new_page()
            page.goto(home)
            warm(page, queries)
            kept(page, queries, truths, by_uri)


def _uri(path: str) -> str:
    """The page of a generated document: its name begins with its id."""
    folder, _, name = path.rpartition("/")
    if folder.startswith("lessons"):
        return path.removesuffix(".md")
    return "postmortems/" + "-".join(name.split("-")[:2])


if __name__ == "__main__":
    main()
