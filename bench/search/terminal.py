"""How well and how fast the terminal's search answers: ``python -m bench.search.terminal DIR [--seed S] [--misses]``.

DIR is a base, such as ``python -m bench.generate`` writes; a copy of it is indexed anew. Prints the seconds for the index, for
ten edits and for a cold command, the milliseconds of a query in a warm process, the size of the index; and by kind of query and
language recall (of all documents that contain the text, those found) and precision (of the first ten found, those that do).
"""

import argparse
import gc
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.search.queries import Query, draw
from bench.search.truth import Text, containing, read_texts
from kyokun.knowledge.base import Base, find_base
from kyokun.search.answers import Searcher
from kyokun.search.index import open_index
from kyokun.search.parsing import parse
from kyokun.search.records import group_of

FIRST = 10


@dataclass(frozen=True, slots=True)
class Score:
    """How one query was answered; None where there was nothing to find, or nothing was found."""

    query: Query
    recall: float | None
    precision: float | None
    seconds: float
    """Of wall time."""
    processor: float
    """Seconds of this process's processor time: what counts on a machine that others use too."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="name the queries that were not answered fully")
    arguments = parser.parse_args()
    gc.set_threshold(100_000)  # as the command does
    with TemporaryDirectory() as temporary:
        root, cache = Path(temporary) / "base", Path(temporary) / "cache"
        shutil.copytree(arguments.folder, root)
        texts = read_texts(root)
        print(f"{len(texts)} documents, {os.cpu_count()} processors")
        base = find_base(root)
        if base is None:
            sys.exit(f"{root}: no base")
        measure_index(base, cache)
        scores = measure_queries(base, cache, texts, draw(texts, arguments.seed))
        report(scores, misses=arguments.misses)
        measure_command(root, cache)
        measure_edits(base, cache, sorted(texts))


def measure_index(base: Base, cache: Path) -> None:
    """Index from nothing, and how large that is."""
    seconds = timed(lambda: _opened(base, cache))
    size = sum(file.stat().st_size for file in cache.rglob("*") if file.is_file())
    print(f"index: {seconds:.1f} s, {size / 1e6:.1f} MB")


def measure_edits(base: Base, cache: Path, paths: Sequence[str]) -> None:
    """Bring the index up to date after ten edits."""
    for path in paths[:: max(1, len(paths) // FIRST)][:FIRST]:
        with (base.root / path).open("a", encoding="utf-8") as stream:
            stream.write("\nA line more.\n")
    print(f"after ten edits: {timed(lambda: _opened(base, cache)):.2f} s")


def measure_command(root: Path, cache: Path, runs: int = 9) -> None:
    """Whole commands, each a process of its own, against starting Python and doing nothing."""
    command = [sys.executable, "-m", "kyokun.cli", "search", "-C", str(root)]
    queries = ("証明書", "connection pool", "PM-0042", "障害 severity:high", "timeout* year:2020")
    environment = {**os.environ, "KYOKUN_CACHE_DIR": str(cache)}
    bare = statistics.median(
        timed(lambda: _run([sys.executable, "-c", "pass"], environment)) for _ in range(runs)
    )
    for query in queries:
        times = [timed(lambda: _run([*command, query], environment)) for _ in range(runs)]  # noqa: B023
        median = statistics.median(times)
        print(
            f"cold command {query!r}: {median:.2f} s (worst {max(times):.2f}), {median / bare:.1f} × python"
        )


def measure_queries(
    base: Base, cache: Path, texts: Mapping[str, Text], queries: Sequence[Query]
) -> list[Score]:
    """Each query in one warm process."""
    scores = []
    paths = {group_of(path): path for path in texts}
    with open_index(base, cache, lambda _: None) as index:
        searcher = Searcher(index)
        searcher.search(parse("warm"), FIRST)
        for query in queries:
            started, worked = time.perf_counter(), time.process_time()
            answer = searcher.search(parse(query.typed), FIRST)
            seconds, processor = time.perf_counter() - started, time.process_time() - worked
            wanted = containing(texts, query.text)
            found = {paths[number] for number in searcher.documents(parse(query.typed))}
            first = [group.about.path for group in answer.groups]
            scores.append(
                Score(
                    query,
                    len(found & wanted) / len(wanted) if wanted else None,
                    sum(path in wanted for path in first) / len(first) if first else None,
                    seconds,
                    processor,
                )
            )
    return scores


def report(scores: Sequence[Score], *, misses: bool) -> None:
    """Means by language and kind, and the times of all."""
    kinds: defaultdict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in scores:
        kinds[score.query.lang, score.query.kind].append(score)
        kinds[score.query.lang, "all"].append(score)
    print(f"{'':15} {'n':>4} {'recall':>8} {'first 10':>9} {'p50 ms':>8} {'p95 ms':>8} {'p95 CPU':>8}")
    for (lang, kind), some in [*sorted(kinds.items()), (("all", "queries"), list(scores))]:
        times = sorted(score.seconds * 1000 for score in some)
        worked = sorted(score.processor * 1000 for score in some)
        print(
            f"{lang:3} {kind:11} {len(some):4} {_mean([one.recall for one in some]):8.4f} "
            f"{_mean([one.precision for one in some]):9.4f} {statistics.median(times):8.1f} "
            f"{_at(times, 0.95):8.1f} {_at(worked, 0.95):8.1f}"
        )
    if misses:
        for score in scores:
            if (score.recall or 0) < 1 or (score.precision or 0) < 1:
                print(
                    f"  {score.query.lang} {score.query.kind}: {score.query.text!r} recall {score.recall} first {score.precision}"
                )


def timed(work: Callable[[], object]) -> float:
    """Seconds of wall time."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _opened(base: Base, cache: Path) -> None:
    with open_index(base, cache, lambda _: None):
        pass


def _run(command: Sequence[str], environment: Mapping[str, str]) -> None:
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)


def _mean(values: Sequence[float | None]) -> float:
    known = [value for value in values if value is not None]
    return statistics.fmean(known) if known else float("nan")


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


if __name__ == "__main__":
    main()
