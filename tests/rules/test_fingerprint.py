"""A finding keeps its fingerprint while lines move, and shares it with no other."""

import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kyokun.rules.checking import check
from kyokun.rules.fingerprint import fingerprints
from kyokun.text.span import Lines, Position
from tests.reporters.finding_reports import ASKED, BASE, NOW, finding
from tests.reporters.loading import load_folder


def of_base(folder: Path) -> list[str]:
    knowledge = load_folder(folder)
    sources = {document.path: document.lines for document in knowledge.documents}
    return list(fingerprints(check(knowledge, NOW, ASKED), sources))


def test_lines_inserted_above_and_other_white_space_change_none(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    before = of_base(tmp_path)
    assert len(set(before)) == len(before) > 5
    for file in (tmp_path / "postmortems").rglob("*.md"):
        text = file.read_text("utf-8").replace("\n## Action items", "\nMore.\n\n## Action items")
        text = text.replace("title: ", "tags: [db]\ntitle: ", 1).replace("- [ ] 1. ", "-  [ ]  1.  ")
        file.write_bytes(text.replace("\n", "  \r\n").encode())
    assert of_base(tmp_path) == before


def test_code_path_subject_line_and_count_tell_them_apart() -> None:
    sources = {"a.md": Lines("same\nsame\nother\n"), "b.md": Lines("same\n")}
    found = [
        finding(end=Position(1, 5)),
        finding(end=Position(1, 5)),
        finding(line=2, end=Position(2, 5)),
        finding(line=3, end=Position(3, 6)),
        finding(),
        finding(code="KY502"),
        finding(path="b.md"),
        finding(subject="PM-001-1"),
        finding(path="gone.md"),
    ]
    assert len(set(fingerprints(found, sources))) == len(found)


@given(st.text(), st.text())
def test_any_text_has_one(text: str, message: str) -> None:
    found = finding(message, path=text, code=text, subject=text)
    (mark,) = fingerprints([found], {text: Lines(text)})
    assert len(mark) == 64


def test_numbers_that_time_and_other_lines_move_do_not_count_but_what_is_missing_does() -> None:
    lines = {"a.md": Lines("# Title\n")}

    def mark(message: str) -> tuple[str, ...]:
        return fingerprints([finding(message, end=Position(1, 8))], lines)

    assert mark("it is 1 day overdue (line 7)") == mark("it is 12 days overdue (line 70)")
    assert mark("the section “Impact” is missing") != mark("the section “Summary” is missing")


def test_what_is_missing_stands_on_no_line_and_what_is_wrong_does() -> None:
    before, after = {"a.md": Lines("one\n")}, {"a.md": Lines("two\n")}
    nowhere, somewhere = finding(), finding(end=Position(1, 4))
    assert fingerprints([nowhere], before) == fingerprints([nowhere], after)
    assert fingerprints([somewhere], before) != fingerprints([somewhere], after)
