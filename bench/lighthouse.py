"""What Lighthouse says of this repository's own site: ``python -m bench.lighthouse --lighthouse COMMAND``.

COMMAND is Lighthouse (``npm install lighthouse``). Told are, for the home page and a postmortem on its throttled phone, the
scores of performance, accessibility and best practices (0 to 100), its main figures, and the audits that are not green.
"""

import argparse
import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.base import sample_base
from tests.browser.chromium import QUIET, program
from tests.browser.serving import served

from bench.page_weight import build

_PAGES = ("", "postmortems/PM-042/")
_CATEGORIES = ("performance", "accessibility", "best-practices")
_FIGURES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)
_GREEN = 0.9


def main() -> None:
    """Build, serve, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lighthouse", default="lighthouse", metavar="COMMAND")
    command = parser.parse_args().lighthouse.split()
    with TemporaryDirectory() as place:
        root, answer = Path(place), Path(place) / "answer.json"
        with served(root / "site") as home:
            build(root / "site", sample_base(root / "base", home) / "mkdocs.yml")
            for page in _PAGES:
                options = [
                    "--quiet",
                    "--output=json",
                    f"--output-path={answer}",
                    f"--only-categories={','.join(_CATEGORIES)}",
                    f"--chrome-flags={' '.join(QUIET)}",
                ]
                environment = os.environ | {"CHROME_PATH": program()}
                subprocess.run([*command, home + page, *options], check=True, env=environment)
                _tell(page or "home", json.loads(answer.read_text(encoding="utf-8")))


def _tell(page: str, answer: dict[str, dict[str, dict[str, object]]]) -> None:
    scores = {name: answer["categories"][name]["score"] for name in _CATEGORIES}
    print(f"{page}: " + ", ".join(f"{name} {float(str(score)) * 100:.0f}" for name, score in scores.items()))
    audits = answer["audits"]
    print("  " + ", ".join(f"{name} {audits[name]['displayValue']}" for name in _FIGURES))
    pale = [
        name
        for name, audit in audits.items()
        if isinstance(audit.get("score"), int | float) and float(str(audit["score"])) < _GREEN
    ]
    print("  not green: " + (", ".join(pale) or "none"))


if __name__ == "__main__":
    main()
