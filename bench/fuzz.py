"""Throw documents at reading and at every rule: ``python -m bench.fuzz --minutes N [--seed S]``.

Three kinds take turns: documents put together from the lines of real ones, mutated samples of this repository, and one
fragment repeated to 100 kB. A crash, a span outside the file, or more than a second of processor time for each 100 kB is a failure:
the document is kept in ``bench/fuzz-failures/`` and the run ends with exit code 1. Without ``--seed`` the seed is drawn and
printed, so that a run can be repeated. (``tests/rules/test_any_document.py`` does the same with Hypothesis, for a moment.)
"""

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import DocumentKind, Location, read_source
from kyokun.rules.checking import check
from kyokun.text.decoding import Undecodable, decode

ROOT = Path(__file__).resolve().parents[1]
FAILURES = Path(__file__).parent / "fuzz-failures"
NOW = datetime.fromisoformat("2026-01-01T00:00+09:00")
SIZE = 100_000
SECONDS_PER_SIZE = 1.0
FLOOR = 0.5
"""Small documents get at least this many seconds."""


class Failure(Exception):
    """A document that reading or a rule does not survive."""


def samples() -> list[str]:
    """Real documents to mutate."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "postmortems").rglob("*.md"))]


def lines_of(texts: list[str]) -> list[str]:
    """The lines of all samples, each once."""
    return sorted({line for text in texts for line in text.splitlines(keepends=True)})


def mutated(text: str, chance: random.Random) -> str:
    """A sample with some of its text cut, doubled, swapped or replaced."""
    for _ in range(chance.randint(1, 12)):
        at, end = sorted(chance.randint(0, len(text)) for _ in range(2))
        end = min(end, at + chance.choice((1, 5, 40, 400)))
        match chance.randint(0, 4):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:at] + text[at:end] * chance.randint(2, 6) + text[end:]
            case 2:
                to = chance.randint(0, len(text))
                text = text[:to] + text[at:end] + text[to:]
            case 3:
                text = (
                    text[:at]
                    + chr(chance.choice((0, 9, 10, 13, 0x200B, 0x3000, 0xFF1A, 0x1F600)))
                    + text[at:]
                )
            case _:
                text = (
                    text[:at] + "".join(chance.sample("|*_`#-[]()<>!&:@→、。「」0123456789", 8)) + text[at:]
                )
    return text


def documents(chance: random.Random) -> Iterator[str]:
    """Documents without end."""
    texts = samples()
    lines = lines_of(texts)
    marks = [
        *"|*_`#->[]()<!&:@→、。「0",
        "- ",
        "> ",
        "| a ",
        "**",
        "<!--",
        "[a](",
        "a: [",
        "14:20",
        "**Why 1**: ",
        "@a, ",
    ]
    while True:
        yield "".join(chance.choices(lines, k=chance.randint(1, 120)))
        yield mutated(chance.choice(texts), chance)
        fragment = chance.choice(
            [chance.choice(lines), chance.choice(marks), "".join(chance.choices(marks, k=3))]
        )
        head = chance.choice(
            ["", "---\nid: PM-001\n---\n", "---\n", "## タイムライン\n", "## Action items\n", "### 5 Whys\n"]
        )
        yield head + fragment * (SIZE // max(1, len(fragment)))


def survive(text: str) -> None:
    """Read and check one document.

    Raises:
        Failure: it crashes, points outside the file, or takes too long.
    """
    for kind in DocumentKind:
        started = time.process_time()
        location = Location(Path("x.md"), "postmortems/2025/PM-001-x.md", kind, "x/y")
        try:
            document = read_source(
                location, decode(text.encode("utf-8", "replace")), conventions_of(Options())
            )
            findings = check(Knowledge((document,), Options(), Path()), NOW)
        except Undecodable:
            return
        except Exception as error:
            raise Failure("crash") from error
        end = document.lines.position(len(document.text))
        if any(not finding.start <= finding.end <= end for finding in findings):
            raise Failure("a finding points outside the file")
        took = time.process_time() - started
        if took > max(FLOOR, SECONDS_PER_SIZE * len(text) / SIZE):
            raise Failure(f"{took:.1f} s for {len(text)} characters, read as a {kind}")


def main() -> int:
    """Run for a while; 0 when everything survived."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    chance = random.Random(chosen.seed)  # noqa: S311 - a reproducible seed, not a secret
    until = time.monotonic() + chosen.minutes * 60
    tried = failed = 0
    slowest = 0.0
    for text in documents(chance):
        if time.monotonic() > until:
            break
        started = time.process_time()
        try:
            survive(text)
        except Failure as failure:
            failed += 1
            FAILURES.mkdir(exist_ok=True)
            kept = FAILURES / f"{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}.md"
            kept.write_text(text, encoding="utf-8", errors="replace", newline="")
            print(f"{failure}: {kept.name}", flush=True)
            if failure.__cause__:
                traceback.print_exception(failure.__cause__)
        tried += 1
        slowest = max(slowest, time.process_time() - started)
    print(
        f"{tried} documents, {failed} failures, slowest {slowest:.2f} s of processor time, read as both kinds"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
