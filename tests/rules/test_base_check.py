"""Checking with what was kept from before finds exactly what checking without finds, whatever happens in between."""

import os
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kyokun.knowledge.base import Base, find_base
from kyokun.knowledge.store import Store
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.reporters.findings_json import findings_json
from kyokun.rules.base_check import Request, check_base
from kyokun.rules.checking import summarise
from tests.making import LESSON, complete, write_base

NOW = datetime.fromisoformat("2025-06-05T09:00+09:00")
LATER = 10_000_000_000
"""Nanoseconds: as if files that were just written had been there for a while."""


class World:
    """A base that changes, and what is kept of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same in every run
        self.base = write_base(
            folder / "base",
            {
                "postmortems/2025/PM-001-a.md": complete("PM-001"),
                "postmortems/2025/PM-002-b.md": complete("PM-002").replace("2025-06-01", "2025-06-02"),
                "postmortems/2025/PM-003-c.md": complete("PM-003", status="draft")
                + "\nSee PM-009, PM-001-7.\n",
                "postmortems/2025/PM-004-d.md": complete("PM-004", status="published"),
                "lessons/practice/timeouts.md": LESSON,
                "lessons/practice/retries.md": LESSON.replace("title: ", "title: Again "),
            },
        )
        self.kept = folder / "kept"
        self.now = NOW
        self.under: tuple[str, ...] | None = None

    def files(self) -> list[Path]:
        return sorted(self.base.glob("[pl]*s/**/*.md"))

    def any_file(self) -> Path:
        return self.random.choice(self.files())

    def edit(self) -> None:
        """Other content of the same size, and the time of the last change put back."""
        file = self.any_file()
        before = file.stat()
        text = file.read_bytes().decode("latin-1")
        pairs = [
            ("status: review", "status: closed"),
            ("status: closed", "status: review"),
            ("PM-009", "PM-002"),
        ]
        pairs += [("PM-002", "PM-001"), ("high", "none"), ("2025-06-0", "2024-06-0"), ("-06-02", "-06-03")]
        old, new = self.random.choice([pair for pair in pairs if pair[0] in text] or [("\n", "\n")])
        self.tick(before)
        file.write_bytes(text.replace(old, new, 1).encode("latin-1"))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def tick(self, before: os.stat_result) -> None:
        """Until the file system's clock has moved on from a file's last change."""
        probe = self.base / ".probe"
        probe.touch()
        while probe.stat().st_ctime_ns <= before.st_ctime_ns:
            probe.touch()

    def grow(self) -> None:
        lines = [
            "",
            "The operator should have known better.",
            "[x](gone.md)",
            "[y](PM-002-b.md#nowhere)",
            "PM-042",
        ]
        lines += [
            "<!-- kyokun-ignore KY604: it will come -->",
            "- [z](../../lessons/practice/nothing.md)",
            "TODO",
        ]
        with self.any_file().open("a", encoding="utf-8") as stream:
            stream.write(f"\n{self.random.choice(lines)}\n")

    def rename(self) -> None:
        file = self.any_file()
        file.rename(file.with_name(f"PM-{self.random.randrange(1, 12):03d}-{self.random.randrange(99)}.md"))

    def swap(self) -> None:
        one, other = self.any_file(), self.any_file()
        aside = self.base / "aside"
        one.rename(aside)
        if other.exists():
            other.rename(one)
        aside.rename(other)

    def copy(self) -> None:
        file = self.any_file()
        shutil.copy2(file, file.with_name(f"PM-{self.random.randrange(1, 12):03d}-copy.md"))

    def delete(self) -> None:
        if len(self.files()) > 2:
            self.any_file().unlink()

    def spoil(self) -> None:
        self.any_file().write_bytes(
            self.random.choice([b"", b"\x00\x01", b"---\nid: [\n---\n", "日本".encode("euc-jp")])
        )

    def options(self) -> None:
        chosen = [
            "lang: ja",
            "lang: en\nquiet_minutes: 1",
            "timezone: UTC",
            "id_prefix: INC",
            "extra_keys: [note]",
        ]
        chosen += ["lang: en", "lang: en\ndeadline_hours: {held: 1}", "internal_hosts: ['*.example.com']"]
        write_base(self.base, {}, self.random.choice(chosen))

    def templates(self) -> None:
        folder = self.base / "templates"
        folder.mkdir(exist_ok=True)
        lines = self.any_file().read_text(encoding="utf-8", errors="replace").splitlines()
        (folder / "postmortem.en.md").write_text(
            f"<!-- {self.random.choice(lines or ['x'])} -->", encoding="utf-8"
        )

    def pass_time(self) -> None:
        self.now += timedelta(hours=self.random.choice([1, 7, 26, 24 * 40, -30]))

    def ask(self) -> None:
        paths = [file.relative_to(self.base).as_posix() for file in self.files()]
        self.under = self.random.choice([None, (self.random.choice(paths),), ("lessons",), tuple(paths[:2])])

    def damage(self) -> None:
        for file in self.kept.glob("*.sqlite"):
            data = bytearray(file.read_bytes())
            match self.random.randrange(6):
                case 0:
                    file.unlink()
                case 1:
                    file.write_bytes(data[: self.random.randrange(len(data) + 1)])
                case 2:
                    file.write_bytes(self.random.randbytes(len(data)))
                case 3:
                    shutil.rmtree(self.kept)
                case _:
                    for _ in range(self.random.choice([1, 5, 200])):
                        data[self.random.randrange(len(data))] = self.random.randrange(256)
                    file.write_bytes(data)

    def change(self) -> None:
        """Any of it."""
        steps: list[Callable[[], None]] = [self.edit, self.edit, self.grow, self.rename, self.swap, self.copy]
        steps += [
            self.delete,
            self.spoil,
            self.options,
            self.templates,
            self.pass_time,
            self.ask,
            self.damage,
        ]
        self.random.choice(steps)()

    def request(self) -> Request:
        base = find_base(self.base)
        assert base is not None
        return Request(base, self.now, self.under, looked_at=time.time_ns() + LATER)

    def report(self, folder: Path | None) -> str:
        store = Store(folder, self.base)
        try:
            answer = check_base(self.request(), store)
        finally:
            store.close()
        return findings_json(answer.findings, summarise(answer.findings, len(answer.asked)), Language.EN)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_what_was_kept_makes_no_difference(seed: int, tmp_path: Path) -> None:
    world = World(tmp_path, seed)
    for _ in range(14):
        world.change()
        assert world.report(world.kept) == world.report(None)


def read_again(world: World) -> int:
    """How many documents a check reads."""
    counts = [0]
    store = Store(world.kept, world.base)
    check_base(world.request(), store, lambda done, _: counts.append(done))
    store.close()
    return counts[-1]


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    world = World(tmp_path, 0)
    assert read_again(world) == 6
    assert read_again(world) == 0
    world.grow()
    assert read_again(world) == 1
    os.utime(world.any_file())
    assert read_again(world) == 0
    world.now += timedelta(hours=1)
    assert read_again(world) == 0
    write_base(world.base, {}, "lang: en\nquiet_minutes: 7")
    assert read_again(world) == 6


def test_on_another_day_only_what_is_asked_about_is_read_again(tmp_path: Path) -> None:
    world = World(tmp_path, 0)
    assert read_again(world) == 6
    world.now += timedelta(days=1)
    world.under = ("postmortems/2025/PM-001-a.md",)
    assert read_again(world) == 1


def test_an_editors_text_counts_in_place_of_the_file(tmp_path: Path) -> None:
    world = World(tmp_path, 0)
    file = world.base / "postmortems/2025/PM-001-a.md"
    text = file.read_text(encoding="utf-8").replace("status: review", "status: closed") + "\nTODO PM-002-99\n"
    path = "postmortems/2025/PM-001-a.md"
    store = Store(None, world.base)
    check_base(world.request(), store)
    typed = check_base(replace(world.request(), texts={path: text}), store)
    file.write_text(text, encoding="utf-8")
    assert typed.findings == check_base(world.request()).findings


def test_several_processes_read_what_one_reads(tmp_path: Path) -> None:
    files = {
        f"postmortems/2025/PM-{at:03d}.md": f"---\nid: PM-{at:03d}\n---\n# {at}\nPM-{at + 1}\n"
        for at in range(1, 420)
    }
    base = Base(write_base(tmp_path, files), Options())
    one = check_base(Request(base, NOW))
    assert check_base(Request(base, NOW, processes=2)).findings == one.findings
    assert len(one.findings) > 420


@pytest.mark.parametrize("digits", [9, 20, 5000])
def test_a_number_too_long_to_count_with_is_an_id_like_any_other(tmp_path: Path, digits: int) -> None:
    number = "9" * digits
    files = {
        "postmortems/2025/PM-001-a.md": complete(f"PM-{number}"),
        "postmortems/2025/PM-001-b.md": complete(f"PM-00{number}"),
        "lessons/practice/timeouts.md": LESSON,
    }
    base = find_base(write_base(tmp_path / "base", files))
    assert base is not None
    told = [one.path for one in check_base(Request(base, NOW)).findings if one.code == "KY104"]
    assert told == ["postmortems/2025/PM-001-a.md", "postmortems/2025/PM-001-b.md"]
