"""How long a cold ``kyokun check`` takes, interpreter start included: ``python -m bench.check_cold [--runs N]``.

Each command is a process of its own; the runs of all commands take turns, so that a machine's drift hits them alike.
Prints the median and the range in milliseconds, and the ratio to starting Python and doing nothing.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ONE = "postmortems/2025/PM-042-server-memory.md"


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    python = [sys.executable]
    kyokun = [*python, "-m", "kyokun.cli"]
    commands = {
        "python -c pass": [*python, "-c", "pass"],
        "kyokun check ONE-FILE": [*kyokun, "check", ONE],
        "kyokun check": [*kyokun, "check"],
    }
    corpora = os.environ.get("KYOKUN_CORPORA", "")
    if corpora:
        count = len(list(Path(corpora).rglob("*.md")))
        commands[f"kyokun check CORPORA ({count} documents)"] = [
            *kyokun,
            "check",
            "--format",
            "json",
            corpora,
        ]
    measured: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            took = seconds(command)
            if turn:  # the first turn warms the disk
                measured[name].append(took)
    base = statistics.median(measured["python -c pass"])
    for name, times in measured.items():
        median = statistics.median(times)
        print(
            f"{name:45} {median * 1000:7.0f} ms  ({min(times) * 1000:.0f}–{max(times) * 1000:.0f}, "
            f"n = {len(times)})  {median / base:.1f} × python"
        )


if __name__ == "__main__":
    main()
