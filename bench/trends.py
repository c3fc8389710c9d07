"""How long all trends of a base take once it is read: ``python -m bench.trends DIR [--runs N]``.

``DIR`` is a base, such as ``python -m bench.generate DIR --documents 10000`` writes. Prints the best and the median of the runs
by month and by year, of the periods that ``kyokun trends`` tells unless asked otherwise and over the whole time the base tells of,
in processor time and by the clock, and beside them how long a fixed loop takes on this machine now.
"""

import argparse
import gc
import statistics
import time
from dataclasses import replace
from itertools import product
from pathlib import Path

from kyokun.knowledge.base import find_base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.trends.periods import Granularity
from kyokun.trends.trends import Query, trends

_LOOP = 10_000_000


def yardstick() -> float:
    """Processor seconds for ten million additions: about 0.5 where nothing else runs."""
    started = time.process_time()
    total = 0
    for number in range(_LOOP):
        total += number
    return time.process_time() - started


def seconds(knowledge: Knowledge, by: Granularity, *, ever: bool) -> tuple[float, float]:
    """Processor time and wall time of everything that ``kyokun trends`` computes, from knowledge that nothing was asked of yet."""
    fresh = replace(knowledge)
    last = knowledge.options.now.date() if knowledge.options.now else None
    days = [one.postmortem.happened_at for one in knowledge.incidents]
    first = min(when.at.date() for when in days if not isinstance(when, str))
    if last is None:
        last = max(when.at.date() for when in days if not isinstance(when, str))
    gc.collect()
    gc.disable()  # as the command does
    started, processor = time.perf_counter(), time.process_time()
    trends(fresh, Query(by, first, last) if ever else Query(by), last)
    took = (time.process_time() - processor, time.perf_counter() - started)
    gc.enable()
    return took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, metavar="DIR")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    base = find_base(given.base)
    if base is None:
        raise SystemExit(f"{given.base}: no knowledge base")
    started = time.perf_counter()
    knowledge = load_base(base)
    print(f"{len(knowledge.documents)} documents read in {time.perf_counter() - started:.1f} s")
    for ever, by in product((False, True), (Granularity.MONTH, Granularity.YEAR)):
        measured = zip(*(seconds(knowledge, by, ever=ever) for _ in range(given.runs)), strict=True)
        for what, runs in zip(("processor", "clock"), measured, strict=True):
            print(
                f"all trends by {by}, {'all' if ever else 'usual'} periods, {what:9}: "
                f"best {min(runs):.2f} s, median {statistics.median(runs):.2f} s"
            )
    print(f"yardstick: {yardstick():.2f} s")


if __name__ == "__main__":
    main()
