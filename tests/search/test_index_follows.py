"""The index follows the files: whatever happened to them and to those who indexed, a search answers as over a fresh index."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from kyokun.knowledge.base import Base
from kyokun.search import building
from kyokun.search.answers import Answer, Order
from kyokun.search.index import open_index
from kyokun.search.parsing import parse
from tests.search.small_base import make, postmortem, searching

WORDS = (
    "メモリリーク",
    "接続プール",
    "証明書",
    "timeout",
    "connection pool",
    "OutOfMemoryError",
    "夜",
    "api",
)
QUERIES = (
    *WORDS,
    "メモリ timeout",
    "証明書 OR connection",
    "-timeout",
    "time*",
    "severity:high",
    "since:2025-03",
    "service:api 夜",
    "PM-0",
    "type:lesson",
    "type:action",
    "コネクション",
)


def answers(base: Base, cache: Path) -> list[Answer]:
    """What all the queries find."""
    with searching(base, cache) as searcher:
        relevant = [searcher.search(parse(query), 50) for query in QUERIES]
        return [*relevant, searcher.search(parse("type:incident"), 50, Order.DATE)]


def killed_while_indexing(base: Base, cache: Path, steps: int) -> bool:
    """A process of its own brings the index up to date and is killed at its n-th step with a file. False: it was done before."""
    child = os.fork()
    if child == 0:  # no return to the tests from here
        left = [steps]

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            if event in ("open", "os.rename", "os.remove", "os.mkdir") and str(cache) in str(arguments[0]):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        status = 1
        try:
            sys.addaudithook(watch)
            with open_index(base, cache, lambda _: None):
                status = 0
        finally:
            os._exit(status)
    _, how = os.waitpid(child, 0)
    assert os.WIFSIGNALED(how) or os.waitstatus_to_exitcode(how) == 0
    return os.WIFSIGNALED(how)


def document(random: Random, number: int) -> str:
    """Some document."""
    front = [f"severity: {random.choice(('high', 'low'))}", f"services: [{random.choice(('api', 'web'))}]"]
    words = "。".join(random.choices(WORDS, k=random.randint(0, 6)))
    body = (
        f"## アクションアイテム\n\n- [ ] 1. {random.choice(WORDS)} — @alice\n"
        if random.random() < 0.5
        else ""
    )
    day = f"2025-0{random.randint(1, 9)}-11T10:00+09:00"
    return postmortem(f"PM-{number:03d}", random.choice(WORDS), *front, summary=words, body=body, started=day)


def write(base: Base, random: Random) -> None:
    """Write a file anew, or another."""
    number = random.randint(1, 25)
    folder = base.root / "postmortems" / random.choice(("2024", "2025"))
    folder.mkdir(exist_ok=True)
    (folder / f"PM-{number:03d}.md").write_text(document(random, number), encoding="utf-8")


def write_quietly(base: Base, random: Random) -> None:
    """The same number of bytes at the same time: only the content tells."""
    path = random.choice(files(base))
    text = path.read_text(encoding="utf-8")
    status = path.stat()
    path.write_text(text.replace("timeout", "TIMEOUx").replace("夜", "朝"), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def remove(base: Base, random: Random) -> None:
    random.choice(files(base)).unlink()


def rename(base: Base, random: Random) -> None:
    path = random.choice(files(base))
    path.rename(path.with_name(f"PM-{random.randint(100, 199)}.md"))


def swap(base: Base, random: Random) -> None:
    """Two files change places, times and all."""
    one, other = random.choice(files(base)), random.choice(files(base))
    between = one.with_name("_between.md")
    one.rename(between)
    if other.exists():
        other.rename(one)
    between.rename(other)


def break_up(base: Base, random: Random) -> None:
    """A file that cannot be read."""
    random.choice(files(base)).write_bytes(b"\x00\xff" * 40)


def touch(base: Base, random: Random) -> None:
    os.utime(random.choice(files(base)), ns=(1, random.randint(1, 2**40)))


def reword_prompts(base: Base, random: Random) -> None:
    """The base's own templates: what they ask is not what authors wrote."""
    (base.root / "templates").mkdir(exist_ok=True)
    (base.root / "templates" / "postmortem.ja.md").write_text(f"<!-- {random.random()} -->", encoding="utf-8")


CHANGES: tuple[Callable[[Base, Random], None], ...] = (
    *[write] * 6,
    *[remove] * 2,
    *[rename] * 2,
    write_quietly,
    swap,
    break_up,
    touch,
    reword_prompts,
)


def files(base: Base) -> list[Path]:
    return sorted((base.root / "postmortems").rglob("*.md"))


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_and_kills_a_search_answers_as_over_a_fresh_index(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_SMALL_SEGMENT", 6)  # so that segments are merged, and gaps stay
    random = Random(seed)  # noqa: S311 - a test's data
    base = make(tmp_path / "base")
    cache = tmp_path / "cache"
    kills = 0
    for step in range(8):
        for _ in range(random.randint(1, 4)):
            random.choice(CHANGES)(base, random) if len(files(base)) > 2 else write(base, random)
        while random.random() < 0.5:
            kills += killed_while_indexing(base, cache, random.randint(0, 60))
        assert answers(base, cache) == answers(base, tmp_path / f"fresh-{step}")
    assert kills


def test_a_kill_at_each_step_of_an_update_leaves_an_index_that_answers(tmp_path: Path) -> None:
    base = make(tmp_path / "base")
    cache = tmp_path / "cache"
    path = base.root / "postmortems" / "2025" / "PM-001.md"
    steps = 0
    while True:
        path.write_text(postmortem("PM-001", f"停電 {steps}"), encoding="utf-8")
        was_killed = killed_while_indexing(base, cache, steps)
        with searching(base, cache) as searcher:
            assert searcher.search(parse(f'"停電 {steps}"'), 5).total == 1
            assert searcher.search(parse("メモリリーク"), 5).total == 2
        steps += 3
        if not was_killed:
            break
    assert steps > 15


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    base = make(tmp_path / "base")
    cache = tmp_path / "cache"
    for path in base.root.rglob("*.md"):
        os.utime(path, ns=(10**18, 10**18))

    def listed() -> dict[str, tuple[int, int]]:
        found = {path: path.stat() for path in cache.rglob("*") if path.name != "clock"}
        return {str(path): (one.st_ino, one.st_mtime_ns) for path, one in found.items() if path.is_file()}

    with open_index(base, cache, lambda _: None):
        first = listed()
    for _ in range(2):
        with open_index(base, cache, lambda _: None) as index:
            assert index.note is None
    assert {name.rpartition("/")[2] for name in listed()} == {name.rpartition("/")[2] for name in first}
