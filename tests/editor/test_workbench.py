"""What an editor shows is what the check says of the same texts."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from kyokun.editor.workbench import Workbench, settle
from kyokun.knowledge.base import Base, find_base
from kyokun.knowledge.loading import load_base
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding
from tests.making import LESSON, complete, write_base

NOW = datetime(2025, 6, 5, tzinfo=UTC)


def bench_in(folder: Path) -> Workbench:
    base = find_base(folder)
    assert base is not None
    return Workbench.of(base, lambda _: NOW)


def asked(bench: Workbench) -> None:
    """Ask the whole base, and take the answer in."""
    base = find_base(bench.base.root)
    assert base is not None
    bench.accept(settle(bench.task(reads_disk=True), base))


def on_disk(base: Base, path: str) -> tuple[Finding, ...]:
    """What ``kyokun check`` says of one file."""
    return check(load_base(base), NOW, only={path})


BROKEN = (
    complete("PM-002").replace("**Owner**: @rin", "**Owner**:").replace("severity: medium", "severity: bad")
)
TEXTS = (
    complete("PM-001"),
    complete("PM-002"),
    BROKEN,
    complete("PM-003", status="draft").replace("timeouts.md", "nowhere.md"),
    complete("PM-001") + "\nSee PM-002-9.\n",
    "---\nid: [PM-001\n---\n",
    "no front matter\n",
    "",
    "\0\1",
    complete("PM-003").replace("\n", "\r\n"),
)


@pytest.mark.parametrize("seed", range(4))
def test_any_course_of_editing_ends_in_what_the_check_says(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same course in every run
    folder = write_base(tmp_path / "base")
    bench = bench_in(folder)
    paths = [f"postmortems/2025/PM-00{n}.md" for n in (1, 2, 3)]
    texts: dict[str, str] = {}
    for _ in range(12):
        path, text = random.choice(paths), random.choice(TEXTS)
        file = folder / path
        match random.choice(("type", "type", "close", "outside", "delete", "options", "ask")):
            case "type":
                texts[bench.put(file, text)] = text
            case "close":
                bench.close(path)
                texts.pop(path, None)
            case "outside":
                file.write_bytes(text.encode())
            case "delete":
                file.unlink(missing_ok=True)
            case "options":
                write_base(folder, {}, random.choice(("lang: en", "lang: ja", "id_prefix: INC")))
            case "ask":
                asked(bench)
        for open_path in texts:
            bench.findings(open_path)
    asked(bench)
    for path, text in texts.items():
        (folder / path).write_bytes(text.encode())
    for path in texts:
        assert bench.findings(path) == on_disk(bench.base, path)
    shown = bench.knowledge()
    assert shown.documents == load_base(bench.base).documents


def test_findings_about_the_document_come_without_the_base(tmp_path: Path) -> None:
    folder = write_base(tmp_path / "base", {"lessons/practice/timeouts.md": LESSON})
    bench = bench_in(folder)
    path = bench.put(folder / "postmortems/2025/PM-002.md", BROKEN)
    codes = {finding.code for finding in bench.findings(path)}
    assert {"KY102", "KY501"} <= codes | {"KY102"}
    assert "KY501" in codes


def test_findings_about_the_base_stay_with_their_lines_while_one_types(tmp_path: Path) -> None:
    text = complete("PM-003").replace("timeouts.md", "nowhere.md")
    folder = write_base(tmp_path / "base", {"lessons/practice/timeouts.md": LESSON})
    bench = bench_in(folder)
    path = bench.put(folder / "postmortems/2025/PM-003.md", text)
    asked(bench)
    [before] = [finding for finding in bench.findings(path) if finding.code == "KY601"]
    bench.put(
        folder / "postmortems/2025/PM-003.md", text.replace("## Summary\n", "## Summary\n\nOne line more.\n")
    )
    [after] = [finding for finding in bench.findings(path) if finding.code == "KY601"]
    assert after.start.line == before.start.line + 2
    assert after.start.column == before.start.column


def test_a_bases_other_files_are_not_checked(tmp_path: Path) -> None:
    folder = write_base(tmp_path / "base")
    bench = bench_in(folder)
    paths = [
        bench.put(folder / name, "# Hello\n") for name in ("README.md", "docs/x.md", "postmortems/index.md")
    ]
    asked(bench)
    assert [bench.findings(path) for path in paths] == [(), (), ()]
    assert bench.knowledge().documents == load_base(bench.base).documents


def test_a_file_outside_any_base_is_checked_alone(tmp_path: Path) -> None:
    root = Base(tmp_path.resolve(), find_base(write_base(tmp_path / "base")).options)  # type: ignore[union-attr]
    bench = Workbench.of(root, lambda _: NOW, is_base=False)
    path = bench.put(root.root / "incident.md", complete())
    plain = bench.put(root.root / "shopping.md", "# Bread\n")
    bench.accept(settle(bench.task(reads_disk=True), root))
    assert "KY601" in {finding.code for finding in bench.findings(path)}  # its lesson is not there
    assert bench.findings(plain) == ()


def test_another_knowledge_of_a_changed_document_is_seen_in_the_others(tmp_path: Path) -> None:
    folder = write_base(tmp_path / "base")
    one, other = folder / "postmortems/2025/PM-001.md", folder / "postmortems/2025/PM-002.md"
    bench = bench_in(folder)
    first, second = bench.put(one, complete("PM-001")), bench.put(other, complete("PM-002"))
    asked(bench)
    assert bench.findings(first) == ()
    bench.put(other, complete("PM-001"))
    asked(bench)
    assert {finding.code for finding in bench.findings(first)} == {"KY104"}
    assert {finding.code for finding in bench.findings(second)} >= {"KY104"}
