"""``python -m bench.related [DIR]``: how good similar incidents are, and how long those of a whole base take.

DIR is a base; without it ones of 1,000 and 10,000 documents are generated (reading the latter takes minutes). Seconds are the
clock's and, in brackets, the processors'; reading the documents is not counted. The terms and the nearest are what is
computed once for the whole base, recurrences with them; the reasons are worded for what is shown, as a page asks for them.
"""

import argparse
import tempfile
import time
from pathlib import Path

from tests.related.judging import PARTS, judge, labelled

from bench.generate.__main__ import write
from kyokun.knowledge.base import find_base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.search.related.relations import Relations

SIZES = (1_000, 10_000)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.related", description=__doc__)
    parser.add_argument("directory", nargs="?", type=Path, help="a base; else generated ones")
    arguments = parser.parse_args()
    relations = Relations(labelled())
    for part in PARTS:
        print(f"{part:>9}  {judge(relations, part)}")
    if arguments.directory is not None:
        _measure(_knowledge(arguments.directory))
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            base = Path(folder) / str(size)
            write(base, size, seed=1)
            _measure(_knowledge(base))


def _knowledge(root: Path) -> Knowledge:
    base = find_base(root)
    if base is None:
        raise SystemExit(f"{root}: no base")
    return load_base(base)


_Seconds = tuple[float, float]


def _now() -> _Seconds:
    return time.perf_counter(), time.process_time()


def _between(start: _Seconds, end: _Seconds) -> str:
    return f"{end[0] - start[0]:.1f} s ({end[1] - start[1]:.1f})"


def _measure(knowledge: Knowledge) -> None:
    start = _now()
    relations = Relations(knowledge)
    read = _now()
    relations.compute_all()
    computed = _now()
    for incident in knowledge.incidents:
        relations.related(incident, 3)
    explained = _now()
    one = Relations(knowledge)
    before = _now()
    one.related(knowledge.incidents[0], 3)
    alone = _now()
    print(
        f"{len(knowledge.incidents)} incidents: terms {_between(start, read)}, nearest {_between(read, computed)}, "
        f"together {_between(start, computed)}; reasons of three of each language and of three lessons "
        f"{_between(computed, explained)}; one alone {_between(before, alone)} more than the terms"
    )


if __name__ == "__main__":
    main()
