"""How long checking a large base takes: ``python -m bench.check_many [--sizes N …] [--runs N] [--markdownlint COMMAND]``.

For each size a base is generated (``bench.generate``) and checked cold (nothing kept), again unchanged, and one named file of it
warm; beside it markdownlint-cli2 over the same files, where there is one. The commands of a round take turns, so that a
machine's drift hits them alike; ratios are taken within a round. Prints medians in seconds, the peak of memory of all
processes of a run, and how times grow with the number of documents.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COLD, WARM, ONE, LINT = "cold", "unchanged", "one file, warm", "markdownlint-cli2"
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: float
    megabytes: float
    """The most memory that its processes held together."""


def run(command: list[str], folder: Path, environment: dict[str, str]) -> Run:
    """Run a command to its end; its findings go nowhere."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    process.wait()
    seconds = time.perf_counter() - started
    watch.join()
    return Run(seconds, peak[0])


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        held = sum(pages for session, pages in _processes() if session == process.pid)
        peak[0] = max(peak[0], held * _PAGE / 1e6)
        time.sleep(0.05)


def _processes() -> Iterator[tuple[int, int]]:
    """The session and the resident pages of every process; none where the system does not tell (it is Linux that does)."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(told[3]), int(told[21])


def measure(folder: Path, runs: int, lint: list[str]) -> dict[str, list[Run]]:
    """Every command in turn, as often as asked; a round before it warms the disk."""
    check = [sys.executable, "-m", "kyokun.cli", "check", "--format", "concise"]
    kept = folder.parent / "kept"
    files = sorted(folder.glob("postmortems/*/*.md"))
    one = str(files[len(files) // 2].relative_to(folder))
    found: defaultdict[str, list[Run]] = defaultdict(list)
    for turn in range(runs + 1):
        shutil.rmtree(kept, ignore_errors=True)
        commands = [(COLD, check), (WARM, check), (ONE, [*check, one])]
        if lint:
            commands.append((LINT, [*lint, "postmortems/**/*.md", "lessons/**/*.md"]))
        for name, command in commands:
            took = run(command, folder, {"KYOKUN_CACHE_DIR": str(kept)})
            if turn:
                found[name].append(took)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 2_500, 5_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--markdownlint", default=shutil.which("markdownlint-cli2") or "", metavar="COMMAND")
    arguments = parser.parse_args()
    lint = arguments.markdownlint.split()
    per_document: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        for size in arguments.sizes:
            folder = Path(scratch) / str(size) / "base"
            generate = ["-m", "bench.generate", str(folder), "--documents", str(size)]
            subprocess.run([sys.executable, *generate, "--seed", str(arguments.seed)], check=True)
            measured = measure(folder, arguments.runs, lint)
            print(f"{size} documents")
            for name, taken in measured.items():
                median = statistics.median(one.seconds for one in taken)
                per_document[name].append(median / size * 1000)
                peak = max(one.megabytes for one in taken)
                print(f"  {name:18} {median:8.2f} s  peak {peak:5.0f} MB  {_times(measured, name)}")
            shutil.rmtree(folder.parent)
    print("milliseconds for each document, by size")
    for name, values in per_document.items():
        print(f"  {name:18} {'  '.join(f'{value:7.3f}' for value in values)}")


def _times(measured: dict[str, list[Run]], name: str) -> str:
    """How many times as long markdownlint-cli2 took, in the same rounds."""
    if LINT not in measured or name == LINT:
        return ""
    pairs = zip(measured[LINT], measured[name], strict=True)
    ratios = [lint.seconds / own.seconds for lint, own in pairs]
    return f"markdownlint-cli2 took {statistics.median(ratios):.1f} × as long ({min(ratios):.1f}–{max(ratios):.1f})"


if __name__ == "__main__":
    main()
