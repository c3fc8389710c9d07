"""``python -m bench.search.pagefind DIR``: what the site's search would be with Pagefind, which has to be installed.

Each page is the terms of its text (Japanese in pairs of letters), since Pagefind takes Japanese apart differently when it
indexes and when it looks up. Each query is asked in a fresh page: its terms AND-ed, all filters with their counts, the first
ten results. Told are the bytes of that, without any interface, recall, and the build's time and memory.
"""

import argparse
import html
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser
from tests.browser.chromium import chromium
from tests.browser.serving import served

from bench.search.queries import draw
from bench.search.truth import containing, read_texts
from kyokun.knowledge.base import find_base
from kyokun.knowledge.loading import load_base
from kyokun.pages.addresses import Surroundings, published
from kyokun.pages.context import SiteContext
from kyokun.pages.search.facets import FACETS
from kyokun.pages.search.findable import Findable, findables
from kyokun.search.analysis import runs, terms, word_forms

_ASK = """async (typed) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href));
  await pagefind.filters();
  const found = await pagefind.search(typed);
  const first = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return { found: found.results.length, first: first.map((each) => each.meta.path) };
}"""


def page(found: Findable) -> str:
    """A page as Pagefind indexes it."""
    filters = "".join(
        f'<i data-pagefind-filter="{name}">{html.escape(value)}</i>'
        for name, values in FACETS.items()
        for value in values(found)
    )
    text = " ".join(term for region in found.regions() for term in terms(region))
    path = html.escape(found.page.path)
    return (
        f'<!doctype html><html lang="en"><body><i data-pagefind-meta="path">{path}</i>{filters}'
        f"<p data-pagefind-body>{html.escape(text)}</p></body></html>"
    )


def typed(words: str) -> str:
    """The terms of a query."""
    out: list[str] = []
    for run in runs(words):
        pairs = [run.text[at : at + 2] for at in range(max(1, len(run.text) - 1))]
        out += pairs if run.is_cjk else word_forms(run.text).words[:1]
    return " ".join(out)


def ask(browser: Browser, home: str, words: str) -> tuple[int, int, list[str]]:
    """Bytes, the number of results and the paths of the first ten."""
    context = browser.new_context()
    asked = context.new_page()
    sizes: list[int] = []
    asked.goto(home)
    asked.on("response", lambda response: sizes.append(int(response.headers.get("content-length", "0"))))
    answer = asked.evaluate(_ASK, typed(words))
    context.close()
    return sum(sizes), int(answer["found"]), list(answer["first"])


def build(root: Path, folder: Path) -> None:
    """Pages and index; tells what the index took."""
    base = find_base(root)
    if base is None:
        raise SystemExit(f"{root} is no base")
    pages = findables(SiteContext(published(load_base(base)), (), date(2026, 1, 1), Surroundings(())))
    for found in pages:
        file = folder / found.uri.replace(".md", ".html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(found), encoding="utf-8")
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(folder), "--force-language", "en", "--quiet"],
        check=True,
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(pages)} documents; Pagefind's own part {time.perf_counter() - begun:.1f} s, {peak:.0f} MB")
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">', encoding="utf-8")


def report(sizes: Sequence[float], recalls: Sequence[float], firsts: Sequence[float]) -> None:
    """What came of all queries."""
    print(f"first answer, kB: median {median(sizes):.0f} p95 {quantiles(sizes, n=20)[-1]:.0f}")
    print(
        f"found of what is there, at most: {sum(recalls) / len(recalls):.3f}; first ten right: {sum(firsts) / len(firsts):.3f}"
    )


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask only every Nth query")
    given = parser.parse_args()
    texts = read_texts(given.base)
    sizes, recalls, firsts = [], [], []
    with TemporaryDirectory() as folder, chromium() as browser:
        build(given.base, Path(folder))
        with served(Path(folder)) as home:
            for query in draw(texts)[:: given.every]:
                right = containing(texts, query.text)
                size, found, first = ask(browser, home, query.text)
                sizes.append(size / 1000)
                if right:
                    recalls.append(min(1.0, found / len(right)))
                    firsts.append(sum(path in right for path in first) / len(first) if first else 0.0)
        report(sizes, recalls, firsts)


if __name__ == "__main__":
    main()
