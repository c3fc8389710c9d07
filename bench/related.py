"""``python -m bench.related [DIR]``: how good similar incidents are, and how long those of a whole base take.

DIR is a base; without it ones of 1,000 and 10,000 documents are generated (reading the latter takes minutes). Seconds are the
processor's; reading the documents is not counted.
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


def _measure(knowledge: Knowledge) -> None:
    start = time.process_time()
    relations = Relations(knowledge)
    read = time.process_time()
    relations.compute_all()
    computed = time.process_time()
    for incident in knowledge.incidents:
        relations.related(incident, 3)
    explained = time.process_time()
    one = Relations(knowledge)
    before = time.process_time()
    one.related(knowledge.incidents[0], 3)
    alone = time.process_time() - before
    print(
        f"{len(knowledge.incidents)} incidents: terms {read - start:.1f} s, nearest {computed - read:.1f} s, "
        f"with reasons {explained - computed:.1f} s; one alone {alone:.2f} s more than the terms"
    )


if __name__ == "__main__":
    main()
