"""What Lighthouse says of this repository's own site: ``python -m bench.lighthouse --lighthouse COMMAND [--runs N]``.

COMMAND is Lighthouse (``npm install lighthouse``). Told are, for the home page and a postmortem on its throttled phone, and for
the same postmortem published by Material alone, visited in turn: the scores of performance, accessibility and best practices (0
to 100) and the main figures, as the median of the runs, which Lighthouse advises since its scores scatter; every run's
performance; how fast Lighthouse found the machine (its ``benchmarkIndex``: on a slow one the phone it makes believe is slower
still); and the audits that were not green in the last run.
"""

import argparse
import json
import os
import subprocess
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.browser.base import sample_base
from tests.browser.chromium import QUIET, program
from tests.browser.serving import served

from bench.page_weight import BESIDE, build, write_plain

_PAGES = ("", "postmortems/PM-042/")
_CATEGORIES = ("performance", "accessibility", "best-practices")
_FIGURES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)
_GREEN = 0.9


Answer = dict[str, dict[str, dict[str, object]]]


def main() -> None:
    """Build, serve, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lighthouse", default="lighthouse", metavar="COMMAND")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with TemporaryDirectory() as place:
        root = Path(place)
        (root / "beside").mkdir()
        with served(root / "site") as home, served(root / "plain") as plain:
            build(root / "site", sample_base(root / "base", home) / "mkdocs.yml")
            build(root / "plain", write_plain(root / "beside", plain) / "mkdocs.yml")
            urls = {page or "home": home + page for page in _PAGES} | {"plain Material": plain + BESIDE[0]}
            answers: dict[str, list[Answer]] = {name: [] for name in urls}
            for _ in range(given.runs):
                for name, url in urls.items():
                    answers[name].append(_ask(given.lighthouse.split(), url, root / "answer.json"))
    for name, told in answers.items():
        _tell(name, told)


def _ask(command: list[str], url: str, answer: Path) -> Answer:
    options = [
        "--quiet",
        "--output=json",
        f"--output-path={answer}",
        f"--only-categories={','.join(_CATEGORIES)}",
        f"--chrome-flags={' '.join(QUIET)}",
    ]
    subprocess.run([*command, url, *options], check=True, env=os.environ | {"CHROME_PATH": program()})
    told: Answer = json.loads(answer.read_text(encoding="utf-8"))
    return told


def _tell(page: str, told: list[Answer]) -> None:
    scores = {
        name: [float(str(answer["categories"][name]["score"])) * 100 for answer in told]
        for name in _CATEGORIES
    }
    print(f"{page}: " + ", ".join(f"{name} {median(values):.0f}" for name, values in scores.items()))
    print("  performance of each run: " + ", ".join(f"{value:.0f}" for value in scores["performance"]))
    speeds = sorted(float(str(answer["environment"]["benchmarkIndex"])) for answer in told)
    print(f"  benchmarkIndex {speeds[0]:.0f} to {speeds[-1]:.0f}")
    figures = {
        name: median(float(str(answer["audits"][name]["numericValue"])) for answer in told)
        for name in _FIGURES
    }
    print(
        "  "
        + ", ".join(f"{name} {value:.5g}" for name, value in figures.items())
        + " (ms; the last has no unit)"
    )
    pale = [
        name
        for name, audit in told[-1]["audits"].items()
        if isinstance(audit.get("score"), int | float) and float(str(audit["score"])) < _GREEN
    ]
    print("  not green: " + (", ".join(pale) or "none"))


if __name__ == "__main__":
    main()
