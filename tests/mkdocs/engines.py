"""The engines the plugin works under, run as their users run them."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SMALL = Path(__file__).resolve().parents[1] / "bases" / "small"
ENGINES = ("mkdocs", "properdocs")
QUIET = {
    "DISABLE_MKDOCS_2_WARNING": "true",
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONUNBUFFERED": "1",
    "NO_COLOR": "1",
}


@dataclass(frozen=True)
class Built:
    """What a build said and where it wrote."""

    exit_code: int
    log: str
    site: Path

    def html(self, url: str = "") -> str:
        """The page at a URL of the site."""
        return (self.site / url / "index.html").read_text(encoding="utf-8")

    def lines(self, level: str) -> list[str]:
        """The messages of one level."""
        return [line for line in self.log.splitlines() if re.match(rf"{level}\s+-", line)]


def environment() -> dict[str, str]:
    return {**os.environ, **QUIET}


def build(engine: str, base: Path, *options: str, config: str = "mkdocs.yml") -> Built:
    """A build as `mkdocs build` makes it."""
    site = base.parent / f"site-{engine}"
    command = [sys.executable, "-m", engine, "build", "-f", str(base / config), "-d", str(site), *options]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), cwd=base, check=False)
    return Built(done.returncode, done.stdout + done.stderr, site)


def copied_to(folder: Path) -> Path:
    """The small base, to be built or changed."""
    return Path(shutil.copytree(SMALL, folder / "base"))


def configured(base: Path, old: str, new: str) -> Path:
    """The base with its configuration changed."""
    file = base / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return base
