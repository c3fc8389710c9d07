"""``python -m bench.lists DIR``: what the lists of a base weigh: bytes of HTML a row, packed, and of the data files.

DIR is a base such as ``python -m bench.generate DIR`` writes. The HTML is that of the pages alone, without a theme.
"""

import argparse
import gzip
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import markdown

from kyokun.knowledge.base import find_base
from kyokun.knowledge.loading import load_base
from kyokun.pages.actions import action_pages
from kyokun.pages.addresses import Surroundings
from kyokun.pages.context import SiteContext
from kyokun.pages.page import Page
from kyokun.pages.postmortem_list import postmortem_list_page
from kyokun.pages.tables.assets import list_assets
from kyokun.pages.topics import topic_pages
from kyokun.pages.years import year_pages


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir", type=Path)
    base = find_base(parser.parse_args().dir)
    if base is None:
        parser.error("no base there")
    knowledge = load_base(base)
    site = SiteContext(knowledge, (), date(2025, 12, 31), Surroundings(base.templates))
    began = time.perf_counter()
    groups: tuple[tuple[str, Iterable[Page]], ...] = (
        ("postmortems", (postmortem_list_page(site),)),
        ("years", year_pages(site, frozenset())),
        ("topics", topic_pages(site, frozenset())),
        ("actions", action_pages(site)),
    )
    print(f"{len(knowledge.incidents)} documents, {len(knowledge.actions)} actions")
    print(f"{'pages':12} {'n':>4} {'largest, packed':>16} {'of rows':>8} {'a row':>6}  s")
    for name, made in groups:
        pages = list(made)
        took = time.perf_counter() - began
        largest = max(pages, key=lambda page: len(page.markdown))
        packed = len(gzip.compress(_html(largest)))
        rows = sum(
            line.startswith("| ") and not line.startswith("| ---") for line in largest.markdown.split("\n")
        )
        print(f"{name:12} {len(pages):4} {packed:16,} {rows:8} {packed // max(rows, 1):6}  {took:.1f}")
        began = time.perf_counter()
    for asset in list_assets(site):
        if asset.uri.endswith("s.json"):
            content = asset.read()
            print(f"{asset.uri}: {len(content):,} bytes, packed {len(gzip.compress(content)):,}")


def _html(page: Page) -> bytes:
    return page.drawn(markdown.markdown(page.markdown, extensions=["tables", "attr_list"])).encode()


if __name__ == "__main__":
    main()
