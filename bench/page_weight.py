"""``python -m bench.page_weight``: what a postmortem's page weighs and when it is first seen, beside plain Material.

This repository's own base is built twice: as it is, and by Material alone, with its search, over the same Markdown and under the
same name (the first text in Japanese costs the time to find its letters). Each page is visited on a throttled phone (4x slower
processor, 1.6 Mbit/s, 150 ms), the two sites in turn, every visit with an empty cache. Told are the bytes as sent (packed), by
kind; those of a second postmortem, whose shared files are known by then; and the median time of the first contentful paint.
"""

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Response
from tests.browser.base import ROOT, sample_base
from tests.browser.chromium import chromium
from tests.browser.serving import served
from tests.mkdocs.engines import environment

FIRST_LIMIT, LATER_LIMIT = 120_000, 40_000
"""Bytes."""
PAINT_LIMIT = 1.5
"""Seconds."""
_PLAIN = """\
site_name: 教訓 (Kyokun) – つきみマーケット
site_url: {home}
docs_dir: docs
theme:
  name: material
  language: ja
  font: false
  features: [navigation.instant, navigation.top]
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate}}
plugins: [search]
markdown_extensions: [attr_list, tables, pymdownx.superfences, pymdownx.tasklist]
"""
_OWN = ("postmortems/PM-042/", "postmortems/PM-062/")
BESIDE = ("postmortems/2025/PM-042-server-memory/", "postmortems/2026/PM-062-push-flag-typo/")
_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@dataclass
class Visit:
    """One visit: bytes by kind, and seconds to the first contentful paint."""

    sizes: dict[str, tuple[str, int]] = field(default_factory=dict)
    """By address: the kind and the bytes."""
    painted: float = 0.0

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(size for _, size in self.sizes.values())

    def after(self, known: "Visit") -> int:
        """The bytes that are still to come when another visit's files are known."""
        return sum(size for url, (_, size) in self.sizes.items() if url not in known.sizes)

    def kinds(self) -> str:
        """Bytes by kind."""
        sums = Counter[str]()
        for kind, size in self.sizes.values():
            sums[kind] += size
        return ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sorted(sums.items()))


def build(folder: Path, config: Path) -> None:
    """Build a site with the engine."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(folder)]
    subprocess.run(command, check=True, env=environment())


def write_plain(folder: Path, home: str) -> Path:
    """The same Markdown for Material alone."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("postmortems", "lessons"):
        shutil.copytree(ROOT / name, folder / "docs" / name)
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_PLAIN.format(home=home), encoding="utf-8")
    return folder


def visit(browser: Browser, url: str) -> Visit:
    """A visit with an empty cache on a slow phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    found = Visit()

    def note(response: Response) -> None:
        size = int(response.headers.get("content-length", "0"))
        found.sizes[response.url] = (response.request.resource_type, size)

    page.on("response", note)
    page.goto(url, wait_until="networkidle")
    page.wait_for_function(_PAINTED)
    found.painted = page.evaluate(_PAINTED) / 1000
    context.close()
    return found


def main() -> None:
    """Build, visit, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=5)
    visits = parser.parse_args().visits
    with TemporaryDirectory() as place:
        root = Path(place)
        with served(root / "own-site") as own, served(root / "plain-site") as plain, chromium() as browser:
            build(root / "own-site", sample_base(root / "own", own) / "mkdocs.yml")
            (root / "plain").mkdir()
            build(root / "plain-site", write_plain(root / "plain", plain) / "mkdocs.yml")
            sites = {"kyokun": (own, _OWN), "plain Material": (plain, BESIDE)}
            seen: dict[str, list[Visit]] = {name: [] for name in sites}
            for _ in range(visits):
                for name, (home, urls) in sites.items():
                    seen[name].append(visit(browser, home + urls[0]))
            for name, (home, urls) in sites.items():
                first = seen[name][0]
                later = visit(browser, home + urls[1]).after(first)
                paint = median(one.painted for one in seen[name])
                print(f"{name}: first visit {first.total / 1000:.1f} kB ({first.kinds()}),")
                print(
                    f"  second page {later / 1000:.1f} kB, first contentful paint {paint:.2f} s (median of {visits})"
                )
    print(
        f"limits: {FIRST_LIMIT / 1000:.0f} kB, {LATER_LIMIT / 1000:.0f} kB, {PAINT_LIMIT} s and plain Material's"
    )


if __name__ == "__main__":
    main()
